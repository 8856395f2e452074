import type { StoreReader } from '#store';
import { ALL_COMPUTERS, type GroupId, type UpdateId } from '#update';
import type { Cohort } from '#upkeep';

/** A report is taken to know of an update once it came so long after it, milliseconds: machines scan once a day. */
const REPORTED_AFTER = 86_400_000;
/** States of MS-WUSP's status that machines below are told of with: not installed, fetched, failed, waiting for a restart. */
const NEEDING: ReadonlySet<number> = new Set([2, 3, 5, 6]);

/** What machines said, in short. */
export interface FleetFacts {
  /** Machines in the very same groups: when those of them reported last, ascending. */
  readonly cohorts: readonly {
    readonly groupIds: readonly GroupId[];
    readonly reportedAt: readonly number[];
  }[];
  /** How many machines of servers below need an update. */
  readonly neededBelow: ReadonlyMap<UpdateId, number>;
}

/**
 * Walks over all machines once, those of servers below too. Of those it is not known in which groups they are, so that they
 * count as in All Computers alone; a server below that never told of its machines counts as one that never reported.
 */
export async function gatherFleet(
  store: Pick<
    StoreReader,
    'everyMachine' | 'downstreamServers' | 'rolledUpComputerIds' | 'rolledUpComputersById'
  >,
): Promise<FleetFacts> {
  const cohorts = new Map<string, { groupIds: readonly GroupId[]; reportedAt: number[] }>();
  const add = (groupIds: readonly GroupId[], reportedAt: number): void => {
    const key = groupIds.join();
    const cohort = cohorts.get(key);
    if (cohort === undefined) cohorts.set(key, { groupIds, reportedAt: [reportedAt] });
    else cohort.reportedAt.push(reportedAt);
  };
  // Archived ones are gone as far as anybody knows; one that comes back is offered what replaced the old.
  for await (const { groupIds, lastReportAt, archivedAt } of store.everyMachine())
    if (archivedAt === undefined) add(groupIds, lastReportAt);
  const neededBelow = new Map<UpdateId, number>();
  for (const server of await store.downstreamServers()) {
    if (server.lastRollupAt === undefined) add([ALL_COMPUTERS], 0);
    const ids = await store.rolledUpComputerIds(server.id);
    for (let start = 0; start < ids.length; start += 100) {
      const computers = await store.rolledUpComputersById(ids.slice(start, start + 100));
      for (const { lastReportAt, status } of computers.values()) {
        add([ALL_COMPUTERS], lastReportAt);
        for (const { updateId, state } of status)
          if (NEEDING.has(state)) neededBelow.set(updateId, (neededBelow.get(updateId) ?? 0) + 1);
      }
    }
  }
  for (const { reportedAt } of cohorts.values()) reportedAt.sort((one, other) => one - other);
  return { cohorts: [...cohorts.values()], neededBelow };
}

/** Of each cohort how many machines have not reported since an update came. */
export function cohortsFor({ cohorts }: FleetFacts, arrivedAt: number): readonly Cohort[] {
  return cohorts.map(({ groupIds, reportedAt }) => {
    let unreported = 0;
    while (unreported < reportedAt.length && reportedAt[unreported]! < arrivedAt + REPORTED_AFTER)
      unreported += 1;
    return { groupIds, unreported };
  });
}
