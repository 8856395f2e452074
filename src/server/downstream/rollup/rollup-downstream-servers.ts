import { recordRollup } from '#changes';
import type { DownstreamServer } from '#store';
import {
  type DownstreamServerRollupInfo,
  type RollupClientSummary,
  readRollupDownstreamServersRequest,
  writeRollupDownstreamServersResponse,
} from '#wire';
import { atMost, invalidParameter } from '../../client/parameters.ts';
import { refuseUnwelcome } from '../admit.ts';
import { ROLLUP_BATCHES } from '../limits.ts';
import type { DownstreamOperation } from '../operation.ts';
import { isUs, requireKnown } from './parents.ts';
import { type ReadTime, timesBy } from './times.ts';

const LONGEST_NAME = 255;
const LONGEST_VERSION = 32;

/**
 * MS-WSUSSS 3.1.4.14: a server tells of itself and of those below it. Parents come before their children; one report
 * is taken whole or not at all. A server that an administrator refuses tells nothing.
 */
export const rollupDownstreamServers: DownstreamOperation = async (services, call) => {
  const { store } = services.context;
  const request = readRollupDownstreamServersRequest(call.payload);
  const infos = request.downstreamServers;
  atMost(infos.length, ROLLUP_BATCHES.downstreamServers, 'downstreamServers');
  const summaries = infos.reduce((sum, { clientSummaries }) => sum + clientSummaries.length, 0);
  atMost(summaries, ROLLUP_BATCHES.downstreamServers, 'downstreamServers');
  const time = timesBy(request.clientTime, call.at, 'downstreamServers');
  // What is still waiting of this server's own calls must not be overwritten with what was known before.
  await services.contacts.flush();
  const servers = new Map<string, DownstreamServer>();
  /** Who answers for the report: servers right below this one, and parents that are known from before. */
  const reporters = new Set<string>();
  for (const info of infos) {
    const { serverId, parentServerId } = info;
    if (isUs(services, serverId) || serverId === parentServerId) {
      throw invalidParameter('downstreamServers', `${serverId} below ${parentServerId}`);
    }
    const isDirect = isUs(services, parentServerId);
    if (!isDirect && !servers.has(parentServerId)) await requireKnown(services, [parentServerId]);
    if (!servers.has(parentServerId)) reporters.add(isDirect ? serverId : parentServerId);
    const known = await store.downstreamServer(serverId);
    if (known?.lastRollupAt !== undefined && known.lastRollupAt > time(info.lastRollupTime)) continue;
    const at = { time, at: call.at, ...(isDirect ? { address: call.address } : {}) };
    servers.set(serverId, told(info, known, at));
  }
  await refuseUnwelcome(services, reporters, 'rollup');
  await recordRollup(services.context, { servers: [...servers.values()] });
  call.notes.counts = { servers: servers.size };
  return writeRollupDownstreamServersResponse(call.soap);
};

function told(
  info: DownstreamServerRollupInfo,
  known: DownstreamServer | undefined,
  report: { readonly time: ReadTime; readonly at: number; readonly address?: string },
): DownstreamServer {
  const { serverId, fullDomainName = '', parentServerId, version, serverSummary, clientSummaries } = info;
  const { parentId: _, ...rest } = known ?? { firstContactAt: report.at };
  return {
    ...rest,
    id: serverId,
    name: fullDomainName.slice(0, LONGEST_NAME) || (known?.name ?? serverId),
    ...(report.address === undefined ? { parentId: parentServerId } : {}),
    lastContactAt: report.at,
    lastAddress: report.address ?? known?.lastAddress ?? '',
    isReplica: info.isReplica,
    ...(version === undefined ? {} : { version: version.slice(0, LONGEST_VERSION) }),
    lastSyncAt: report.time(info.lastSyncTime),
    lastRollupAt: report.time(info.lastRollupTime),
    ...(serverSummary === undefined ? {} : { summary: { ...serverSummary } }),
    clients: clientSummaries.map(clientsOf),
  };
}

function clientsOf(summary: RollupClientSummary): NonNullable<DownstreamServer['clients']>[number] {
  const { osMajorVersion, osMinorVersion, osBuildNumber, processorArchitecture = '', count } = summary;
  return {
    os: `${osMajorVersion}.${osMinorVersion}.${osBuildNumber}`,
    architecture: processorArchitecture.slice(0, 50),
    count,
  };
}
