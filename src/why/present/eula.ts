import { type Finding, typed } from '#diagnosis';
import { groupsText, ofGroup } from '../group-text.ts';
import { thenOffered } from './expectation.ts';
import type { PresentFacts } from './facts.ts';
import { act, fail, pass, seen, warn } from './found.ts';
import { PRESENT_MESSAGES as m } from './messages.ts';
import { approve } from './remedies.ts';

/** A6: license terms that nobody has accepted. Asked only of updates that have terms. */
export function eula(facts: PresentFacts): Finding | undefined {
  const { eula: terms, machine, approvals } = facts;
  if (terms === undefined) return undefined;
  const evidence = [
    seen('License terms', 'ライセンス条項', terms.id),
    ...terms.waiting.map(({ groupName, author, at }) =>
      seen('Approval that waits', '同意待ちの承認', ofGroup(groupName, author), at),
    ),
  ];
  if (terms.accepted) return pass('A6', m.say('eula-accepted', undefined), { evidence });
  const accept = act(
    'server',
    {
      en: 'Read the license terms and accept them, once for everybody.',
      ja: 'ライセンス条項を確認し、同意してください (1 回ですべてに有効です)。',
    },
    `todoku updates accept-eula ${typed(terms.id)}`,
  );
  if (terms.waiting.length === 0) {
    const approved = approvals.some(({ action }) => action === 'Install' || action === 'OptionalInstall');
    return approved
      ? undefined
      : warn('A6', m.say('eula-needed', undefined), { evidence, next: [approve(facts, ' --accept-eula')] });
  }
  const isApproved =
    machine === undefined
      ? approvals.some(({ action }) => action !== 'NotApproved')
      : machine.decision.winner !== undefined && machine.decision.winner.action !== 'NotApproved';
  const says = m.say('eula-waits', { groups: groupsText(terms.waiting.map(({ groupName }) => groupName)) });
  const rest = { evidence, next: [accept], then: thenOffered(facts) };
  return isApproved ? warn('A6', says, rest) : fail('A6', says, rest);
}
