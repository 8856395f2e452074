import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { keepNote } from '#changes';
import type { GetRollupConfigurationResponse } from '#wire';
import type { SyncState, UpstreamContext, UpstreamSession, UpstreamSettings } from '../types.ts';
import { computerBelow, digestOf, ownComputer, statusInfo, type ToldComputer } from './computer-info.ts';
import { ROLLUP_STATE, type RollupState, stateFor, type ToldOfComputer } from './state.ts';
import { eachComputer, surveyServer } from './survey.ts';
import { batchesOfServers, serversToTell } from './tell-servers.ts';
import { rollupTime } from './wire-time.ts';

/** An upstream that is busy wants to be left alone for a minute (MS-WSUSSS 3.2.4.5). */
const BUSY_PAUSE = 60_000;
const BUSY_TRIES = 3;

export interface RollupParts {
  readonly context: Pick<UpstreamContext, 'store' | 'catalog' | 'clock' | 'log' | 'version'>;
  readonly settings: Pick<UpstreamSettings, 'url' | 'mode' | 'accountName'>;
  readonly session: UpstreamSession;
  readonly signal: AbortSignal;
  /** Milliseconds to wait where the upstream is busy. */
  readonly busyPause?: number;
}

export interface RolledUp {
  readonly servers: number;
  /** 0 where the upstream wants no details. */
  readonly computers: number;
  readonly statuses: number;
}

/**
 * Reports this server, those below it and their computers to the upstream (MS-WSUSSS 3.2.4.5), as far as it wants to know: first
 * what they are, then what changed in their status. What was told is remembered only once it was taken, so that a broken
 * line costs a repetition and nothing else.
 */
export async function rollUp(parts: RollupParts): Promise<RolledUp> {
  const { context, settings, session } = parts;
  const { store, clock } = context;
  const configuration = await session.getRollupConfiguration();
  const before = stateFor(await store.setting<RollupState>(ROLLUP_STATE), settings.url, configuration);
  const servers = await tellServers(parts, configuration, before);
  const state = { ...before, lastRollupAt: clock.now() };
  await keepNote(context, ROLLUP_STATE, state);
  if (!configuration.doDetailedRollup) return { servers, computers: 0, statuses: 0 };
  const told = new Map(Object.entries(state.computers));
  const computers = await tellComputers(parts, configuration, told);
  await forgetStale(parts, configuration, told);
  const statuses = await tellStatuses(parts, configuration, told);
  await keepNote(context, ROLLUP_STATE, { ...state, computers: Object.fromEntries(told) });
  return { servers, computers, statuses };
}

async function tellServers(
  { context, settings, session }: RollupParts,
  configuration: GetRollupConfigurationResponse,
  { lastRollupAt }: RollupState,
): Promise<number> {
  const { store, clock, version } = context;
  const state = await store.setting<SyncState>('sync-state');
  const servers = serversToTell(
    {
      serverId: store.identity.serverId,
      name: settings.accountName,
      version,
      isReplica: settings.mode === 'replica',
      lastSyncAt: state?.lastSucceededAt ?? 0,
      lastRollupAt,
    },
    await surveyServer(context),
    await store.downstreamServers(),
  );
  for (const batch of batchesOfServers(servers, configuration.rollupDownstreamServersMaxBatchSize)) {
    await session.rollupDownstreamServers({ clientTime: rollupTime(clock.now()), downstreamServers: batch });
  }
  return servers.length;
}

/** Tells what computers are; details only of those that are new to the upstream or changed. */
async function tellComputers(
  { context, session }: RollupParts,
  { rollupComputersMaxBatchSize }: GetRollupConfigurationResponse,
  told: Map<string, ToldOfComputer>,
): Promise<number> {
  let count = 0;
  const send = async (batch: readonly ToldComputer[], withDetails: boolean): Promise<void> => {
    const changed = batch.map((computer) => ({ computer, digest: digestOf(computer.details) }));
    const { changed: answers } = await session.rollupComputers({
      clientTime: rollupTime(context.clock.now()),
      computers: changed.map(({ computer: { info, details }, digest }) =>
        withDetails || told.get(info.computerId ?? '')?.details !== digest ? { ...info, details } : info,
      ),
    });
    for (const { computer, digest } of changed) {
      const id = computer.info.computerId ?? '';
      told.set(id, { number: 0, changedAt: 0, ...told.get(id), details: digest });
    }
    for (const { computerId, change } of answers) if (change === 'Deleted') told.delete(computerId);
    const moved = new Set(
      answers.flatMap(({ computerId, change }) => (change === 'NewParent' ? [computerId] : [])),
    );
    const again = batch.filter(({ info }) => moved.has(info.computerId ?? ''));
    if (again.length > 0 && !withDetails) await send(again, true);
    count += withDetails ? 0 : batch.length;
  };
  for await (const batch of batchesOfComputers(context, rollupComputersMaxBatchSize))
    await send(batch, false);
  return count;
}

