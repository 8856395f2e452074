import type { Finding } from '#diagnosis';
import type { PresentFacts } from './facts.ts';
import { act, fail, pass, seen } from './found.ts';
import { PRESENT_MESSAGES as m } from './messages.ts';

/** A10: on a replica what is decided is decided on the upstream: what is not approved here was not, or not in time. Asked only of replicas. */
export function replica(facts: PresentFacts): Finding | undefined {
  const { replica: found, approvals, machine } = facts;
  if (found === undefined) return undefined;
  const { upstream: host, lastSyncAt, nextSyncAt } = found;
  const isApproved =
    machine === undefined
      ? approvals.some(({ action }) => action !== 'NotApproved')
      : machine.decision.winner !== undefined && machine.decision.winner.action !== 'NotApproved';
  const evidence = [
    seen('Last synchronization that succeeded', '最後に成功した同期', host, lastSyncAt),
    ...(nextSyncAt === undefined ? [] : [seen('Next synchronization', '次回の同期', host, nextSyncAt)]),
  ];
  if (isApproved) return pass('A10', m.say('replica-follows', { host }), { evidence });
  const says =
    lastSyncAt === 0 ? m.say('on-replica', { host }) : m.say('replica-behind', { host, at: lastSyncAt });
  return fail('A10', says, {
    evidence,
    next: [
      act('upstream', {
        en: `Approve it on the upstream server ${host}.`,
        ja: `アップストリーム サーバー ${host} で承認してください。`,
      }),
      act(
        'server',
        { en: 'Synchronize now, if it is approved there.', ja: '承認済みの場合は、今すぐ同期してください。' },
        'todoku sync run',
      ),
    ],
  });
}
