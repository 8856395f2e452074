import type { Finding } from '#diagnosis';
import { advise, seen } from './advice.ts';
import type { AbsentFacts } from './facts.ts';
import { passes, say } from './finding.ts';
import { failedRun, isOn, judgeFailure } from './sync-failure.ts';
import { known } from './sync-here.ts';

/** B2b: the last synchronisation failed at the upstream, an incident of Microsoft's among these, or was held because of what came. */
export function failedThere(facts: AbsentFacts): Finding | undefined {
  const { upstream, sync } = facts;
  if (upstream === undefined || sync.last === undefined) return undefined;
  const failed = failedRun(facts);
  if (failed === undefined) {
    return passes('B2b', say('absent-sync-there-ok', { at: sync.last.startedAt }), [
      seen('upstream', upstream.url),
    ]);
  }
  // Who did not get through, or was stopped, has nothing to tell of the other side.
  if (!isOn(failed.fault.side, 'there', 'guard')) return undefined;
  const isMicrosoft = upstream.kind === 'microsoft';
  const code =
    failed.fault.side === 'guard'
      ? 'absent-sync-held'
      : isMicrosoft
        ? 'absent-sync-failed-microsoft'
        : 'absent-sync-failed-there';
  const further = isMicrosoft
    ? advise('absent-do-incident', 'person')
    : advise('absent-do-ask-upstream-admin', 'upstream');
  const found = judgeFailure(
    'B2b',
    facts,
    failed,
    (cause, lastGoodAt) => say(code, { cause, ...known(lastGoodAt) }),
    [further],
  );
  return { ...found, evidence: [seen('upstream', upstream.url), ...found.evidence] };
}
