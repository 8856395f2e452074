import type { ChangeContext } from '#changes';
import type { ContentStore } from '#content';
import type { Deployment, GroupId, UpdateId } from '#update';
import type { HealthFacts } from '#upkeep';
import { contentPolicy, filesOfRevisions, isExpress, withMembers } from '../content-needs.ts';
import type { CatalogFacts } from '../upkeep/catalog-facts.ts';

type Counts = Awaited<ReturnType<ChangeContext['store']['statusCounts']>>[number];

/** Updates that are looked at more closely: of a fleet in trouble the worst are enough. */
const MOST = 20;
/** Fewer machines are no sign. */
const LEAST = 5;

/** Of approved updates: which fail, and which are here and no machine has begun to fetch. */
export async function approvedFacts(
  context: ChangeContext,
  content: Pick<ContentStore, 'stat'>,
  { deployments, updates }: CatalogFacts,
): Promise<Pick<HealthFacts, 'failures' | 'unfetched'>> {
  const approved = [...deployments].flatMap(([updateId, all]) => {
    const inForce = all.filter(({ action }) => action !== 'NotApproved');
    return inForce.length === 0 ? [] : [[updateId, inForce] as const];
  });
  const approvals = new Map(approved);
  const counts = await context.store.statusCounts([...approvals.keys()]);
  const nameOf = (id: UpdateId) => updates.get(id)?.title ?? id;
  const failures: HealthFacts['failures'][number][] = [];
  for (const each of counts
    .filter(({ failed }) => failed >= LEAST)
    .toSorted(byFailed)
    .slice(0, MOST)) {
    const { updateId, installed, pendingReboot } = each;
    const since = firstOf(approvals.get(updateId)!);
    const codes = await context.store.failureCodes(updateId, since);
    const failed = codes.reduce((sum, { computers }) => sum + computers, 0);
    const hresult = codes.find((code) => code.hresult !== undefined)?.hresult;
    const tried = failed + installed + pendingReboot;
    const known = hresult === undefined ? {} : { hresult };
    failures.push({ id: updateId, name: nameOf(updateId), failed, tried, since, ...known });
  }
  const unfetched: HealthFacts['unfetched'][number][] = [];
  const untouched = counts.filter(isUntouched).toSorted((one, other) => other.needed - one.needed);
  for (const { updateId } of untouched.slice(0, MOST)) {
    const installs = approvals.get(updateId)!.filter(({ action }) => action === 'Install');
    if (installs.length === 0 || updates.get(updateId)?.heldUntil !== undefined) continue;
    if (!(await isHere(context, content, updateId))) continue;
    const machines = await waitingFor(context, updateId, deployments.get(updateId)!);
    if (machines >= LEAST)
      unfetched.push({ id: updateId, name: nameOf(updateId), machines, since: firstOf(installs) });
  }
  return { failures, unfetched };
}

function byFailed(one: Counts, other: Counts): number {
  return other.failed - one.failed;
}

function firstOf(deployments: readonly Deployment[]): number {
  return Math.min(...deployments.map(({ createdAt }) => createdAt));
}

function isUntouched({ needed, downloaded, installed, failed, pendingReboot }: Counts): boolean {
  return needed >= LEAST && downloaded + installed + failed + pendingReboot === 0;
}

/** Its files are where machines fetch them: here, or at their publisher's. */
async function isHere(
  context: ChangeContext,
  content: Pick<ContentStore, 'stat'>,
  updateId: UpdateId,
): Promise<boolean> {
  const live = context.catalog.snapshot.liveRevision(updateId);
  if (live === undefined) return false;
  const { mode, express } = await contentPolicy(context.store);
  if (mode === 'from-microsoft') return true;
  const files = await filesOfRevisions(context, withMembers(context, live));
  for (const file of files.values()) {
    if (isExpress(file) && !express) continue;
    if ((await content.stat(file.sha1)) === undefined) return false;
  }
  return true;
}

/** Machines that need the update and for which it is approved: the nearest decision of their groups' paths counts. */
async function waitingFor(
  { store, catalog }: ChangeContext,
  updateId: UpdateId,
  deployments: readonly Deployment[],
): Promise<number> {
  const actions = new Map(deployments.map(({ groupId, action }) => [groupId, action]));
  const isApproved = (id: GroupId) => {
    const nearest = catalog.snapshot.groupPath(id).find((group) => actions.has(group.id));
    return nearest !== undefined && actions.get(nearest.id) === 'Install';
  };
  const groups = (await store.groups()).map(({ id }) => id).filter(isApproved);
  let machines = 0;
  for await (const { state } of store.audienceOf(updateId, groups))
    if (state === 'NotInstalled') machines += 1;
  return machines;
}
