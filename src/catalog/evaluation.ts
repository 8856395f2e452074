import { Bits } from './bits.ts';
import type { Closure } from './closure.ts';
import type { Structure } from './structure.ts';

/** Which revisions of a software pass a client with a given installed list may have (staged delivery, protocol-facts 6.3). */
export interface Evaluation {
  readonly installed: Int32Array;
  /** In order of delivery. */
  readonly needed: Int32Array;
  /** By ascending id. */
  readonly ascending: Int32Array;
  readonly neededBits: Bits;
  /** Lists of other ids that were found to be, with the installed ones, exactly what is needed. */
  readonly completedBy: WeakSet<Int32Array>;
}

/**
 * Evaluates the prerequisites of everything in the closure. Machines of one build send the same list, so the
 * outcome is remembered by the list's exact content.
 */
export function evaluate(closure: Closure, installed: Int32Array): Evaluation {
  const key = hashOf(installed);
  const remembered = closure.evaluations.get(key);
  if (remembered !== undefined && sameList(remembered.installed, installed)) return remembered;

  const has = installedUpdates(closure.structure, installed);
  const needed: number[] = [];
  const neededBits = new Bits(closure.structure.revisionCount);
  for (const id of closure.order) {
    if (!prerequisitesMet(closure.structure, id, has)) continue;
    needed.push(id);
    neededBits.add(id);
  }
  const inOrder = Int32Array.from(needed);
  const evaluation = {
    installed: installed.slice(),
    needed: inOrder,
    ascending: inOrder.slice().sort(),
    neededBits,
    completedBy: new WeakSet<Int32Array>(),
  };
  closure.evaluations.set(
    key,
    evaluation,
    installed.byteLength + needed.length * 8 + neededBits.words.byteLength + 200,
  );
  return evaluation;
}

/** The updates of which the client has any revision installed. Ids that the server does not know count for nothing. */
export function installedUpdates(structure: Structure, installed: Int32Array): Bits {
  const has = new Bits(structure.columns.updateCount);
  for (const id of installed) if (structure.knows(id)) has.add(structure.columns.update.at(id));
  return has;
}

/** Every clause names an update that is installed (MS-WUSP 3.1.1, Prerequisite Table). */
export function prerequisitesMet(structure: Structure, id: number, installed: Bits): boolean {
  const { clauseFrom, clauseTo } = structure.columns;
  for (let clause = clauseFrom.at(id); clause < clauseTo.at(id); clause++) {
    if (!clauseMet(structure, clause, installed)) return false;
  }
  return true;
}

export function clauseMet(structure: Structure, clause: number, installed: Bits): boolean {
  const { altFrom, altTo, altUpdate } = structure.columns;
  for (let alt = altFrom.at(clause); alt < altTo.at(clause); alt++)
    if (installed.has(altUpdate.at(alt))) return true;
  return false;
}

function hashOf(list: Int32Array): number {
  let low = 0x811c9dc5;
  let high = list.length;
  for (const value of list) {
    low = Math.imul(low ^ value, 0x01000193);
    high = Math.imul(high ^ (low >>> 13), 0x5bd1e995);
  }
  return (high >>> 11) * 0x1_0000_0000 + (low >>> 0);
}

function sameList(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}
