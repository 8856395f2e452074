import type { DownstreamServer } from '#store';
import type { DownstreamServerRollupInfo, RollupClientSummary, RollupServerSummary } from '#wire';
import type { Survey } from './survey.ts';
import { rollupTime } from './wire-time.ts';

/** The server that is asked, as a parent (protocol-facts 13). */
const YOU = '00000000-0000-0000-0000-000000000000';

export interface OwnServer {
  readonly serverId: string;
  readonly name: string;
  readonly version: string;
  readonly isReplica: boolean;
  readonly lastSyncAt: number;
  readonly lastRollupAt: number;
}

/** This server and all below it that ever told of themselves, parents before children. */
export function serversToTell(
  own: OwnServer,
  { summary, clients }: Survey,
  below: readonly DownstreamServer[],
): readonly DownstreamServerRollupInfo[] {
  const first: DownstreamServerRollupInfo = {
    serverId: own.serverId,
    fullDomainName: own.name,
    lastSyncTime: rollupTime(own.lastSyncAt),
    parentServerId: YOU,
    version: own.version,
    isReplica: own.isReplica,
    lastRollupTime: rollupTime(own.lastRollupAt),
    serverSummary: summary,
    clientSummaries: clients,
  };
  const told = [first];
  const open = below.filter(({ lastRollupAt }) => lastRollupAt !== undefined);
  const known = new Set([own.serverId]);
  for (let left = open; left.length > 0; ) {
    const ready = left.filter(({ parentId = own.serverId }) => known.has(parentId));
    // Those whose parent never told of itself, or that lead round in a circle, stay here.
    if (ready.length === 0) break;
    for (const server of ready) {
      known.add(server.id);
      told.push(infoOf(server, own.serverId));
    }
    left = left.filter((server) => !ready.includes(server));
  }
  return told;
}

/** Calls of at most so many client summaries; a server with more of them is told in several pieces (MS-WSUSSS 3.2.4.5). */
export function batchesOfServers(
  servers: readonly DownstreamServerRollupInfo[],
  most: number,
): readonly (readonly DownstreamServerRollupInfo[])[] {
  const limit = Math.max(1, most);
  const pieces = servers.flatMap((server) => {
    const { clientSummaries } = server;
    if (clientSummaries.length <= limit) return [server];
    const parts: DownstreamServerRollupInfo[] = [];
    for (let from = 0; from < clientSummaries.length; from += limit) {
      parts.push({ ...server, clientSummaries: clientSummaries.slice(from, from + limit) });
    }
    return parts;
  });
  const batches: DownstreamServerRollupInfo[][] = [];
  let room = 0;
  for (const piece of pieces) {
    const size = Math.max(1, piece.clientSummaries.length);
    const batch = batches.at(-1);
    if (batch === undefined || size > room) {
      batches.push([piece]);
      room = limit - size;
    } else {
      batch.push(piece);
      room -= size;
    }
  }
  return batches;
}

function infoOf(server: DownstreamServer, ownId: string): DownstreamServerRollupInfo {
  return {
    serverId: server.id,
    fullDomainName: server.name,
    lastSyncTime: rollupTime(server.lastSyncAt ?? 0),
    parentServerId: server.parentId ?? ownId,
    version: server.version ?? '0',
    isReplica: server.isReplica === true,
    lastRollupTime: rollupTime(server.lastRollupAt ?? 0),
    serverSummary: { ...NOTHING, ...server.summary },
    clientSummaries: (server.clients ?? []).map(({ os, architecture, count }) =>
      clientsOf(os, architecture, count),
    ),
  };
}

function clientsOf(os: string, architecture: string, count: number): RollupClientSummary {
  const [major = 0, minor = 0, build = 0] = os.split('.').map((part) => Number.parseInt(part, 10) || 0);
  return {
    osMajorVersion: major,
    osMinorVersion: minor,
    osBuildNumber: build,
    osServicePackMajorNumber: 0,
    osServicePackMinorNumber: 0,
    osLocale: '',
    suiteMask: 0,
    oldProductType: 0,
    newProductType: 0,
    systemMetrics: 0,
    processorArchitecture: architecture,
    count,
    activitySummaries: [],
  };
}

const NOTHING: RollupServerSummary = {
  updateCount: 0,
  declinedUpdateCount: 0,
  approvedUpdateCount: 0,
  notApprovedUpdateCount: 0,
  updatesWithStaleUpdateApprovalsCount: 0,
  expiredUpdateCount: 0,
  criticalOrSecurityUpdatesNotApprovedForInstallCount: 0,
  wsusInfrastructureUpdatesNotApprovedForInstallCount: 0,
  updatesWithClientErrorsCount: 0,
  updatesWithServerErrorsCount: 0,
  updatesNeedingFilesCount: 0,
  updatesNeededByComputersCount: 0,
  updatesUpToDateCount: 0,
  customComputerTargetGroupCount: 0,
  computerTargetCount: 0,
  computerTargetsNeedingUpdatesCount: 0,
  computerTargetsWithUpdateErrorsCount: 0,
  computersUpToDateCount: 0,
};
