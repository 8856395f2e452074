import type { StoreWriter } from '#store';
import { ALL_COMPUTERS, type GroupId, type TargetGroup, UNASSIGNED_COMPUTERS } from '#update';
import { isBuiltIn, MAX_GROUP_NAME } from './group-name.ts';
import { admitRequesting, dismissFrom } from './memberships.ts';
import { Turns } from './turns.ts';

export interface GroupChanges {
  /** New, renamed or moved. */
  readonly changed: readonly TargetGroup[];
  readonly removed: readonly GroupId[];
}

/**
 * Makes the groups those of the upstream. Machines of groups that go fall back to Unassigned Computers, and their deployments
 * end by `endAll`; rules of groups are this server's own and stay; machines whose policy asks for the name of a new or renamed group move in. The built-in groups stay as
 * they are.
 */
export async function replaceGroups(
  tx: StoreWriter,
  upstream: readonly TargetGroup[],
  endAll: (groupIds: ReadonlySet<GroupId>) => Promise<void>,
): Promise<GroupChanges> {
  const wanted = groupsTopDown(upstream);
  const before = new Map((await tx.groups()).map((group) => [group.id, group]));
  const changed: TargetGroup[] = [];
  const named: TargetGroup[] = [];
  const turns = new Turns();
  for (const group of wanted) {
    await turns.after();
    const known = before.get(group.id);
    if (known === undefined) await tx.addGroup(group);
    if (known !== undefined && known.name !== group.name) await tx.renameGroup(group.id, group.name);
    if (known !== undefined && known.parentId !== group.parentId)
      await tx.moveGroup(group.id, group.parentId);
    if (known?.name !== group.name) named.push(group);
    if (known?.name !== group.name || known.parentId !== group.parentId)
      changed.push(known?.rule === undefined ? group : { ...group, rule: known.rule });
  }
  const kept = new Set(wanted.map(({ id }) => id));
  const removed = deepestFirst([...before.values()]).filter((id) => !kept.has(id) && !isBuiltIn(id));
  if (removed.length > 0) {
    const gone = new Set(removed);
    await dismissFrom(tx, gone);
    await endAll(gone);
    for (const id of removed) await tx.removeGroup(id);
  }
  await admitRequesting(tx, ...named);
  return { changed, removed };
}

type OwnGroup = TargetGroup & { readonly parentId: GroupId };

/**
 * The upstream's own groups, every one behind its parent and under All Computers at last. What cannot be so is put right: a
 * parent that is not there, or that leads back to the group itself, is All Computers; a name that no group can have is
 * cleaned.
 */
export function groupsTopDown(upstream: readonly TargetGroup[]): readonly OwnGroup[] {
  const groups = new Map<GroupId, OwnGroup>();
  for (const group of upstream) if (!isBuiltIn(group.id)) groups.set(group.id, cleaned(group));
  const children = new Map<GroupId, OwnGroup[]>();
  for (const group of groups.values()) {
    const parentId = groups.has(group.parentId) ? group.parentId : ALL_COMPUTERS;
    const own = parentId === group.parentId ? group : { ...group, parentId };
    children.set(parentId, [...(children.get(parentId) ?? []), own]);
  }
  const ordered = new Map<GroupId, OwnGroup>();
  const add = (group: OwnGroup): void => {
    for (const open = [group]; open.length > 0; ) {
      const next = open.shift()!;
      if (ordered.has(next.id)) continue;
      ordered.set(next.id, next);
      open.push(...(children.get(next.id) ?? []));
    }
  };
  for (const group of children.get(ALL_COMPUTERS) ?? []) add(group);
  // What is left goes round in circles.
  for (const group of groups.values()) if (!ordered.has(group.id)) add({ ...group, parentId: ALL_COMPUTERS });
  return [...ordered.values()];
}

function cleaned({ id, name, parentId }: TargetGroup): OwnGroup {
  const text = name
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, MAX_GROUP_NAME)
    .trim();
  const under = parentId === undefined || parentId === UNASSIGNED_COMPUTERS ? ALL_COMPUTERS : parentId;
  return { id, name: text === '' ? id : text, parentId: under };
}

/** All ids, every one before its parent. */
function deepestFirst(groups: readonly TargetGroup[]): readonly GroupId[] {
  const parents = new Map(groups.map(({ id, parentId }) => [id, parentId]));
  const depth = (id: GroupId): number => {
    let steps = 0;
    for (let next = parents.get(id); next !== undefined && steps <= groups.length; next = parents.get(next))
      steps += 1;
    return steps;
  };
  return groups
    .map(({ id }) => ({ id, depth: depth(id) }))
    .sort((one, other) => other.depth - one.depth)
    .map(({ id }) => id);
}
