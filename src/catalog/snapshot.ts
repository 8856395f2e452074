import { BoundedCache } from '#base';
import type { Deployment, GroupId, RevisionId, TargetGroup, UpdateId, UpdateIdentity } from '#update';
import { bundleOf } from './bundle-of.ts';
import { categoriesOf, countByCategory } from './categories.ts';
import { answerCategoryScan } from './category-scan.ts';
import { type Closure, categoryClosure, fullClosure } from './closure.ts';
import { CATEGORY, DETECTOID } from './columns.ts';
import type { Completeness } from './completeness.ts';
import type { DeploymentTable } from './deployment-table.ts';
import {
  type DriverGround,
  type DriverIndex,
  indexDrivers,
  scanDrivers,
  scanPrinters,
} from './driver-scan.ts';
import { explain } from './explain.ts';
import type { GroupTree } from './group-tree.ts';
import { listRevisions, relatedRevisions, sequenceAt } from './listing.ts';
import { offerOf } from './offer.ts';
import { type DecisionExplanation, explainDecision } from './precedence.ts';
import { findRemovable } from './removable.ts';
import { type ScanGround, scanSoftware } from './scan.ts';
import type { ScopeSet } from './scope-set.ts';
import type { Structure } from './structure.ts';
import type {
  CatalogStats,
  CategoryEntry,
  CategoryScanAnswer,
  DriverScanQuery,
  Explanation,
  Incompleteness,
  ListingFilter,
  Offer,
  PrinterScanQuery,
  Removable,
  ScanQuery,
  ScanResult,
  Snapshot,
  UpdateHold,
} from './types.ts';

/** Closures of category scans kept per snapshot; clients ask for a handful of categories. */
const CATEGORY_CLOSURES = 16;

/** Closures are the costly part. All snapshots between two changes of revisions or declines share theirs. */
export class ClosureSet {
  readonly #structure: Structure;
  readonly #byCategories = new BoundedCache<string, Closure>(CATEGORY_CLOSURES);
  readonly #driverIndexes = new Map<Closure, DriverIndex>();
  #full: Closure | undefined;

  constructor(structure: Structure) {
    this.#structure = structure;
  }

  full(): Closure {
    this.#full ??= fullClosure(this.#structure);
    return this.#full;
  }

