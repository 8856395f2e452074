import { type Dataset, type Held, openQuietly } from './dataset.ts';
import { scanRequests } from './reporting.ts';
import { admin, type Serving } from './serving.ts';
import { fire, type Shot } from './shots.ts';

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
  readonly alone: Shot;
  readonly beside: Shot;
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

/** What scans at a steady rate feel of housekeeping that has some ten thousand revisions to remove. */
export async function measureHousekeeping(
  serving: Serving,
  lists: readonly Held[],
  options: { readonly scansPerSecond: number; readonly seconds: number },
): Promise<HousekeepingResult> {
  const scans = await scanRequests(serving, lists);
  const steady = { rate: options.scansPerSecond };
  const alone = await fire(serving.port, scans, options.seconds, steady);
  const started = await admin<TaskState>(serving, 'POST', '/housekeeping/run', { gently: true });
  const beside = await fire(serving.port, scans, options.seconds, steady);
  const after = await admin<TaskState>(serving, 'GET', `/tasks/${started.id}`);
  const { items } = await admin<{ items: readonly Report[] }>(serving, 'GET', '/housekeeping/log?limit=1000');
  return { alone, beside, reports: items, outlasted: after.state === 'running' };
}
