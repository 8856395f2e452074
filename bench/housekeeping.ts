import { setTimeout } from 'node:timers/promises';
import { type Dataset, type Held, openQuietly } from './dataset.ts';
import { scanRequests } from './reporting.ts';
import { admin, type Serving } from './serving.ts';
import { fire, type Shot } from './shots.ts';

/** Until the removal begins, milliseconds from look to look, and looks at the most. */
const LOOK = 500;
const LOOKS = 1200;

interface Report {
  readonly task: string;
  readonly count: number;
  readonly bytes: number;
}

interface TaskState {
  readonly id: string;
  readonly state: string;
  readonly result?: { readonly reports: readonly Report[] };
}

export interface HousekeepingResult {
  /** Windows of the same length, one after the other. */
  readonly alone: readonly Shot[];
  readonly beside: readonly Shot[];
  /** What was removed meanwhile. */
  readonly reports: readonly Report[];
  /** Housekeeping went on for all of the time that scans were measured beside it. */
  readonly outlasted: boolean;
}

/** Makes everything due that was declined when the dataset was made. Done while no server has the data directory open. */
export async function makeDue(dataset: Dataset): Promise<void> {
  const todoku = await openQuietly(dataset.directory);
  try {
    await todoku.store.write(async (tx) =>
      tx.setSetting('housekeeping', { undoDays: 0, metadataDays: 0, revisionDays: 0, contentDays: 0 }),
    );
  } finally {
    await todoku.close();
  }
}

/**
 * What scans at a steady rate feel of housekeeping that has some ten thousand revisions to remove. Scans alone are measured after it was
 * stopped: with the very same requests, whose cookies are as old, so that nothing differs but what is done beside them.
 */
export async function measureHousekeeping(
  serving: Serving,
  lists: readonly Held[],
  options: { readonly scansPerSecond: number; readonly seconds: number; readonly windows: number },
): Promise<HousekeepingResult> {
  const scans = await scanRequests(serving, lists);
  const windows = async (): Promise<readonly Shot[]> => {
    const shots: Shot[] = [];
    for (let window = 0; window < options.windows; window++)
      shots.push(await fire(serving.port, scans, options.seconds, { rate: options.scansPerSecond }));
    return shots;
  };
  const started = await admin<TaskState>(serving, 'POST', '/housekeeping/run', { gently: true });
  const task = () => admin<TaskState>(serving, 'GET', `/tasks/${started.id}`);
  // First it looks at everything; what is measured is the removal.
  for (let looks = 0; (await removals(serving)).length === 0; looks++) {
    if (looks === LOOKS) throw new Error('nothing was removed');
    await setTimeout(LOOK);
  }
  const before = (await removals(serving)).length;
  const beside = await windows();
  const outlasted = (await task()).state === 'running';
  // Newest first.
  const reports = (await removals(serving)).slice(0, -before);
  await admin(serving, 'DELETE', `/tasks/${started.id}`);
  for (let looks = 0; (await task()).state === 'running' && looks < LOOKS; looks++) await setTimeout(LOOK);
  const alone = await windows();
  return { alone, beside, reports, outlasted };
}

async function removals(serving: Serving): Promise<readonly Report[]> {
  const { items } = await admin<{ items: readonly Report[] }>(serving, 'GET', '/housekeeping/log?limit=1000');
  return items.filter(({ task }) => task.startsWith('remove-'));
}