/** Asks which computers' status the upstream has lost track of; theirs is told whole again. */
async function forgetStale(
  { context, session }: RollupParts,
  { getOutOfSyncComputersMaxBatchSize }: GetRollupConfigurationResponse,
  told: Map<string, ToldOfComputer>,
): Promise<void> {
  const known = [...told].filter(([, { number }]) => number > 0);
  const most = Math.max(1, getOutOfSyncComputersMaxBatchSize);
  for (let from = 0; from < known.length; from += most) {
    const stale = await session.getOutOfSyncComputers({
      parentServerId: context.store.identity.serverId,
      lastRollupNumbers: known
        .slice(from, from + most)
        .map(([computerId, { number }]) => ({ computerId, rollupNumber: number })),
    });
    for (const id of stale) {
      const entry = told.get(id);
      if (entry !== undefined) told.set(id, { ...entry, changedAt: 0 });
    }
  }
}

async function tellStatuses(
  parts: RollupParts,
  { rollupComputerStatusMaxBatchSize }: GetRollupConfigurationResponse,
  told: Map<string, ToldOfComputer>,
): Promise<number> {
  const { context } = parts;
  const runs = (await context.store.syncRuns({ limit: 1000, offset: 0 })).items.flatMap(
    ({ endedAt, outcome }) => (endedAt !== undefined && outcome === 'succeeded' ? [endedAt] : []),
  );
  let count = 0;
  for await (const batch of batchesOfComputers(context, rollupComputerStatusMaxBatchSize)) {
    const due = batch.filter(({ info, status }) => {
      const entry = told.get(info.computerId ?? '');
      return (
        entry !== undefined &&
        (entry.changedAt === 0 ? status.length > 0 : newestOf(status) > entry.changedAt)
      );
    });
    if (due.length === 0) continue;
    const computers = due.map((computer) => {
      const entry = told.get(computer.info.computerId ?? '');
      return statusInfo(computer, {
        instanceId: randomUUID(),
        number: (entry?.number ?? 0) + 1,
        after: entry?.changedAt ?? 0,
        syncedBefore: runs.find((endedAt) => endedAt < newestOf(computer.status)) ?? 0,
      });
    });
    if (!(await sendStatuses(parts, computers))) return count;
    for (const { info, status } of due) {
      const id = info.computerId ?? '';
      const entry = told.get(id);
      if (entry === undefined) continue;
      told.set(id, { ...entry, number: entry.number + 1, changedAt: Math.max(1, newestOf(status)) });
    }
    count += due.length;
  }
  return count;
}

/** False when the upstream stays busy: the next rollup tells the rest. */
async function sendStatuses(
  { context, session, signal, busyPause = BUSY_PAUSE }: RollupParts,
  computers: Parameters<UpstreamSession['rollupComputerStatus']>[0]['computers'],
): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    const taken = await session.rollupComputerStatus({
      clientTime: rollupTime(context.clock.now()),
      parentServerId: context.store.identity.serverId,
      computers,
    });
    if (taken || tries > BUSY_TRIES) return taken;
    await setTimeout(busyPause, undefined, { signal });
  }
}

async function* batchesOfComputers(
  { store }: Pick<UpstreamContext, 'store'>,
  size: number,
): AsyncGenerator<readonly ToldComputer[]> {
  const most = Math.max(1, size);
  let batch: ToldComputer[] = [];
  const add = (computer: ToldComputer): readonly ToldComputer[] | undefined => {
    batch.push(computer);
    if (batch.length < most) return undefined;
    const full = batch;
    batch = [];
    return full;
  };
  for await (const { computer, status } of eachComputer(store)) {
    const full = add(ownComputer(computer, status, store.identity.serverId));
    if (full !== undefined) yield full;
  }
  for (const computer of await store.rolledUpComputers()) {
    const below = computerBelow(computer);
    const full = below === undefined ? undefined : add(below);
    if (full !== undefined) yield full;
  }
  if (batch.length > 0) yield batch;
}

function newestOf(status: ToldComputer['status']): number {
  return status.reduce((newest, { changedAt }) => Math.max(newest, changedAt), 0);
}
