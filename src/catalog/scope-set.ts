import type { GroupId } from '#update';
import type { DeploymentTable } from './deployment-table.ts';
import type { GroupTree } from './group-tree.ts';
import { Scope } from './scope.ts';

/** Scopes kept; a site has as many as it has combinations of groups. */
const MOST_SCOPES = 10_000;

interface Entry {
  readonly scope: Scope;
  /** What was decided anew since the scope was made. */
  readonly stale: Stale | undefined;
}

/** Updates of one change, and the changes before it. All scopes share it, so that a change costs each the same, however large. */
interface Stale {
  readonly updates: ReadonlySet<number>;
  readonly before: Stale | undefined;
  readonly depth: number;
}

/** A scope that nobody asked for during so many changes is made anew when somebody does. */
const MOST_CHANGES = 1_000;

/** The scopes that were asked for, at one moment. Each is made, or brought up to date, when it is asked for again. */
export class ScopeSet {
  readonly #tree: GroupTree;
  readonly #table: DeploymentTable;
  readonly #scopes: Map<string, Entry>;

  constructor(tree: GroupTree, table: DeploymentTable, scopes = new Map<string, Entry>()) {
    this.#tree = tree;
    this.#table = table;
    this.#scopes = scopes;
  }

  of(groupIds: readonly GroupId[]): Scope {
    const key = groupIds.length === 1 ? (groupIds[0] ?? '') : [...groupIds].sort().join();
    const known = this.#scopes.get(key);
    if (known !== undefined && known.stale === undefined) return known.scope;
    const scope =
      known?.stale === undefined
        ? Scope.of([...groupIds].sort(), this.#tree, this.#table)
        : known.scope.with(updatesOf(known.stale), this.#tree, this.#table);
    if (this.#scopes.size >= MOST_SCOPES) this.#scopes.clear();
    this.#scopes.set(key, { scope, stale: undefined });
    return scope;
  }

  /** The scopes after decisions on those updates. */
  after(updates: Iterable<number>, table: DeploymentTable): ScopeSet {
    const changed = new Set(updates);
    if (changed.size === 0) return new ScopeSet(this.#tree, table, new Map(this.#scopes));
    const scopes = new Map<string, Entry>();
    const links = new Map<Stale | undefined, Stale>();
    for (const [key, { scope, stale }] of this.#scopes) {
      const link = links.get(stale) ?? {
        updates: changed,
        before: stale,
        depth: (stale?.depth ?? 0) + 1,
      };
      links.set(stale, link);
      if (link.depth <= MOST_CHANGES) scopes.set(key, { scope, stale: link });
    }
    return new ScopeSet(this.#tree, table, scopes);
  }
}

function updatesOf(stale: Stale): ReadonlySet<number> {
  const updates = new Set<number>();
  for (let link: Stale | undefined = stale; link !== undefined; link = link.before)
    for (const update of link.updates) updates.add(update);
  return updates;
}
