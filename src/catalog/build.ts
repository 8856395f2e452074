import type { RevisionId, UpdateId } from '#update';
import { Columns } from './columns.ts';
import { Completeness } from './completeness.ts';
import { type DeploymentChange, DeploymentTable, type HoldChange } from './deployment-table.ts';
import { GroupTree } from './group-tree.ts';
import { ScopeSet } from './scope-set.ts';
import { CatalogSnapshot, ClosureSet, type Moment } from './snapshot.ts';
import { Structure } from './structure.ts';
import type { Catalog, CatalogDelta, CatalogSource, Snapshot } from './types.ts';

/** Builds the index from everything that is stored. */
export async function buildCatalog(source: CatalogSource): Promise<Catalog> {
  const columns = new Columns();
  const completeness = new Completeness(columns);
  const completed: number[] = [];
  for await (const record of source.records) {
    columns.add(record);
    completed.push(...completeness.arrived(record.id, record.sequence));
  }
  const structure = Structure.empty(columns).next(source.sequence, {
    completed,
    declines: source.declines.map(({ updateId, declined, sequence }) => ({
      update: columns.internUpdate(updateId),
      declined,
      sequence,
    })),
    pins: (source.pins ?? []).map(({ updateId, revisionNumber, sequence }) => ({
      update: columns.internUpdate(updateId),
      number: revisionNumber,
      sequence,
    })),
  });
  const deployments = new DeploymentTable()
    .next([
      ...source.endedDeployments.map(({ updateId, groupId, sequence }) => ({
        update: columns.internUpdate(updateId),
        groupId,
        decision: { deployment: undefined, sequence },
      })),
      ...source.deployments.map((deployment) => ({
        update: columns.internUpdate(deployment.updateId),
        groupId: deployment.groupId,
        decision: { deployment, sequence: deployment.sequence },
      })),
    ])
    .withHolds(
      (source.holds ?? []).map(({ updateId, held, sequence }) => ({
        update: columns.internUpdate(updateId),
        held,
        sequence,
      })),
    );
  const tree = new GroupTree(source.groups);
  return new LiveCatalog(columns, {
    structure,
    closures: new ClosureSet(structure),
    completeness,
    tree,
    deployments,
    scopes: new ScopeSet(tree, deployments),
    sequence: source.sequence,
  });
}

/** True when clients may be offered something else, removals aside. */
function changesStructure({ revisions, declined, undeclined, pinned, unpinned }: CatalogDelta): boolean {
  return [revisions, declined, undeclined, pinned, unpinned].some((list) => (list?.length ?? 0) > 0);
}

class LiveCatalog implements Catalog {
  readonly #columns: Columns;
  #moment: Moment;
  #snapshot: CatalogSnapshot;

  constructor(columns: Columns, moment: Moment) {
    this.#columns = columns;
    this.#moment = moment;
    this.#snapshot = new CatalogSnapshot(moment);
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  apply(delta: CatalogDelta): Snapshot {
    const before = this.#moment;
    const isQuiet = this.#isQuiet(delta);
    const removed = this.#remove(delta.removedRevisions ?? []);
    const structure = this.#nextStructure(delta, removed.updates);
    const changes = this.#deploymentChanges(delta);
    const holds = this.#holdChanges(delta);
    const decided = changes.length === 0 ? before.deployments : before.deployments.next(changes);
    const deployments = holds.length === 0 ? decided : decided.withHolds(holds);
    const treeChanged = (delta.groups?.length ?? 0) + (delta.removedGroups?.length ?? 0) > 0;
    const tree = treeChanged ? before.tree.next(delta.groups ?? [], delta.removedGroups ?? []) : before.tree;
    this.#moment = {
      structure,
      closures:
        structure === before.structure || (isQuiet && removed.isUnseen)
          ? before.closures
          : new ClosureSet(structure),
      completeness: before.completeness,
      tree,
      deployments,
      scopes: treeChanged
        ? new ScopeSet(tree, deployments)
        : before.scopes.after(
            [...changes, ...holds].map((change) => change.update),
            deployments,
          ),
      sequence: delta.sequence,
    };
    this.#snapshot = new CatalogSnapshot(this.#moment);
    return this.#snapshot;
  }

