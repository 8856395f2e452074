import type { Computer, FetchRecord, Store, StoreCounts } from '#store';
import type { UpdateId, UpdateStatus } from '#update';
import type { RollupClientSummary, RollupServerSummary } from '#wire';

const PAGE = 200;
const UPDATES_PAGE = 1000;
const URGENT: ReadonlySet<string> = new Set([
  'e6cf1350-c01b-414d-a61f-263d14d133b4',
  '0fa1201d-4330-4fa8-8ae9-b877473b6441',
]);
/** A group that is there from the beginning (MS-WSUSSS 3.1.4.14.3.3): All Computers and Unassigned Computers. */
const BUILT_IN_GROUPS = 2;

/** What this server tells of itself: counters, and its computers by operating system. */
export interface Survey {
  readonly summary: RollupServerSummary;
  readonly clients: readonly RollupClientSummary[];
}

/** Every computer of this server with what it reported, page by page. */
export async function* eachComputer(
  store: Pick<Store, 'computers' | 'statusOf'>,
): AsyncGenerator<{ readonly computer: Computer; readonly status: readonly UpdateStatus[] }> {
  for (let offset = 0; ; offset += PAGE) {
    const { items } = await store.computers({ limit: PAGE, offset });
    for (const computer of items) yield { computer, status: await store.statusOf(computer.id) };
    if (items.length < PAGE) return;
  }
}

/** Counts everything that a rollup tells of a server (MS-WSUSSS 3.2.4.5, 3.1.4.14.3.3). */
export async function surveyServer({ store }: { readonly store: Store }): Promise<Survey> {
  const states = { needing: 0, failing: 0, upToDate: 0 };
  const needed = new Set<UpdateId>();
  const failed = new Set<UpdateId>();
  const installed = new Set<UpdateId>();
  const clients = new Map<string, RollupClientSummary>();
  for await (const { computer, status } of eachComputer(store)) {
    countClient(clients, computer);
    const needs = status.filter(({ state }) => state === 'NotInstalled' || state === 'Downloaded');
    const fails = status.filter(({ state }) => state === 'Failed');
    for (const { updateId } of needs) needed.add(updateId);
    for (const { updateId } of fails) failed.add(updateId);
    for (const { updateId, state } of status) if (state === 'Installed') installed.add(updateId);
    if (needs.length > 0) states.needing += 1;
    if (fails.length > 0) states.failing += 1;
    if (computer.lastReportAt > 0 && needs.length + fails.length === 0) states.upToDate += 1;
  }
  const counts = await store.counts();
  return {
    clients: [...clients.values()],
    summary: {
      ...(await countUpdates(store, counts)),
      ...countFiles(await store.fetches()),
      updatesWithClientErrorsCount: failed.size,
      updatesNeededByComputersCount: needed.size,
      updatesUpToDateCount: [...installed].filter((id) => !needed.has(id) && !failed.has(id)).length,
      customComputerTargetGroupCount: Math.max(0, counts.groups - BUILT_IN_GROUPS),
      computerTargetCount: counts.computers,
      computerTargetsNeedingUpdatesCount: states.needing,
      computerTargetsWithUpdateErrorsCount: states.failing,
      computersUpToDateCount: states.upToDate,
    },
  };
}

async function countUpdates(
  store: Pick<Store, 'findUpdates'>,
  { declined }: StoreCounts,
): Promise<
  Pick<
    RollupServerSummary,
    | 'updateCount'
    | 'declinedUpdateCount'
    | 'approvedUpdateCount'
    | 'notApprovedUpdateCount'
    | 'updatesWithStaleUpdateApprovalsCount'
    | 'expiredUpdateCount'
    | 'criticalOrSecurityUpdatesNotApprovedForInstallCount'
    | 'wsusInfrastructureUpdatesNotApprovedForInstallCount'
  >
> {
  const count = async (query: { declined?: boolean; approved?: boolean; expired?: boolean }) =>
    (
      await store.findUpdates({
        types: ['Software', 'Driver'],
        explicitlyDeployable: true,
        ...query,
        limit: 1,
        offset: 0,
      })
    ).total;
  return {
    updateCount: await count({}),
    declinedUpdateCount: declined,
    approvedUpdateCount: await count({ declined: false, approved: true }),
    notApprovedUpdateCount: await count({ declined: false, approved: false }),
    // An approval counts for the latest revision here, so that none is ever stale.
    updatesWithStaleUpdateApprovalsCount: 0,
    expiredUpdateCount: await count({ expired: true, approved: false }),
    criticalOrSecurityUpdatesNotApprovedForInstallCount: await countUrgentUnapproved(store),
    // Todoku needs no update of the agent to be served.
    wsusInfrastructureUpdatesNotApprovedForInstallCount: 0,
  };
}

/** Of the classifications that WSUS counts as urgent: Critical Updates and Security Updates. */
async function countUrgentUnapproved(store: Pick<Store, 'findUpdates'>): Promise<number> {
  let count = 0;
  for (let offset = 0; ; offset += UPDATES_PAGE) {
    const { items } = await store.findUpdates({
      types: ['Software'],
      explicitlyDeployable: true,
      declined: false,
      approved: false,
      limit: UPDATES_PAGE,
      offset,
    });
    count += items.filter(({ categories }) => categories.some((id) => URGENT.has(id))).length;
    if (items.length < UPDATES_PAGE) return count;
  }
}

function countFiles(
  fetches: readonly FetchRecord[],
): Pick<RollupServerSummary, 'updatesNeedingFilesCount' | 'updatesWithServerErrorsCount'> {
  return {
    updatesNeedingFilesCount: fetches.length,
    updatesWithServerErrorsCount: fetches.filter(({ failure }) => failure !== undefined).length,
  };
}

function countClient(clients: Map<string, RollupClientSummary>, { inventory }: Computer): void {
  const version = inventory.osVersion ?? { major: 0, minor: 0, build: 0 };
  const own: Omit<RollupClientSummary, 'count'> = {
    osMajorVersion: version.major,
    osMinorVersion: version.minor,
    osBuildNumber: version.build,
    osServicePackMajorNumber: 0,
    osServicePackMinorNumber: 0,
    osLocale: inventory.osLocale ?? '',
    suiteMask: inventory.suiteMask ?? 0,
    oldProductType: inventory.oldProductType ?? 0,
    newProductType: inventory.newProductType ?? 0,
    systemMetrics: inventory.systemMetrics ?? 0,
    processorArchitecture: inventory.architecture ?? '',
    activitySummaries: [],
  };
  const key = JSON.stringify(own);
  clients.set(key, { ...own, count: (clients.get(key)?.count ?? 0) + 1 });
}
