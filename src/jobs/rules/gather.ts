import type { CategoryEntry, Snapshot } from '#catalog';
import { type Architecture, machineArchitecture, type Rule, type UpdateFacts } from '#rules';
import type { RevisionSummary, StoreReader } from '#store';
import type { UpdateId } from '#update';

/** The categories that stand above each, itself among them. */
export function categoriesAbove(
  snapshot: Pick<Snapshot, 'categories'>,
): (ids: readonly UpdateId[]) => ReadonlySet<string> {
  const entries = new Map<UpdateId, CategoryEntry>(
    snapshot.categories().map((entry) => [entry.updateId, entry]),
  );
  return (ids) => {
    const found = new Set<string>();
    const open = [...ids];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (found.has(id)) continue;
      found.add(id);
      open.push(...(entries.get(id)?.parents ?? []));
    }
    return found;
  };
}

/** The architectures of all machines; not read where no rule asks for them. */
export async function fleetOf(
  store: Pick<StoreReader, 'everyMachine'>,
  rules: readonly Rule[],
): Promise<ReadonlySet<Architecture>> {
  const found = new Set<Architecture>();
  if (!asks(rules, 'architecture-absent')) return found;
  for await (const { inventory } of store.everyMachine()) {
    const architecture = machineArchitecture(inventory.architecture);
    if (architecture !== undefined) found.add(architecture);
  }
  return found;
}

/** The facts of some updates, in their order; what no rule asks for is not read. */
export async function factsOf(
  store: Pick<StoreReader, 'supersededBy' | 'statusCounts'>,
  updates: readonly RevisionSummary[],
  rules: readonly Rule[],
  ground: {
    readonly above: ReturnType<typeof categoriesAbove>;
    readonly fleet: ReadonlySet<Architecture>;
  },
): Promise<readonly UpdateFacts[]> {
  const ids = updates.map(({ updateId }) => updateId);
  const superseded = asks(rules, 'superseded') ? await store.supersededBy(ids) : new Map<UpdateId, unknown>();
  const counts = asks(rules, 'needed') ? await store.statusCounts(ids) : [];
  const needed = new Map(
    counts.map((each) => [each.updateId, each.needed + each.downloaded + each.failed + each.pendingReboot]),
  );
  return updates.map(({ updateId, title, categories, importedAt, creationDate, ...rest }) => ({
    updateId,
    title,
    categories: ground.above(categories),
    kbArticleIds: rest.kbArticleIds,
    cveIds: rest.cveIds,
    ...(rest.severity === undefined ? {} : { severity: rest.severity }),
    languages: rest.languages,
    arrivedAt: importedAt,
    createdAt: Date.parse(creationDate) || importedAt,
    superseded: superseded.has(updateId),
    needed: needed.get(updateId) ?? 0,
    fleet: ground.fleet,
  }));
}

function asks(rules: readonly Rule[], kind: Rule['conditions'][number]['kind']): boolean {
  return rules.some((rule) => rule.conditions.some((condition) => condition.kind === kind));
}
