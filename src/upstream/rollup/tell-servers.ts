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
  readonly now: number;
}

/**
 * This server and all below it that ever told of themselves, parents before children. Those whose parent never did, and that
 * therefore nobody above could place, are left out.
 */
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
    version: numbersOf(own.version),
    isReplica: own.isReplica,
    // Of its own server the current time (MS-WSUSSS 3.2.4.5): an upstream passes over reports older than the last it knows.
    lastRollupTime: rollupTime(own.now),
    serverSummary: summary,
    clientSummaries: clients,
  };
  const told = [first];
  const open = below.filter(({ id, lastRollupAt }) => lastRollupAt !== undefined && id !== own.serverId);
  const byParent = Map.groupBy(open, ({ parentId = own.serverId }) => parentId);
  // The list goes on with what is added while it is walked. What leads to no known parent, or in a circle, is never reached.
  for (const { serverId } of told) {
    for (const server of byParent.get(serverId) ?? []) told.push(infoOf(server, own.serverId));
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
    version: numbersOf(server.version ?? ''),
    isReplica: server.isReplica === true,
    lastRollupTime: rollupTime(server.lastRollupAt ?? 0),
    ...(server.summary === undefined ? {} : { serverSummary: { ...NOTHING, ...server.summary } }),
    clientSummaries: (server.clients ?? []).map(({ os, architecture, count }) =>
      clientsOf(os, architecture, count),
    ),
  };
}

/** One to four numbers with dots between (MS-WSUSSS 3.1.4.14.3.2): what else a version says has no place here. */
function numbersOf(version: string): string {
  return (/^\d{1,7}(?:\.\d{1,7}){0,3}/.exec(version)?.[0] ?? '0').slice(0, 32);
}

/** What is kept of the computers of a server below: operating system, processor and their number. */
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

/** What an unfinished summary of a server below is filled up with: all counters have to be there. */
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
