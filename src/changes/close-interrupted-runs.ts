import type { StoreReader, SyncFinding, SyncRun } from '#store';
import { type Change, commit } from './commit.ts';
import { changeEvents } from './events.ts';
import { changesFailures } from './failures.ts';
import type { ChangeContext } from './types.ts';

/** How many runs are read at a time when all of them have to be looked at. */
const PAGE = 200;

/**
 * For the start of a server: runs that the history has as `running` were interrupted by the end of the process, and are closed as
 * such, with a finding that says so. Resolves with them, newest first.
 */
export async function closeInterruptedRuns(context: ChangeContext): Promise<readonly SyncRun[]> {
  const closed = await commit(context, async (tx): Promise<Change<readonly SyncRun[]>> => {
    const at = context.clock.now();
    const runs: SyncRun[] = [];
    for await (const run of runningRuns(tx)) runs.push(interrupted(run, at));
    for (const run of runs) await tx.putSyncRun(run);
    return runs.length === 0 ? { result: runs, unchanged: true } : { result: runs };
  });
  if (closed.length > 0) changeEvents.runsInterrupted(context.log, { runs: closed.map(({ id }) => id) });
  return closed;
}

async function* runningRuns(reader: StoreReader): AsyncIterable<SyncRun> {
  for (let offset = 0; ; offset += PAGE) {
    const { items } = await reader.syncRuns({ limit: PAGE, offset });
    yield* items.filter((run) => run.outcome === 'running');
    if (items.length < PAGE) return;
  }
}

function interrupted(run: SyncRun, at: number): SyncRun {
  const { code, sentence, hint } = changesFailures.fail('run-interrupted');
  const finding: SyncFinding = { level: 'warning', code, message: sentence, hint, at };
  return {
    ...run,
    outcome: 'interrupted',
    endedAt: at,
    phases: run.phases.map((phase) => (phase.endedAt === undefined ? { ...phase, endedAt: at } : phase)),
    findings: [...run.findings, finding],
  };
}
