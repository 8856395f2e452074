import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Computer, Store } from '#store';
import type { UpdateStatus } from '#update';
import type { ComputerStatusRollupInfo, GetRollupConfigurationResponse } from '#wire';
import { upstreamFailures } from '../failures.ts';
import type { ToldComputer } from './computer-info.ts';
import { computersToTell } from './each-computer.ts';
import { batchesOf, batchSize, MOST_ROWS } from './limits.ts';
import type { RollupParts } from './parts.ts';
import { markOf, newestRows, type StatusMark, type StatusRow, statusNews } from './status-news.ts';
import type { Told } from './told.ts';
import { rollupTime } from './wire-time.ts';

/** An upstream that is busy wants to be left alone for a minute; Windows tries it three times more (MS-WSUSSS 3.2.4.5, note 77). */
const BUSY_PAUSE = 60_000;
const BUSY_RETRIES = 3;

/** MS-WSUSSS 3.1.4.17.3.4. */
const STATES: Readonly<Record<UpdateStatus['state'], number>> = {
  NotInstalled: 2,
  Downloaded: 3,
  Installed: 4,
  Failed: 5,
  InstalledPendingReboot: 6,
};

/** What of one computer is to be told, and what is remembered once it was taken. */
interface Due {
  readonly id: string;
  readonly info: ComputerStatusRollupInfo;
  readonly mark: StatusMark;
}

/** Asks of which computers the upstream has another status than it was told last (GetOutOfSyncComputers); theirs is told whole again. */
export async function forgetStale(
  { context, session }: RollupParts,
  configuration: GetRollupConfigurationResponse,
  told: Told,
): Promise<void> {
  const known = [...told].filter(([, { number }]) => number > 0);
  const most = batchSize(configuration, 'getOutOfSyncComputersMaxBatchSize');
  for (let from = 0; from < known.length; from += most) {
    const stale = await session.getOutOfSyncComputers({
      parentServerId: context.store.identity.serverId,
      lastRollupNumbers: known
        .slice(from, from + most)
        .map(([computerId, { number }]) => ({ computerId, rollupNumber: number })),
    });
    for (const id of stale) {
      const entry = told.get(id);
      if (entry !== undefined) told.set(id, { details: entry.details, number: entry.number });
    }
  }
}

/**
 * Tells what became of updates on the computers (RollupComputerStatus): the whole status at first, then what changed. Resolves with how many computers
 * had something to tell. Rejects with `upstream/busy` when the upstream stays busy; the next rollup tells the rest.
 */
export async function tellStatuses(
  parts: RollupParts,
  configuration: GetRollupConfigurationResponse,
  serversBelow: ReadonlySet<string>,
  told: Told,
): Promise<number> {
  const { store } = parts.context;
  const syncedAt = await successfulRuns(store);
  const due = async function* (): AsyncGenerator<Due> {
    for await (const computer of computersToTell(store, serversBelow)) {
      const before = told.get(computer.id);
      if (before === undefined || before.unwantedAt !== undefined) continue;
      const status = newestRows(await statusOf(store, computer));
      const isSilent = status.length === 0 && computer.lastReportAt === 0;
      const news = isSilent ? undefined : statusNews(status, before.status);
      if (news === undefined) continue;
      const { id, lastReportAt } = computer;
      const info: ComputerStatusRollupInfo = {
        instanceId: randomUUID(),
        computerId: id,
        // The newest updates that it can have looked at: those of the last synchronisation before it reported.
        effectiveLastDetectionTime: rollupTime(syncedAt.find((at) => at <= lastReportAt) ?? 0),
        rollupNumber: before.number + 1,
        isFullRollup: news.isFull,
        updateStatus: news.rows.map(({ updateId, state, changedAt }) => ({
          updateId,
          summarizationState: state,
          lastChangeTime: rollupTime(changedAt),
        })),
      };
      yield { id, info, mark: markOf(status, lastReportAt) };
    }
  };
  const most = {
    count: batchSize(configuration, 'rollupComputerStatusMaxBatchSize'),
    weight: MOST_ROWS,
  };
  let count = 0;
  for await (const batch of batchesOf(due(), most, ({ info }) => info.updateStatus.length)) {
    await send(parts, batch);
    for (const { id, info, mark } of batch) {
      told.set(id, { details: told.get(id)?.details ?? '', number: info.rollupNumber, status: mark });
    }
    count += batch.length;
  }
  return count;
}

async function send({ context, session, signal, busyPause = BUSY_PAUSE }: RollupParts, due: readonly Due[]) {
  for (let retries = 0; ; retries++) {
    const isTaken = await session.rollupComputerStatus({
      clientTime: rollupTime(context.clock.now()),
      parentServerId: context.store.identity.serverId,
      computers: due.map(({ info }) => info),
    });
    if (isTaken) return;
    if (retries >= BUSY_RETRIES) throw upstreamFailures.fail('busy', { detail: 'RollupComputerStatus' });
    await setTimeout(busyPause, undefined, { signal });
  }
}

async function statusOf(store: Store, { id, isOwn }: ToldComputer): Promise<readonly StatusRow[]> {
  if (!isOwn) return (await store.rolledUpComputersById([id])).get(id)?.status ?? [];
  const status = await store.statusOf(id as Computer['id']);
  return status.map(({ updateId, state, changedAt }) => ({ updateId, state: STATES[state], changedAt }));
}

/** When generations were published, newest first: the Synchronization History Table of MS-WSUSSS 3.1.1. */
async function successfulRuns(store: Pick<Store, 'syncRuns'>): Promise<readonly number[]> {
  const { items } = await store.syncRuns({ limit: 500, offset: 0 });
  return items.flatMap(({ endedAt, outcome }) =>
    endedAt !== undefined && (outcome === 'succeeded' || outcome === 'partial') ? [endedAt] : [],
  );
}
