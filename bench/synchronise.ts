import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type {
  CategoriesAnswer,
  SelectCategoriesAnswer,
  SyncRunDetails,
  SyncRunRow,
  SyncStatusAnswer,
} from '#server/admin';
import type { Dataset } from './dataset.ts';
import { admin, residentMemory, type Serving, startServing } from './serving.ts';

export interface SyncFigures {
  /** Of the first run, from its start until everything is served. */
  readonly revisions: number;
  readonly milliseconds: number;
  /** Highest resident memory of the downstream during it, MB. */
  readonly memory: number;
  /** Runs right after it that find nothing new, milliseconds each. */
  readonly unchanged: readonly number[];
}

/** A second Todoku in a process of its own takes the whole catalog of the first over loopback: all on this machine. */
export async function measureSynchronisation(dataset: Dataset): Promise<SyncFigures> {
  const directory = await mkdtemp(join(tmpdir(), 'todoku-bench-'));
  const above = await startServing(dataset.directory);
  const below = await startServing(directory);
  try {
    await admin(below, 'PUT', '/upstream', { url: `http://127.0.0.1:${above.port}`, rollup: false });
    await selectEverything(below);
    const peak = watchMemory(below.pid);
    const first = await synchronise(below);
    const memory = await peak.stop();
    const unchanged: number[] = [];
    for (let run = 0; run < 5; run++) unchanged.push(took(await synchronise(below)));
    return {
      revisions: first.counts.new + first.counts.revised,
      milliseconds: took(first),
      memory,
      unchanged,
    };
  } finally {
    await below.stop();
    await above.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

/** Runs once and fails when it does not succeed. */
export async function synchronise(serving: Serving, request: object = {}): Promise<SyncRunDetails> {
  const { id } = await admin<SyncRunRow>(serving, 'POST', '/sync', request);
  for (;;) {
    const { running } = await admin<SyncStatusAnswer>(serving, 'GET', '/sync');
    if (running === undefined) {
      const run = await admin<SyncRunDetails>(serving, 'GET', `/sync/runs/${id}`);
      if (run.outcome === 'succeeded') return run;
      if (run.outcome !== 'running') throw new Error(`${run.outcome}: ${JSON.stringify(run.findings)}`);
    }
    await sleep(20);
  }
}

/** Fetches the tree and ticks all of it. */
export async function selectEverything(serving: Serving): Promise<void> {
  await synchronise(serving, { categoriesOnly: true });
  for (const kind of ['products', 'classifications']) {
    const { items } = await admin<CategoriesAnswer>(serving, 'GET', `/categories?kind=${kind}`);
    const enable = items.filter(({ type }) => type !== 'Category').map(({ id }) => id);
    await admin<SelectCategoriesAnswer>(serving, 'POST', '/categories/selection', { kind, enable });
  }
}

function took({ startedAt, endedAt }: SyncRunRow): number {
  return (endedAt ?? 0) - startedAt;
}

function watchMemory(pid: number): { stop(): Promise<number> } {
  let highest = 0;
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      highest = Math.max(highest, (await residentMemory(pid)) ?? 0);
      await sleep(50);
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await watching;
      return highest;
    },
  };
}
