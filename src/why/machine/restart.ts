import type { Finding } from '#diagnosis';
import type { MachineFacts } from './facts.ts';
import { act, pass, seen, warn } from './finding.ts';
import { MACHINE_STATE_MESSAGES as m } from './state-messages.ts';

/** M-06: nothing waits for a restart. */
export function restart({ machine, collected }: MachineFacts): Finding | undefined {
  const restarts = machine?.restarts ?? [];
  const here = collected?.pendingRestart;
  if (restarts.length === 0 && here?.pending !== true) {
    // Reports alone do not tell of every restart that Windows waits for.
    return here === undefined ? undefined : pass('M-06', m.say('machine-no-restart', undefined));
  }
  const since = restarts.length === 0 ? undefined : Math.min(...restarts.map((each) => each.since));
  return warn('M-06', m.say('machine-restart-pending', { since }), {
    evidence: [
      ...restarts.slice(0, 3).map((each) => seen('Waits for it', '再起動待ち', each.title, each.since)),
      ...(here?.reasons ?? []).map((reason) => seen('Because of', '理由', reason)),
    ],
    next: [act('machine', { en: 'Restart the computer.', ja: 'コンピューターを再起動してください。' })],
  });
}
