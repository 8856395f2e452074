import type { ReplicaState } from '#changes';
import type { StoreReader } from '#store';
import type { GroupId, TargetGroup } from '#update';
import { type BundledApprovals, type BundledState, isOwnGroup } from './bundled-state.ts';
import { bundleFailures } from './failures.ts';

/**
 * What publishing is to make of groups and approvals here. What this server decided on its own stays: groups that did not come
 * with a bundle, approvals for other updates and groups, declines of other updates. What came with an earlier bundle of the same
 * server and does not come again goes: `earlierGroups`, and approvals with a GUID. Undefined where the bundle holds neither.
 * Throws `bundle/group-name-taken`.
 */
export async function replicaStateOf(
  store: StoreReader,
  { groups, approvals }: BundledState,
  earlierGroups: readonly string[],
): Promise<ReplicaState | undefined> {
  if (groups === undefined && approvals === undefined) return undefined;
  const here = await store.groups();
  return {
    groups: groups === undefined ? here : mergedGroups(here, groups, new Set(earlierGroups)),
    isWhole: false,
    deployments: (approvals?.deployments ?? []).map(({ guid, ...rest }) => ({ upstreamGuid: guid, ...rest })),
    deadDeployments: approvals === undefined ? [] : await deadDeployments(store, approvals),
    declined: await declinedAfter(store, approvals),
    acceptedEulas: approvals?.acceptedEulas ?? [],
  };
}

function mergedGroups(
  here: readonly TargetGroup[],
  bundled: readonly TargetGroup[],
  earlier: ReadonlySet<string>,
): readonly TargetGroup[] {
  const ids = new Set<GroupId>(bundled.map(({ id }) => id));
  const kept = here.filter(({ id }) => !ids.has(id) && !earlier.has(id));
  const names = new Map(kept.filter(isOwnGroup).map((group) => [foldName(group.name), group]));
  for (const { name } of bundled.filter(isOwnGroup)) {
    if (names.has(foldName(name))) throw bundleFailures.fail('group-name-taken', { subject: name });
  }
  return [...kept, ...bundled];
}

async function deadDeployments(
  store: StoreReader,
  { deployments }: BundledApprovals,
): Promise<readonly string[]> {
  const alive = new Set(deployments.map(({ guid }) => guid));
  return (await store.deployments()).flatMap(({ upstreamGuid }) =>
    upstreamGuid === undefined || alive.has(upstreamGuid) ? [] : [upstreamGuid],
  );
}

async function declinedAfter(
  store: StoreReader,
  approvals: BundledApprovals | undefined,
): Promise<ReplicaState['declined']> {
  const declined = new Set(
    (await store.declines()).filter((each) => each.declined).map(({ updateId }) => updateId),
  );
  for (const updateId of approvals?.declined ?? []) declined.add(updateId);
  for (const updateId of approvals?.undeclined ?? []) declined.delete(updateId);
  return [...declined];
}

/** As machines ask for groups: in any letter case. */
function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
