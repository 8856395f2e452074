import { setImmediate } from 'node:timers/promises';
import type { RolledUpComputer, StoreReader } from '#store';
import type { GroupId, UpdateId, UpdateStatus } from '#update';
import type { ServerContext } from '../context.ts';
import { everyoneOr } from './groups.ts';
import { findGroup } from './lookup.ts';
import type { ReportUpdate } from './report-updates.ts';

/** What reports are made from. */
export type ReportGround = Pick<ServerContext, 'store' | 'catalog'>;

/** A computer as reports see it. */
export interface ReportComputer {
  readonly id: string;
  readonly dnsName: string;
  readonly groupIds: readonly GroupId[];
  readonly osDescription: string;
  readonly lastContactAt: number;
  readonly lastReportAt: number;
  /** Of one that a server below told of: that server. */
  readonly server: string;
  readonly status: readonly UpdateStatus[];
}

export interface ComputerFilter {
  readonly group?: string;
  readonly subgroups: boolean;
  readonly downstream: boolean;
}

/** Computers read in one go. */
const PAGE = 200;

/** UpdateInstallationState, as servers below roll it up (MS-WSUSSS). */
const ROLLED_UP: Readonly<Record<number, UpdateStatus['state']>> = {
  2: 'NotInstalled',
  3: 'Downloaded',
  4: 'Installed',
  5: 'Failed',
  6: 'InstalledPendingReboot',
};

/**
 * The computers of a group with what they reported, by name, one after the other; archived ones are not among them. Those of servers
 * below come last, and only for All Computers: their groups are not known here. Fails with `admin/group-not-found`.
 */
export async function* reportComputers(
  { store }: ReportGround,
  filter: ComputerFilter,
): AsyncGenerator<ReportComputer, void, undefined> {
  const { id } = await findGroup(store, filter.group);
  const everyone = everyoneOr(id);
  const scope = 'groupId' in everyone ? { groupId: id, includeBeneath: filter.subgroups } : {};
  for (let offset = 0; ; offset += PAGE) {
    const { items } = await store.computers({ ...scope, archived: false, limit: PAGE, offset });
    for (const { inventory, ...computer } of items) {
      yield {
        ...computer,
        osDescription: inventory.osDescription ?? '',
        server: '',
        status: await store.statusOf(computer.id),
      };
    }
    if (items.length < PAGE) break;
    // Reading awaits nothing that takes its time: without a pause a large fleet would keep everybody waiting.
    await setImmediate();
  }
  if (filter.downstream && !('groupId' in everyone)) yield* await rolledUpComputers(store);
}

/** The computers that servers below told of. */
export async function rolledUpComputers(store: StoreReader): Promise<readonly ReportComputer[]> {
  return (await store.rolledUpComputers()).map(rolledUp);
}

function rolledUp({
  id,
  dnsName,
  parentServerId,
  lastSyncAt,
  lastReportAt,
  status,
}: RolledUpComputer): ReportComputer {
  return {
    id,
    dnsName,
    groupIds: [],
    osDescription: '',
    lastContactAt: lastSyncAt,
    lastReportAt,
    server: parentServerId,
    status: status.flatMap(({ updateId, state, changedAt }) => {
      const name = ROLLED_UP[state];
      return name === undefined ? [] : [{ updateId, state: name, changedAt }];
    }),
  };
}

/** Whether an update is approved for installation. */
type ApprovalTest = (update: ReportUpdate) => boolean;

/**
 * Says for a computer's groups what is approved for installation there, by the index that answers scans. What is approved on a
 * server below is not known here: for its computers nothing is.
 */
export function approvalTests({ catalog }: ReportGround): (groupIds: readonly GroupId[]) => ApprovalTest {
  const { snapshot } = catalog;
  const tests = new Map<string, ApprovalTest>();
  return (groupIds) => {
    const key = groupIds.join();
    let test = tests.get(key);
    if (test === undefined) {
      const known = new Map<UpdateId, boolean>();
      test = ({ updateId, live }) => {
        if (live === undefined || groupIds.length === 0) return false;
        let approved = known.get(updateId);
        if (approved === undefined) {
          approved = snapshot.offerFor(groupIds, live)?.deployment.action === 'Install';
          known.set(updateId, approved);
        }
        return approved;
      };
      tests.set(key, test);
    }
    return test;
  };
}
