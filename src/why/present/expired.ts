import type { Finding } from '#diagnosis';
import type { PresentFacts } from './facts.ts';
import { act, fail, pass, seen } from './found.ts';
import { PRESENT_MESSAGES as m } from './messages.ts';
import { lookAt } from './remedies.ts';

/** A3: withdrawn by its publisher. */
export function expired(facts: PresentFacts): Finding {
  if (!facts.update.expired) return pass('A3', m.say('not-expired', undefined));
  const successor = facts.superseding.find((each) => !each.declined && !each.expired);
  return fail('A3', m.say('expired', undefined), {
    evidence: [
      seen('Revision that says so', '期限切れのリビジョン', facts.revisions.newest),
      ...(successor === undefined
        ? []
        : [seen('Superseded by', '置き換える更新プログラム', successor.title)]),
    ],
    next:
      successor === undefined
        ? [lookAt(facts)]
        : [
            act(
              'server',
              {
                en: `Approve what supersedes it: ${successor.title}.`,
                ja: `置き換える更新プログラム「${successor.title}」を承認してください。`,
              },
              `todoku updates approve ${successor.updateId}`,
            ),
          ],
    then: {
      en: 'Computers that have it keep it; no other computer gets it any more.',
      ja: 'インストール済みのコンピューターからは削除されません。ほかのコンピューターには配信されなくなります。',
    },
  });
}
