import { setImmediate } from 'node:timers/promises';
import type { RevisionId, UpdateId } from '#update';
import type { RollupServerSummary } from '#wire';
import type { UpstreamContext } from '../types.ts';

type Counting = Pick<UpstreamContext, 'store' | 'catalog'>;

/** An update is urgent when it is a Critical Update or a Security Update (MS-WSUSSS note 71). */
const URGENT: ReadonlySet<string> = new Set([
  'e6cf1350-c01b-414d-a61f-263d14d133b4',
  '0fa1201d-4330-4fa8-8ae9-b877473b6441',
]);
/** Work without a pause for the event loop: updates. */
const TURN = 2000;

type UpdateCounters =
  | 'updateCount'
  | 'declinedUpdateCount'
  | 'approvedUpdateCount'
  | 'notApprovedUpdateCount'
  | 'updatesWithStaleUpdateApprovalsCount'
  | 'expiredUpdateCount'
  | 'criticalOrSecurityUpdatesNotApprovedForInstallCount'
  | 'wsusInfrastructureUpdatesNotApprovedForInstallCount';

/**
 * Counts updates as people see them: those that can be approved. The members of bundles, which the Revision Table of the specification
 * has too, are parts of them.
 */
export async function countUpdates(counting: Counting): Promise<Pick<RollupServerSummary, UpdateCounters>> {
  const count = async (query: { declined?: boolean; approved?: boolean; expired?: boolean }) => {
    const visible = { types: ['Software', 'Driver'], explicitlyDeployable: true } as const;
    return (await counting.store.findUpdates({ ...visible, ...query, limit: 1, offset: 0 })).total;
  };
  return {
    updateCount: await count({}),
    declinedUpdateCount: await count({ declined: true }),
    approvedUpdateCount: await count({ declined: false, approved: true }),
    notApprovedUpdateCount: await count({ declined: false, approved: false }),
    // An approval is for the update and moves on to its latest revision at once, so that none is ever for an older one.
    updatesWithStaleUpdateApprovalsCount: 0,
    expiredUpdateCount: await count({ expired: true, approved: false }),
    criticalOrSecurityUpdatesNotApprovedForInstallCount: await countUrgent(counting),
    // Computers need no update to go on being served by Todoku.
    wsusInfrastructureUpdatesNotApprovedForInstallCount: 0,
  };
}

/** Urgent updates without an approval for installation: all that are offered at all, less those with one. */
async function countUrgent({ store, catalog }: Counting): Promise<number> {
  const { snapshot } = catalog;
  const byCategory = snapshot.countByCategory();
  let count = 0;
  for (const id of URGENT) count += byCategory.get(id as UpdateId) ?? 0;
  const approved = new Set<RevisionId>();
  for (const { updateId, action } of await store.deployments()) {
    const live = snapshot.liveRevision(updateId);
    if ((action === 'Install' || action === 'OptionalInstall') && live !== undefined) approved.add(live);
  }
  for (const { categories, explicitlyDeployable } of await store.summaries([...approved])) {
    if (explicitlyDeployable) count -= categories.filter((id) => URGENT.has(id)).length;
  }
  return Math.max(0, count);
}

/** Updates of which files are still to come, and those of them with a file that could not be fetched. A bundle is one update. */
export async function countFiles({
  store,
  catalog,
}: Counting): Promise<
  Pick<RollupServerSummary, 'updatesNeedingFilesCount' | 'updatesWithServerErrorsCount'>
> {
  const missing = new Map<RevisionId, 'waiting' | 'failed'>();
  for (const { sha1, failure } of await store.fetches()) {
    for (const id of (await store.fileBySha1(sha1))?.revisionIds ?? []) {
      if (missing.get(id) !== 'failed') missing.set(id, failure === undefined ? 'waiting' : 'failed');
    }
  }
  let needing = 0;
  let failing = 0;
  const { snapshot } = catalog;
  const updates = missing.size === 0 ? [] : snapshot.list({ kind: 'updates' });
  const bundled = new Set(
    updates.flatMap((identity) => {
      const id = snapshot.idOf(identity);
      return id === undefined ? [] : snapshot.bundleMembers(id);
    }),
  );
  for (const [index, identity] of updates.entries()) {
    if (index % TURN === 0) await setImmediate();
    const id = snapshot.idOf(identity);
    if (id === undefined || bundled.has(id)) continue;
    const states = [id, ...snapshot.bundleMembers(id)].map((part) => missing.get(part));
    if (states.some((state) => state !== undefined)) needing += 1;
    if (states.includes('failed')) failing += 1;
  }
  return { updatesNeedingFilesCount: needing, updatesWithServerErrorsCount: failing };
}
