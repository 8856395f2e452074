import type { Computer, Store } from '#store';
import type { UpdateId, UpdateStatus } from '#update';
import type { RollupClientSummary, RollupServerSummary } from '#wire';
import type { UpstreamContext } from '../types.ts';
import { systemOf } from './computer-info.ts';
import { countFiles, countUpdates } from './count-updates.ts';
import { ownComputers } from './each-computer.ts';

/** Groups that are there from the beginning and do not count (MS-WSUSSS note 52): All Computers and Unassigned Computers. */
const BUILT_IN_GROUPS = 2;

/** What this server tells of itself: counters, and its computers by operating system. */
export interface Survey {
  readonly summary: RollupServerSummary;
  readonly clients: readonly RollupClientSummary[];
}

/** Counts everything that a rollup tells of this server (MS-WSUSSS 3.2.4.5, 3.1.4.14.3.3). Scans get their turn meanwhile. */
export async function surveyServer(context: Pick<UpstreamContext, 'store' | 'catalog'>): Promise<Survey> {
  const { store } = context;
  const computers = await countComputers(store);
  return {
    clients: computers.clients,
    summary: {
      ...(await countUpdates(context)),
      ...(await countFiles(context)),
      ...computers.summary,
      customComputerTargetGroupCount: Math.max(0, (await store.groups()).length - BUILT_IN_GROUPS),
    },
  };
}

type ComputerCounters =
  | 'updatesWithClientErrorsCount'
  | 'updatesNeededByComputersCount'
  | 'updatesUpToDateCount'
  | 'computerTargetCount'
  | 'computerTargetsNeedingUpdatesCount'
  | 'computerTargetsWithUpdateErrorsCount'
  | 'computersUpToDateCount';

async function countComputers(store: Pick<Store, 'computers' | 'statusOf'>): Promise<{
  readonly summary: Pick<RollupServerSummary, ComputerCounters>;
  readonly clients: readonly RollupClientSummary[];
}> {
  const computers = { all: 0, needing: 0, failing: 0, upToDate: 0 };
  const needed = new Set<UpdateId>();
  const failed = new Set<UpdateId>();
  const restarting = new Set<UpdateId>();
  const installed = new Set<UpdateId>();
  const clients = new Map<string, RollupClientSummary>();
  const places: Readonly<Record<UpdateStatus['state'], Set<UpdateId>>> = {
    NotInstalled: needed,
    Downloaded: needed,
    Failed: failed,
    InstalledPendingReboot: restarting,
    Installed: installed,
  };
  for await (const computer of ownComputers(store)) {
    countClient(clients, computer);
    const status = await store.statusOf(computer.id);
    for (const { updateId, state } of status) places[state].add(updateId);
    const has = (place: Set<UpdateId>): boolean => status.some(({ state }) => places[state] === place);
    computers.all += 1;
    if (has(needed)) computers.needing += 1;
    if (has(failed)) computers.failing += 1;
    // One that never reported is not known to be up to date, and one that has to restart is not yet.
    if (computer.lastReportAt > 0 && status.every(({ state }) => state === 'Installed'))
      computers.upToDate += 1;
  }
  return {
    clients: [...clients.values()],
    summary: {
      updatesWithClientErrorsCount: failed.size,
      updatesNeededByComputersCount: needed.size,
      updatesUpToDateCount: installed.difference(needed.union(failed).union(restarting)).size,
      computerTargetCount: computers.all,
      computerTargetsNeedingUpdatesCount: computers.needing,
      computerTargetsWithUpdateErrorsCount: computers.failing,
      computersUpToDateCount: computers.upToDate,
    },
  };
}

/**
 * Computers with the same system are one summary. How often which update was installed on them is not counted here, so there are no
 * ActivitySummaries; the upstream learns the same from the status of each computer.
 */
function countClient(clients: Map<string, RollupClientSummary>, computer: Computer): void {
  const system = systemOf(computer);
  const key = JSON.stringify(system);
  clients.set(key, { ...system, count: (clients.get(key)?.count ?? 0) + 1, activitySummaries: [] });
}
