import type { Finding } from '#diagnosis';
import { advise, seen } from './advice.ts';
import type { AbsentFacts } from './facts.ts';
import { fails, passes, say } from './finding.ts';
import { failedRun, isOn, judgeFailure } from './sync-failure.ts';

/** B2a: the last synchronisation failed on this side: name resolution, proxy, trust, disk, database, clock; or there is none at all. */
export function failedHere(facts: AbsentFacts): Finding | undefined {
  const { upstream, sync } = facts;
  if (upstream === undefined) {
    return fails('B2a', say('absent-no-upstream', undefined), {
      next: [advise('absent-do-set-upstream', 'server', 'todoku upstream set microsoft')],
    });
  }
  if (sync.last === undefined) return undefined;
  const failed = failedRun(facts);
  const upstreamSeen = seen('upstream', upstream.url);
  if (failed === undefined || !isOn(failed.fault.side, 'here', 'between')) {
    return passes('B2a', say('absent-sync-here-ok', { at: sync.last.startedAt }), [upstreamSeen]);
  }
  const code = failed.fault.side === 'here' ? 'absent-sync-failed-here' : 'absent-sync-failed-between';
  const found = judgeFailure('B2a', facts, failed, (cause, lastGoodAt) =>
    say(code, { cause, ...known(lastGoodAt) }),
  );
  return { ...found, evidence: [upstreamSeen, ...found.evidence] };
}

/** Leaves out what is not known. */
export function known(lastGoodAt: number | undefined): { readonly lastGoodAt?: number } {
  return lastGoodAt === undefined ? {} : { lastGoodAt };
}
