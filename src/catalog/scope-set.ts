import type { GroupId } from '#update';
import type { DeploymentTable } from './deployment-table.ts';
import type { GroupTree } from './group-tree.ts';
import { Scope } from './scope.ts';

/** Scopes kept; a site has as many as it has combinations of groups. */
const MOST_SCOPES = 10_000;

interface Entry {
  readonly scope: Scope;
  /** Updates that were decided anew since the scope was made. */
  readonly stale: readonly number[];
}

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
    if (known !== undefined && known.stale.length === 0) return known.scope;
    const scope =
      known === undefined
        ? Scope.of([...groupIds].sort(), this.#tree, this.#table)
        : known.scope.with(known.stale, this.#tree, this.#table);
    if (this.#scopes.size >= MOST_SCOPES) this.#scopes.clear();
    this.#scopes.set(key, { scope, stale: [] });
    return scope;
  }

  /** The scopes after decisions on those updates. */
  after(updates: readonly number[], table: DeploymentTable): ScopeSet {
    const scopes = new Map(
      [...this.#scopes].map(([key, { scope, stale }]) => [key, { scope, stale: [...stale, ...updates] }]),
    );
    return new ScopeSet(this.#tree, table, scopes);
  }
}
