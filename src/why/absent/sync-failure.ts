import type { Action, Evidence, Finding, Text } from '#diagnosis';
import { advise, seen, seenAt } from './advice.ts';
import type { AbsentFacts, RunHere } from './facts.ts';
import { cannotTell, fails, say, warns } from './finding.ts';
import { bringsNewSelection } from './new-selection.ts';
import { type FaultSide, type SyncFault, syncFault } from './sync-faults.ts';
import { timingOf } from './timing.ts';

/** The last run where it came to nothing, and whose fault that was. */
export interface FailedRun {
  readonly run: RunHere;
  readonly fault: SyncFault;
}

/** The last run, if it published nothing. */
export function failedRun({ sync: { last } }: AbsentFacts): FailedRun | undefined {
  if (last === undefined || last.outcome === 'succeeded' || last.outcome === 'partial') return undefined;
  const { error } = last;
  const untold =
    last.outcome === 'interrupted'
      ? 'changes/run-interrupted'
      : last.outcome === 'cancelled'
        ? 'upstream/cancelled'
        : 'upstream/unexpected';
  const fault = syncFault(error ?? { code: untold, message: '', hint: '' });
  if (last.outcome === 'cancelled') return { run: last, fault: { ...fault, side: 'person' } };
  if (last.outcome === 'held') return { run: last, fault: { ...fault, side: 'guard' } };
  return { run: last, fault };
}

type Sentence = (
  cause: Text,
  lastGoodAt: number | undefined,
) => { readonly code: string; readonly says: Text };

/**
 * What a failed run means for this update. It explains it alone where no run since the release, or since what it needs was selected, came
 * to its end; where the release is not known, nobody can say.
 */
export function judgeFailure(
  check: string,
  facts: AbsentFacts,
  { run, fault }: FailedRun,
  sentence: Sentence,
  further: readonly Action[] = [],
): Finding {
  const { lastGoodAt, failures } = facts.sync;
  const timing = timingOf(facts);
  const evidence = evidenceOf(run, failures, lastGoodAt);
  const next = [
    fault.command === undefined ? undefined : advise(adviceFor(fault.command), 'server', fault.command),
    ...further,
  ];
  const said = sentence(fault.says, lastGoodAt);
  if (timing === 'earlier' && lastGoodAt !== undefined && !bringsNewSelection(facts)) {
    const older = say('absent-sync-failed-since', { cause: fault.says, releasedBefore: lastGoodAt });
    return warns(check, older, { evidence, next });
  }
  if (timing === 'unknown' || timing === 'about-then') {
    return cannotTell(check, said, say('absent-decided-by-date', undefined).says, { evidence, next });
  }
  return fails(check, said, { evidence, next, then: nextRun(facts) });
}

/** Whether the fault of a run lies where a check looks. */
export function isOn(side: FaultSide, ...sides: readonly FaultSide[]): boolean {
  return sides.includes(side);
}

/** When synchronisation comes by itself again. */
export function nextRun({ sync: { nextAt } }: AbsentFacts): Text {
  return nextAt === undefined
    ? say('absent-then-no-schedule', undefined).says
    : say('absent-then-next-run', { at: nextAt }).says;
}

function adviceFor(
  command: string,
): 'absent-do-synchronize' | 'absent-do-accept-growth' | 'absent-do-look-further' {
  if (command.endsWith('--accept-growth')) return 'absent-do-accept-growth';
  return command === 'todoku sync run' ? 'absent-do-synchronize' : 'absent-do-look-further';
}

function evidenceOf(
  run: RunHere,
  failures: number,
  lastGoodAt: number | undefined,
): readonly (Evidence | undefined)[] {
  const { id, outcome, startedAt, phase, error } = run;
  return [
    seen('run', id, startedAt),
    seen('outcome', outcome, run.endedAt),
    phase === undefined ? undefined : seen('phase', phase),
    error === undefined ? undefined : seen('error', error.code),
    error?.detail === undefined ? undefined : seen('detail', error.detail),
    failures > 1 ? seen('failures', failures) : undefined,
    lastGoodAt === undefined ? undefined : seenAt('lastGood', lastGoodAt),
  ];
}
