import { Bits } from './bits.ts';
import type { Closure } from './closure.ts';
import { DRIVER } from './columns.ts';
import { type Evaluation, evaluate } from './evaluation.ts';
import { approvalOf, offerOf } from './offer.ts';
import type { Scope } from './scope.ts';
import type { Structure } from './structure.ts';
import type { Offer, PageLimits, ScanQuery, ScanResult } from './types.ts';

/** What a software pass works on: the closure of this scan, the closure of everything, and the client's groups. */
export interface ScanGround {
  /** Change sequence of the moment. */
  readonly sequence: number;
  readonly structure: Structure;
  readonly scope: Scope;
  /** Of a category scan its own, else the same as `full`. */
  readonly closure: Closure;
  readonly full: Closure;
}

/**
 * The software pass of SyncUpdates (MS-WUSP 3.1.5.7 with the corrections of protocol-facts 6.3): what is needed
 * is what is in scope with its prerequisites installed; new is what of that is not cached; out of scope is what
 * is cached and not needed; changed is what is needed, cached, and was decided anew since the client last asked.
 */
export function scanSoftware(ground: ScanGround, query: ScanQuery): ScanResult {
  const { structure, scope, closure } = ground;
  const evaluation = evaluate(closure, query.installedNonLeaf);
  const cached = isUpToDate(evaluation, query) ? NOTHING_TO_SORT : sortCached(ground, evaluation, query);
  const missing =
    cached === NOTHING_TO_SORT || cached.hits === evaluation.needed.length
      ? []
      : notCached(evaluation, cached.seen);
  const page = cutPage(structure, scope, missing, query.page);
  const changed = changedOf(ground, query, evaluation.neededBits);
  const isRegular = query.filterCategories.length === 0;
  return {
    newUpdates: page.ids.map((id) => offerOf(structure, scope, id)),
    outOfScope: cached.outOfScope,
    deployedOutOfScope: cached.deployedOutOfScope,
    changed,
    // A held leaf that is none any more may be installed: only when the client calls again can it say so, and get
    // what depends on it.
    truncated:
      page.truncated ||
      (isRegular && changed.some((offer) => !offer.isLeaf && !query.installedNonLeaf.includes(offer.id))),
    driverSyncNotNeeded: closure.drivers.length === 0,
    known: { sequence: ground.sequence, scopeTag: scope.tag },
  };
}

interface Cached {
  /** How many different cached ids are needed. */
  readonly hits: number;
  readonly seen: Bits;
  readonly outOfScope: number[];
  readonly deployedOutOfScope: number[];
}

const NOTHING_TO_SORT: Cached = { hits: 0, seen: new Bits(0), outOfScope: [], deployedOutOfScope: [] };

/**
 * True when the client holds exactly what it needs, which is the usual case. Clients send their ids in ascending
 * order, so that one walk beside the needed ones settles it; in any other order the answer is no, and costs little.
 * Machines of one build send the same list, and a caller that recognises it passes the same array again.
 */
function isUpToDate(evaluation: Evaluation, { installedNonLeaf, otherCached }: ScanQuery): boolean {
  if (evaluation.completedBy.has(otherCached)) return true;
  const { ascending } = evaluation;
  if (installedNonLeaf.length + otherCached.length !== ascending.length) return false;
  let installed = 0;
  let other = 0;
  for (let index = 0; index < ascending.length; index++) {
    const id = ascending[index];
    if (otherCached[other] === id) other++;
    else if (installedNonLeaf[installed] === id) installed++;
    else return false;
  }
  evaluation.completedBy.add(otherCached);
  return true;
}