  /** Of a category scan; unknown categories add nothing. */
  of(categories: readonly UpdateId[]): Closure {
    if (categories.length === 0) return this.full();
    const indexes = new Set<number>();
    for (const id of categories) {
      const index = this.#structure.columns.updateIndex(id);
      if (index !== undefined) indexes.add(index);
    }
    const key = [...indexes].sort((a, b) => a - b).join();
    let closure = this.#byCategories.get(key);
    if (closure === undefined) {
      closure = categoryClosure(this.#structure, indexes);
      this.#byCategories.set(key, closure, 1);
    }
    return closure;
  }

  driversOf(closure: Closure): DriverIndex {
    let index = this.#driverIndexes.get(closure);
    if (index === undefined) {
      index = indexDrivers(closure);
      if (this.#driverIndexes.size > CATEGORY_CLOSURES) this.#driverIndexes.clear();
      this.#driverIndexes.set(closure, index);
    }
    return index;
  }
}

/** Everything that makes up one moment. */
export interface Moment {
  readonly structure: Structure;
  readonly closures: ClosureSet;
  readonly completeness: Completeness;
  readonly tree: GroupTree;
  readonly deployments: DeploymentTable;
  readonly scopes: ScopeSet;
  readonly sequence: number;
}

/** The faces of one immutable moment. The work is done in the files named after it. */
export class CatalogSnapshot implements Snapshot {
  readonly #moment: Moment;
  #stats: CatalogStats | undefined;

  constructor(moment: Moment) {
    this.#moment = moment;
  }

  get sequence(): number {
    return this.#moment.sequence;
  }

  scan(query: ScanQuery): ScanResult {
    return scanSoftware(this.#ground(query), query);
  }

  scanDrivers(query: DriverScanQuery): ScanResult {
    return scanDrivers(
      this.#driverGround(query.groupIds, this.#moment.closures.of(query.filterCategories)),
      query,
    );
  }

  scanPrinters(query: PrinterScanQuery): ScanResult {
    return scanPrinters(this.#driverGround(query.groupIds, this.#moment.closures.full()), query);
  }

  startCategoryScan(groups: ReadonlyMap<number, readonly UpdateId[]>): CategoryScanAnswer {
    return answerCategoryScan(this.#moment.structure, groups);
  }

  refresh(
    groupIds: readonly GroupId[],
    identities: readonly UpdateIdentity[],
  ): readonly (Offer & UpdateIdentity)[] {
    const answers: (Offer & UpdateIdentity)[] = [];
    for (const identity of identities) {
      const id = this.idOf(identity);
      const offer = id === undefined ? undefined : this.offerFor(groupIds, id);
      if (offer !== undefined) answers.push({ ...offer, ...identity });
    }
    return answers;
  }

  mayRead(_groupIds: readonly GroupId[], id: number): boolean {
    const { structure, closures } = this.#moment;
    if (!structure.knows(id)) return false;
    const type = structure.columns.type.at(id);
    return type === CATEGORY || type === DETECTOID || closures.full().has(id);
  }

  identityOf(id: RevisionId): UpdateIdentity {
    const { structure } = this.#moment;
    if (!structure.knows(id)) throw new RangeError(`there is no revision ${id}`);
    return structure.columns.identityOf(id);
  }

  revisionsOf(updateId: UpdateId): readonly RevisionId[] {
    const { structure } = this.#moment;
    const update = structure.columns.updateIndex(updateId);
    const ids = update === undefined ? [] : structure.columns.revisionsOf(update);
    return ids.filter((id) => structure.knows(id)) as RevisionId[];
  }

  idOf(identity: UpdateIdentity): RevisionId | undefined {
    const { structure } = this.#moment;
    const update = structure.columns.updateIndex(identity.updateId);
    const id = update === undefined ? -1 : structure.columns.revisionOf(update, identity.revisionNumber);
    return structure.knows(id) ? (id as RevisionId) : undefined;
  }

  liveRevision(updateId: UpdateId): RevisionId | undefined {
    const { structure } = this.#moment;
    const update = structure.columns.updateIndex(updateId);
    const id = update === undefined ? -1 : structure.live(update);
    return id < 0 ? undefined : (id as RevisionId);
  }

  liveSince(updateId: UpdateId): number {
    const { structure } = this.#moment;
    const id = this.liveRevision(updateId);
    if (id === undefined) return 0;
    return Math.max(structure.columns.completeSince.at(id), structure.changedSince(id));
  }

  explainDecision(
    groupIds: readonly GroupId[],
    updateId: UpdateId,
    instead: readonly Deployment[] = [],
  ): DecisionExplanation {
    const { structure, tree, deployments } = this.#moment;
    const update = structure.columns.updateIndex(updateId);
    return explainDecision(tree, groupIds, (groupId) => {
      const other = instead.find((deployment) => deployment.groupId === groupId);
      if (other !== undefined || update === undefined) return other;
      return deployments.decision(update, groupId)?.deployment;
    });
  }

  holdOf(updateId: UpdateId): UpdateHold | undefined {
    const { structure, deployments } = this.#moment;
    const update = structure.columns.updateIndex(updateId);
    return update === undefined ? undefined : deployments.hold(update);
  }

  offerFor(groupIds: readonly GroupId[], id: RevisionId): Offer | undefined {
    const { structure, closures } = this.#moment;
    if (!structure.knows(id) || !closures.full().has(id)) return undefined;
    return offerOf(structure, this.#moment.scopes.of(groupIds), id);
  }

  explain(id: RevisionId, query: ScanQuery): Explanation {
    const { completeness, deployments } = this.#moment;
    return explain(
      this.#ground(query),
      completeness,
      id,
      query,
      (update) => deployments.hold(update)?.held === true,
    );
  }

  incomplete(): readonly Incompleteness[] {
    return this.#moment.completeness.report();
  }

  bundleMembers(id: RevisionId): readonly RevisionId[] {
    const { structure } = this.#moment;
    const { memberFrom, memberTo, memberUpdate, memberNumber } = structure.columns;
    const members = new Set<number>();
    const open: number[] = [id];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (!structure.knows(next)) continue;
      for (let member = memberFrom.at(next); member < memberTo.at(next); member++) {
        const target = structure.columns.revisionOf(memberUpdate.at(member), memberNumber.at(member));
        if (!structure.knows(target) || target === id || members.has(target)) continue;
        members.add(target);
        open.push(target);
      }
    }
    return [...members] as RevisionId[];
  }

  bundleOf(updateId: UpdateId): UpdateId | undefined {
    const { structure } = this.#moment;
    const update = structure.columns.updateIndex(updateId);
    const bundle = update === undefined ? undefined : bundleOf(structure, update);
    return bundle === undefined ? undefined : structure.columns.updateId(bundle);
  }

  categories(): readonly CategoryEntry[] {
    return categoriesOf(this.#moment.structure);
  }

  countByCategory(): ReadonlyMap<UpdateId, number> {
    return countByCategory(this.#moment.structure);
  }

  list(filter: ListingFilter): readonly UpdateIdentity[] {
    return listRevisions(this.#moment.structure, filter);
  }

  related(updateIds: readonly UpdateId[]): readonly UpdateIdentity[] {
    return relatedRevisions(this.#moment.structure, updateIds);
  }

  removable(
    ids: Iterable<RevisionId>,
    needed?: { readonly updateIds: Iterable<UpdateId>; readonly revisions: Iterable<UpdateIdentity> },
  ): Removable {
    return findRemovable(this.#moment.structure, ids, needed);
  }

  sequenceAt(time: number): number {
    return sequenceAt(this.#moment.structure, time);
  }

  groups(): readonly TargetGroup[] {
    return this.#moment.tree.all();
  }

  groupPath(id: GroupId): readonly TargetGroup[] {
    return this.#moment.tree.path(id);
  }

  get idsEnd(): number {
    return this.#moment.structure.revisionCount;
  }

  stats(): CatalogStats {
    this.#stats ??= this.#count();
    return this.#stats;
  }

  /** A walk over everything. */
  #count(): CatalogStats {
    const { structure, closures, completeness, deployments } = this.#moment;
    const { columns } = structure;
    let revisions = 0;
    for (let id = 0; id < structure.revisionCount; id++) if (columns.type.at(id) !== 0) revisions++;
    const full = closures.full();
    return {
      revisions,
      updates: columns.updateCount,
      inScope: full.order.length + full.drivers.length,
      incomplete: completeness.count,
      declined: structure.declined.reduce(
        (sum, flag, update) => sum + (columns.revisionsOf(update).length > 0 ? flag : 0),
        0,
      ),
      deployments: deployments.count,
      bytes: columns.bytes,
    };
  }

  #ground(query: ScanQuery): ScanGround {
    const { structure, closures, sequence } = this.#moment;
    return {
      sequence,
      structure,
      scope: this.#moment.scopes.of(query.groupIds),
      closure: closures.of(query.filterCategories),
      full: closures.full(),
    };
  }

  #driverGround(groupIds: readonly GroupId[], closure: Closure): DriverGround {
    const { structure, closures } = this.#moment;
    return {
      structure,
      scope: this.#moment.scopes.of(groupIds),
      closure,
      index: closures.driversOf(closure),
    };
  }
}
