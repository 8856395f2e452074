import type { Finding } from '#diagnosis';
import type { PresentFacts, ReportedState } from './facts.ts';
import { act, fail, pass, seen, warn } from './found.ts';
import { PRESENT_MESSAGES as m } from './messages.ts';
import { lookAt } from './remedies.ts';

const SHOWN = 5;
const HAS_IT: readonly (ReportedState | undefined)[] = ['Installed', 'InstalledPendingReboot'];

/** A4: superseded by what the machine has already, or takes instead. By itself being superseded keeps nothing from machines. */
export function superseded(facts: PresentFacts): Finding {
  const live = facts.superseding.filter(({ declined, expired }) => !declined && !expired);
  const [nearest] = live;
  if (nearest === undefined) return pass('A4', m.say('not-superseded', undefined));
  const evidence = live
    .slice(0, SHOWN)
    .map(({ title, approved }) =>
      approved
        ? seen('Superseded by (approved)', '置き換える更新プログラム (承認済み)', title)
        : seen('Superseded by (not approved)', '置き換える更新プログラム (未承認)', title),
    );
  const then = {
    en: 'Nothing needs to be done: what supersedes it contains its changes.',
    ja: '対処は不要です。置き換える更新プログラムに、この更新プログラムの変更が含まれています。',
  };
  const next = [lookAt(facts)];
  const installed = live.find(({ state }) => HAS_IT.includes(state));
  if (installed !== undefined)
    return fail('A4', m.say('superseded-installed', installed), { evidence, next, then });
  const needed = live.find(({ approved, state }) => approved && state !== undefined);
  if (needed !== undefined) return fail('A4', m.say('superseded-needed', needed), { evidence, next, then });
  const approved = live.find((each) => each.approved);
  if (approved !== undefined) return warn('A4', m.say('superseded-approved', approved), { evidence, next });
  return warn('A4', m.say('superseded-not-approved', nearest), {
    evidence,
    next: [
      act(
        'server',
        {
          en: `Consider approving the newer one: ${nearest.title}.`,
          ja: `より新しい更新プログラム「${nearest.title}」の承認を検討してください。`,
        },
        `todoku updates approve ${nearest.updateId} --preview`,
      ),
    ],
  });
}
