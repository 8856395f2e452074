import type { UpdateDetails } from '#server/admin';

/** From an older update to one that replaces it. */
export interface Edge {
  readonly from: string;
  readonly to: string;
}

/** Updates in columns, each right of everything that it replaces. */
export interface Layers {
  readonly columns: readonly (readonly UpdateDetails[])[];
  readonly edges: readonly Edge[];
}

/** Puts updates in order, old to new. An arrow that others lead around is left out: A → B → C says A → C too. */
export function toLayers(updates: ReadonlyMap<string, UpdateDetails>): Layers {
  const newer = new Map([...updates.keys()].map((id) => [id, new Set<string>()]));
  for (const { updateId, supersedes } of updates.values())
    for (const old of supersedes) newer.get(old.updateId)?.add(updateId);

  const reached = new Map<string, ReadonlySet<string>>();
  /** Everything that replaces an update, over however many steps. */
  const reachOf = (id: string): ReadonlySet<string> => {
    const found = reached.get(id);
    if (found !== undefined) return found;
    const all = new Set<string>();
    // Set first: updates that replace each other in a ring end here.
    reached.set(id, all);
    for (const next of newer.get(id) ?? []) {
      all.add(next);
      for (const far of reachOf(next)) all.add(far);
    }
    return all;
  };

  const edges = [...newer].flatMap(([from, nexts]) =>
    [...nexts]
      .filter((to) => to !== from && ![...nexts].some((other) => other !== to && reachOf(other).has(to)))
      .map((to) => ({ from, to })),
  );
  const depths = new Map<string, number>();
  const depthOf = (id: string, seen: ReadonlySet<string> = new Set()): number => {
    const found = depths.get(id);
    if (found !== undefined || seen.has(id)) return found ?? 0;
    const olds = edges.filter(({ to }) => to === id).map(({ from }) => from);
    const depth = Math.max(-1, ...olds.map((old) => depthOf(old, new Set([...seen, id])))) + 1;
    depths.set(id, depth);
    return depth;
  };
  const columns: UpdateDetails[][] = [];
  for (const update of updates.values()) {
    const depth = depthOf(update.updateId);
    columns[depth] ??= [];
    columns[depth].push(update);
  }
  return { columns: columns.filter((column) => column !== undefined), edges };
}
