import type { ApprovalAction, GroupId, TargetGroup } from '#update';

/** What is decided for one update, by group: at most one decision for each. */
export type GroupDecisions = ReadonlyMap<
  GroupId,
  { readonly action: ApprovalAction; readonly createdAt: number }
>;

/** Each group with all above it, itself first. */
export type GroupPaths = ReadonlyMap<GroupId, readonly GroupId[]>;

export function groupPaths(groups: readonly TargetGroup[]): GroupPaths {
  const parents = new Map(groups.map(({ id, parentId }) => [id, parentId]));
  return new Map(
    groups.map(({ id }) => {
      const path: GroupId[] = [];
      for (let at: GroupId | undefined = id; at !== undefined && !path.includes(at); at = parents.get(at))
        path.push(at);
      return [id, path];
    }),
  );
}

/** The decision that counts for a group: its own, or the nearest above it. */
export function decisionFor(
  decisions: GroupDecisions,
  paths: GroupPaths,
  group: GroupId,
): { readonly action: ApprovalAction; readonly createdAt: number } | undefined {
  for (const id of paths.get(group) ?? [group]) {
    const decision = decisions.get(id);
    if (decision !== undefined) return decision;
  }
  return undefined;
}

/** Since when machines of that group are told to install it; undefined: they are not. */
export function installedSince(
  decisions: GroupDecisions,
  paths: GroupPaths,
  group: GroupId,
): number | undefined {
  const decision = decisionFor(decisions, paths, group);
  return decision?.action === 'Install' ? decision.createdAt : undefined;
}