function sortCached(ground: ScanGround, evaluation: Evaluation, query: ScanQuery): Cached {
  const { structure, full } = ground;
  const twoGroups = query.needTwoGroupOutOfScope && query.filterCategories.length > 0;
  const { revisionCount } = structure;
  const needed = evaluation.neededBits.words;
  const seen = new Bits(revisionCount);
  const words = seen.words;
  const outOfScope: number[] = [];
  const deployedOutOfScope: number[] = [];
  let hits = 0;
  for (const list of [query.installedNonLeaf, query.otherCached]) {
    for (let index = 0; index < list.length; index++) {
      const id = list[index] as number;
      if (id < 0 || id >= revisionCount) {
        outOfScope.push(id);
        continue;
      }
      const word = id >>> 5;
      const bit = 1 << (id & 31);
      const before = words[word] as number;
      if ((before & bit) !== 0) continue;
      words[word] = before | bit;
      if (((needed[word] as number) & bit) !== 0) hits++;
      else if (twoGroups && full.has(id)) deployedOutOfScope.push(id);
      // A driver belongs to the driver pass; the software pass has no say in it as long as it is deployed.
      else if (structure.columns.type.at(id) !== DRIVER || !full.has(id)) outOfScope.push(id);
    }
  }
  return { hits, seen, outOfScope, deployedOutOfScope };
}

function notCached(evaluation: Evaluation, seen: Bits): number[] {
  const missing: number[] = [];
  for (const id of evaluation.needed) if (!seen.has(id)) missing.push(id);
  return missing;
}

/**
 * The ids of one answer: non-leaf ones first because others wait for them, then what is approved and its bundle
 * members, then what is only evaluated. At least one, then as many as fit by count and bytes.
 */
export function cutPage(
  structure: Structure,
  scope: Scope,
  missing: readonly number[],
  limits: PageLimits,
): { readonly ids: readonly number[]; readonly truncated: boolean } {
  const ordered = missing.length > limits.count ? byUrgency(structure, scope, missing) : missing;
  const ids: number[] = [];
  let bytes = 0;
  for (const id of ordered) {
    bytes += structure.columns.coreSize.at(id);
    if (ids.length > 0 && (ids.length >= limits.count || bytes > limits.bytes)) break;
    ids.push(id);
  }
  return { ids, truncated: ids.length < missing.length };
}

function byUrgency(structure: Structure, scope: Scope, missing: readonly number[]): readonly number[] {
  const urgent = approvedWithMembers(structure, scope);
  const groups: [number[], number[], number[]] = [[], [], []];
  for (const id of missing) groups[structure.isLeaf(id) ? (urgent.has(id) ? 1 : 2) : 0].push(id);
  return groups.flat();
}

function approvedWithMembers(structure: Structure, scope: Scope): Bits {
  const { columns } = structure;
  const urgent = new Bits(structure.revisionCount);
  const open: number[] = [];
  for (const update of scope.approved()) {
    const id = structure.live(update);
    if (id >= 0 && approvalOf(structure, scope, id) !== undefined && urgent.add(id)) open.push(id);
  }
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (let member = columns.memberFrom.at(id); member < columns.memberTo.at(id); member++) {
      const target = columns.revisionOf(columns.memberUpdate.at(member), columns.memberNumber.at(member));
      if (target >= 0 && target < structure.revisionCount && urgent.add(target)) open.push(target);
    }
  }
  return urgent;
}

/** The held revisions whose deployment or leafness the client does not know as it is now. */
function changedOf({ structure, scope }: ScanGround, query: ScanQuery, needed: Bits): Offer[] {
  const since = query.known.scopeTag === scope.tag ? query.known.sequence : 0;
  if (since >= Math.max(structure.lastChange, scope.lastChange)) return [];
  const changed = new Set<number>();
  for (const list of [query.installedNonLeaf, query.otherCached]) {
    for (const id of list) {
      if (
        id > 0 &&
        id < structure.revisionCount &&
        needed.has(id) &&
        (since === 0 || changeOf(structure, scope, id) > since)
      ) {
        changed.add(id);
      }
    }
  }
  return [...changed].map((id) => offerOf(structure, scope, id));
}

/** The sequence at which what clients of the scope are told of a held revision last changed. */
function changeOf(structure: Structure, scope: Scope, id: number): number {
  return Math.max(structure.changedSince(id), scope.changedSince(structure.columns.update.at(id)));
}
