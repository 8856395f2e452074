import type { RevisionId, UpdateId } from '#update';
import { DRIVER, EXPIRED } from './columns.ts';
import type { Completeness } from './completeness.ts';
import { clauseMet, installedUpdates } from './evaluation.ts';
import { offerOf } from './offer.ts';
import type { ScanGround } from './scan.ts';
import type { Structure } from './structure.ts';
import type { Explanation, ScanQuery } from './types.ts';

/**
 * Says why a software pass does, or does not, offer a revision: the predicates of the scan in their order,
 * stopping at the first that fails. It uses the very functions of the scan, so there is no second opinion.
 */
export function explain(
  ground: ScanGround,
  completeness: Completeness,
  id: number,
  query: ScanQuery,
  isHeld: (update: number) => boolean,
): Explanation {
  const { structure, scope, closure, full } = ground;
  const { columns } = structure;
  if (!structure.knows(id)) return { verdict: 'unknown-revision' };
  if (!closure.has(id)) {
    const update = columns.update.at(id);
    if (structure.declined[update] === 1) return { verdict: 'declined' };
    if (columns.completeSince.at(id) === 0)
      return { verdict: 'incomplete', missing: completeness.missing(id) };
    const latest = structure.latest[update] ?? -1;
    if (latest >= 0 && latest !== id) return { verdict: 'not-latest', latest: latest as RevisionId };
    if ((columns.flags.at(id) & EXPIRED) !== 0) return { verdict: 'expired' };
    if (full.has(id)) return { verdict: 'not-in-category-scan' };
    return {
      verdict: 'not-in-scope',
      reason: structure.isMember(id) ? 'no-live-bundle' : 'nothing-depends-on-it',
    };
  }
  if (columns.type.at(id) === DRIVER) return { verdict: 'driver-pass' };
  const unsatisfied = unsatisfiedClauses(structure, id, query.installedNonLeaf);
  if (unsatisfied.length > 0) return { verdict: 'prerequisites', unsatisfied };
  const isCached = query.installedNonLeaf.includes(id) || query.otherCached.includes(id);
  return {
    verdict: isCached ? 'cached' : 'offered',
    offer: offerOf(structure, scope, id),
    ...(isHeld(columns.update.at(id)) ? { held: true } : {}),
  };
}

function unsatisfiedClauses(
  structure: Structure,
  id: number,
  installedNonLeaf: Int32Array,
): (readonly UpdateId[])[] {
  const { clauseFrom, clauseTo, altFrom, altTo, altUpdate } = structure.columns;
  const installed = installedUpdates(structure, installedNonLeaf);
  const unsatisfied: UpdateId[][] = [];
  for (let clause = clauseFrom.at(id); clause < clauseTo.at(id); clause++) {
    if (clauseMet(structure, clause, installed)) continue;
    const alternatives: UpdateId[] = [];
    for (let alt = altFrom.at(clause); alt < altTo.at(clause); alt++) {
      alternatives.push(structure.columns.updateId(altUpdate.at(alt)));
    }
    unsatisfied.push(alternatives);
  }
  return unsatisfied;
}
