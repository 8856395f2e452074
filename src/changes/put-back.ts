import type { CatalogDelta } from '#catalog';
import type { DecidedDeployment, DecidedState, Decision, RevisionSummary, StoreWriter } from '#store';
import type { Deployment, GroupId } from '#update';
import { givenWhy, groupState, toDecided } from './decided-state.ts';
import { changesFailures } from './failures.ts';
import { findGroup } from './group-name.ts';

interface PutBack {
  readonly deployments: readonly Deployment[];
  readonly lost: readonly GroupId[];
  readonly delta: Omit<CatalogDelta, 'sequence'>;
}

interface By {
  readonly at: number;
  readonly actor: string;
}

/** How what a decision was about stands now. */
export async function stateOf(
  tx: StoreWriter,
  { updateId, declined, heldUntil }: RevisionSummary,
  { scope, after }: Decision,
): Promise<DecidedState> {
  const deployments = await tx.deploymentsOf(updateId);
  if (scope !== 'server') return groupState(deployments.find(({ groupId }) => groupId === scope));
  if (after.heldUntil !== undefined) return { heldUntil: heldUntil ?? false };
  return {
    declined,
    ...(deployments.length === 0 ? {} : { deployments: deployments.map(toDecided) }),
  };
}

/** Makes it as it was before the decision, inside a transaction. Fails as `undo` does. */
export async function putBack(
  tx: StoreWriter,
  latest: RevisionSummary,
  { scope, before }: Decision,
  by: By,
): Promise<PutBack> {
  if (scope !== 'server') return putGroupBack(tx, latest, scope, before, by);
  if (before.heldUntil !== undefined) return putHoldBack(tx, latest, before.heldUntil, by);
  return putDeclineBack(tx, latest, before, by);
}

async function putGroupBack(
  tx: StoreWriter,
  latest: RevisionSummary,
  groupId: GroupId,
  { deployments: [wanted] = [] }: DecidedState,
  by: By,
): Promise<PutBack> {
  const { updateId, title, declined } = latest;
  if (wanted === undefined) {
    await tx.endDeployment(updateId, groupId, by.at);
    return { deployments: [], lost: [], delta: { endedDeployments: [{ updateId, groupId }] } };
  }
  findGroup(await tx.groups(), groupId);
  if (declined) throw changesFailures.fail('declined', { subject: title });
  if (isWithdrawn(latest, wanted)) throw changesFailures.fail('expired', { subject: title });
  const deployment = await restore(tx, latest, wanted, by);
  return { deployments: [deployment], lost: [], delta: { deployments: [deployment] } };
}

async function putHoldBack(
  tx: StoreWriter,
  { updateId }: RevisionSummary,
  until: number | false,
  { at, actor }: By,
): Promise<PutBack> {
  if (until !== false && until <= at) throw changesFailures.fail('bad-hold-end', { detail: String(until) });
  await tx.setHold(updateId, until === false ? undefined : { until, at, actor });
  const delta = until === false ? { released: [updateId] } : { held: [updateId] };
  return { deployments: [], lost: [], delta };
}

async function putDeclineBack(
  tx: StoreWriter,
  latest: RevisionSummary,
  { declined = false, deployments: wanted = [] }: DecidedState,
  by: By,
): Promise<PutBack> {
  const { updateId } = latest;
  const ended = await tx.deploymentsOf(updateId);
  for (const { groupId } of ended) await tx.endDeployment(updateId, groupId, by.at);
  await tx.setDeclined(updateId, declined);
  const groups = new Set((await tx.groups()).map(({ id }) => id));
  const deployments: Deployment[] = [];
  const lost: GroupId[] = [];
  for (const each of wanted) {
    if (!groups.has(each.groupId) || isWithdrawn(latest, each)) lost.push(each.groupId);
    else deployments.push(await restore(tx, latest, each, by));
  }
  return {
    deployments,
    lost,
    delta: {
      ...(declined ? { declined: [updateId] } : { undeclined: [updateId] }),
      endedDeployments: ended.map(({ groupId }) => ({ updateId, groupId })),
      deployments,
    },
  };
}

/** The author stays who decided it first. */
function restore(
  tx: StoreWriter,
  { id, updateId }: RevisionSummary,
  { groupId, action, deadline, author, ...why }: DecidedDeployment,
  { at }: By,
): Promise<Deployment> {
  return tx.putDeployment({
    updateId,
    revisionId: id,
    groupId,
    action,
    ...(deadline === undefined ? {} : { deadline }),
    createdAt: at,
    author,
    ...givenWhy(why),
  });
}

function isWithdrawn({ expired }: RevisionSummary, { action }: DecidedDeployment): boolean {
  return expired && (action === 'Install' || action === 'OptionalInstall');
}