  /** True when clients are offered the same as before, removals aside: what is declined was withdrawn already. */
  #isQuiet({ declined, ...loud }: CatalogDelta): boolean {
    if (changesStructure(loud)) return false;
    const { structure } = this.#moment;
    return (declined ?? []).every((id) => {
      const update = this.#columns.updateIndex(id);
      return update === undefined || structure.live(update) < 0;
    });
  }

  /** `isUnseen`: what clients are offered is as before, so that closures and evaluations live on. */
  #remove(ids: readonly RevisionId[]): { readonly updates: ReadonlySet<number>; readonly isUnseen: boolean } {
    const { structure, closures, completeness } = this.#moment;
    const known = ids.filter((id) => structure.knows(id));
    if (known.length === 0) return { updates: new Set(), isUnseen: true };
    const full = closures.full();
    const updates = new Set(known.map((id) => this.#columns.update.at(id)));
    const isSeen = known.some((id) => full.has(id));
    const changed = this.#columns.remove(known);
    completeness.removed(known);
    const isOffered = (update: number): boolean => full.has(structure.latest[update] ?? -1);
    const isShaken =
      [...changed.required, ...changed.bundled].some(isOffered) ||
      // Hidden members that nothing bundles any more are offered on their own.
      [...changed.bundled].some((update) => {
        const live = structure.live(update);
        return live >= 0 && !full.has(live) && structure.knows(live);
      });
    return { updates, isUnseen: !isSeen && !isShaken };
  }

  /** The same structure when nothing of it changed, so that closures and evaluations live on. */
  #nextStructure(delta: CatalogDelta, shrunk: ReadonlySet<number>): Structure {
    const completed: number[] = [];
    for (const record of delta.revisions ?? []) {
      this.#columns.add(record);
      completed.push(...this.#moment.completeness.arrived(record.id, record.sequence));
    }
    const { sequence } = delta;
    const declines = [
      ...(delta.declined ?? []).map((id) => ({
        update: this.#columns.internUpdate(id),
        declined: true,
        sequence,
      })),
      ...(delta.undeclined ?? []).map((id) => ({
        update: this.#columns.internUpdate(id),
        declined: false,
        sequence,
      })),
    ];
    if (!changesStructure(delta) && shrunk.size === 0) return this.#moment.structure;
    const pins = [
      ...(delta.pinned ?? []).map(({ updateId, revisionNumber }) => ({
        update: this.#columns.internUpdate(updateId),
        number: revisionNumber,
        sequence,
      })),
      ...(delta.unpinned ?? []).map((id) => ({
        update: this.#columns.internUpdate(id),
        number: undefined,
        sequence,
      })),
    ];
    return this.#moment.structure.next(sequence, { completed, declines, pins, shrunk });
  }

  #holdChanges({ held, released, sequence }: CatalogDelta): HoldChange[] {
    const change = (isHeld: boolean) => (id: UpdateId) => ({
      update: this.#columns.internUpdate(id),
      held: isHeld,
      sequence,
    });
    return [...(held ?? []).map(change(true)), ...(released ?? []).map(change(false))];
  }

  #deploymentChanges(delta: CatalogDelta): DeploymentChange[] {
    const changes: DeploymentChange[] = [];
    for (const { updateId, groupId } of delta.endedDeployments ?? []) {
      const decision = { deployment: undefined, sequence: delta.sequence };
      changes.push({ update: this.#columns.internUpdate(updateId), groupId, decision });
    }
    for (const deployment of delta.deployments ?? []) {
      const decision = { deployment, sequence: deployment.sequence };
      changes.push({
        update: this.#columns.internUpdate(deployment.updateId),
        groupId: deployment.groupId,
        decision,
      });
    }
    return changes;
  }
}
