import type { ChangeContext } from '#changes';
import { ALL_COMPUTERS, type GroupId, UNASSIGNED_COMPUTERS } from '#update';
import type { HealthFacts } from '#upkeep';
import type { CatalogFacts } from '../upkeep/catalog-facts.ts';

/** Groups that nobody is in, and groups with machines for which nothing is approved. */
export async function groupFacts(
  { store, catalog }: ChangeContext,
  { deployments }: Pick<CatalogFacts, 'deployments'>,
  sizes: ReadonlyMap<GroupId, number>,
): Promise<HealthFacts['groups']> {
  const groups = await store.groups();
  const { snapshot } = catalog;
  const peopled = new Set<GroupId>();
  for (const id of sizes.keys()) for (const group of snapshot.groupPath(id)) peopled.add(group.id);
  const served = new Set<GroupId>();
  for (const all of deployments.values())
    for (const { groupId, action } of all) if (action !== 'NotApproved') served.add(groupId);
  const builtIn: ReadonlySet<GroupId> = new Set([ALL_COMPUTERS, UNASSIGNED_COMPUTERS]);
  return {
    empty: groups.filter(({ id }) => !builtIn.has(id) && !peopled.has(id)).map(({ name }) => name),
    unserved: groups
      .filter(({ id }) => sizes.has(id) && !snapshot.groupPath(id).some((group) => served.has(group.id)))
      .map(({ id, name }) => ({ name, machines: sizes.get(id)! })),
  };
}
