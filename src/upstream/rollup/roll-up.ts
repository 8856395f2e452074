import type { GetRollupConfigurationResponse } from '#wire';
import type { SyncState } from '../types.ts';
import { batchSize } from './limits.ts';
import type { RollupParts } from './parts.ts';
import { surveyServer } from './survey.ts';
import { tellComputers } from './tell-computers.ts';
import { batchesOfServers, serversToTell } from './tell-servers.ts';
import { forgetStale, tellStatuses } from './tell-statuses.ts';
import { Told } from './told.ts';
import { rollupTime } from './wire-time.ts';

export interface RolledUp {
  readonly servers: number;
  /** 0 where the upstream wants no details. */
  readonly computers: number;
  /** Computers with news of their updates. */
  readonly statuses: number;
}

/**
 * Reports this server, those below it and their computers to the upstream (MS-WSUSSS 3.2.4.5), as far as it wants to know: first
 * what they are, then what changed in their status. What was told is remembered once it was taken, and as far as it was: a broken
 * line costs the repetition of one call. Rejects with the failures of the session, and with `upstream/busy`.
 */
export async function rollUp(parts: RollupParts): Promise<RolledUp> {
  const { context, settings, session } = parts;
  const configuration = await session.getRollupConfiguration();
  const told = await Told.open(context, settings.url, configuration);
  const servers = await tellServers(parts, configuration);
  if (!configuration.doDetailedRollup) return { servers: servers.size, computers: 0, statuses: 0 };
  const below = new Set([...servers].filter((id) => id !== context.store.identity.serverId));
  try {
    const computers = await tellComputers(parts, configuration, below, told);
    await forgetStale(parts, configuration, told);
    const statuses = await tellStatuses(parts, configuration, below, told);
    return { servers: servers.size, computers, statuses };
  } finally {
    await told.save(context);
  }
}

/** Resolves with the ids of the servers that the upstream knows now. */
async function tellServers(
  { context, settings, session }: RollupParts,
  configuration: GetRollupConfigurationResponse,
): Promise<ReadonlySet<string>> {
  const { store, clock, version } = context;
  const state = await store.setting<SyncState>('sync-state');
  const servers = serversToTell(
    {
      serverId: store.identity.serverId,
      name: settings.accountName,
      version,
      isReplica: settings.mode === 'replica',
      lastSyncAt: state?.upstream === settings.url ? state.lastSucceededAt : 0,
      now: clock.now(),
    },
    await surveyServer(context),
    await store.downstreamServers(),
  );
  const most = batchSize(configuration, 'rollupDownstreamServersMaxBatchSize');
  for (const batch of batchesOfServers(servers, most)) {
    await session.rollupDownstreamServers({ clientTime: rollupTime(clock.now()), downstreamServers: batch });
  }
  return new Set(servers.map(({ serverId }) => serverId));
}
