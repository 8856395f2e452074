import type { RevisionId, UpdateId, UpdateIdentity } from '#update';
import { DRIVER, EXPLICITLY_DEPLOYABLE, SOFTWARE } from './columns.ts';
import { portionsOf } from './removal-order.ts';
import type { Structure } from './structure.ts';
import type { Hold, Removable } from './types.ts';

/** What something outside of the index needs. */
export interface OutsideNeeds {
  readonly updateIds: Iterable<UpdateId>;
  readonly revisions: Iterable<UpdateIdentity>;
}

const NO_NEEDS: OutsideNeeds = { updateIds: [], revisions: [] };

/**
 * Which of those revisions can go without anything that stays lacking something. What stays is everything else, incomplete,
 * declined and withdrawn revisions too: each keeps what it names. With a bundle go the hidden members that nothing else holds,
 * because clients would be offered them on their own; when such a member has to stay, its bundle stays as well.
 */
export function findRemovable(
  structure: Structure,
  ids: Iterable<number>,
  outside: OutsideNeeds = NO_NEEDS,
): Removable {
  const wanted = new Set([...ids].filter((id) => structure.knows(id)));
  const held = new Map<number, Hold>();
  const barred = new Set<number>();
  const outer = outsideNeeds(structure, outside);
  for (;;) {
    const going = new Set([...wanted].filter((id) => !held.has(id)));
    const unheld = addUnheld(structure, going, outer, barred);
    const found = violations(structure, going, outer);
    for (const [id, hold] of found) {
      if (unheld.has(id)) barred.add(id);
      else held.set(id, hold);
    }
    if (found.size > 0) continue;
    return {
      portions: portionsOf(structure, going, unheld),
      unheld: unheld as ReadonlySet<RevisionId>,
      held: new Map([...held].map(([id, hold]) => [id as RevisionId, hold])),
    };
  }
}

interface Outer {
  /** By update index. */
  readonly updates: ReadonlySet<number>;
  readonly revisions: ReadonlySet<number>;
}

function outsideNeeds({ columns }: Structure, { updateIds, revisions }: OutsideNeeds): Outer {
  const updates = [...updateIds].map((id) => columns.updateIndex(id));
  const exact = [...revisions].map(({ updateId, revisionNumber }) => {
    const update = columns.updateIndex(updateId);
    return update === undefined ? -1 : columns.revisionOf(update, revisionNumber);
  });
  return {
    updates: new Set(updates.filter((index) => index !== undefined)),
    revisions: new Set(exact),
  };
}

/** The exact revisions that a revision bundles and that are here. */
export function* membersOf({ columns }: Structure, id: number): Iterable<number> {
  for (let member = columns.memberFrom.at(id); member < columns.memberTo.at(id); member++) {
    const target = columns.revisionOf(columns.memberUpdate.at(member), columns.memberNumber.at(member));
    if (target >= 0) yield target;
  }
}

/** The updates of which a revision bundles some revision, here or not, by index. */
function* bundledBy({ columns }: Structure, id: number): Iterable<number> {
  for (let member = columns.memberFrom.at(id); member < columns.memberTo.at(id); member++)
    yield columns.memberUpdate.at(member);
}

/** The updates that a revision names as prerequisites, by index. */
export function* requiredBy({ columns }: Structure, id: number): Iterable<number> {
  for (let clause = columns.clauseFrom.at(id); clause < columns.clauseTo.at(id); clause++) {
    for (let alt = columns.altFrom.at(clause); alt < columns.altTo.at(clause); alt++)
      yield columns.altUpdate.at(alt);
  }
}

/** What stays, one after the other, with the updates that it bundles and needs. A plain loop: there are tens of thousands. */
function eachStaying(
  structure: Structure,
  going: ReadonlySet<number>,
  visit: {
    readonly member?: (update: number, number: number, id: number) => void;
    readonly required?: (update: number, id: number) => void;
  },
): void {
  const { columns } = structure;
  const {
    memberFrom,
    memberTo,
    memberUpdate,
    memberNumber,
    clauseFrom,
    clauseTo,
    altFrom,
    altTo,
    altUpdate,
  } = columns;
  for (let id = 1; id < structure.revisionCount; id++) {
    if (!structure.knows(id) || going.has(id)) continue;
    if (visit.member !== undefined)
      for (let member = memberFrom.at(id); member < memberTo.at(id); member++)
        visit.member(memberUpdate.at(member), memberNumber.at(member), id);
    const from = clauseFrom.at(id);
    const to = clauseTo.at(id);
    // The alternatives of a revision's clauses stand one behind the other.
    if (visit.required !== undefined && to > from)
      for (let alt = altFrom.at(from); alt < altTo.at(to - 1); alt++) visit.required(altUpdate.at(alt), id);
  }
}

/** Those that go although something needs them. */
function violations(
  structure: Structure,
  going: ReadonlySet<number>,
  outer: Outer,
): ReadonlyMap<number, Hold> {
  const { columns } = structure;
  const found = new Map<number, Hold>();
  const required = new Map<number, number | undefined>(
    [...outer.updates].map((update) => [update, undefined]),
  );
  for (const id of outer.revisions) if (going.has(id)) found.set(id, { reason: 'bundled', by: undefined });
  const bundled = new Set<number>();
  const touched = new Set([...going].map((id) => columns.update.at(id)));
  eachStaying(structure, going, {
    member: (update, number, id) => {
      bundled.add(update);
      if (!touched.has(update)) return;
      const member = columns.revisionOf(update, number);
      if (going.has(member)) found.set(member, { reason: 'bundled', by: id as RevisionId });
    },
    required: (update, id) => {
      if (touched.has(update)) required.set(update, id);
    },
  });
  for (const id of going) {
    const update = columns.update.at(id);
    const number = columns.number.at(id);
    for (const other of columns.revisionsOf(update))
      if (!going.has(other) && columns.number.at(other) < number && isNewest(structure, id, going))
        found.set(id, { reason: 'older-stays', by: other as RevisionId });
    for (const member of bundledBy(structure, id)) {
      const left = structure.latest[member] ?? -1;
      // Clients would be offered it on its own.
      if (left >= 0 && !going.has(left) && !bundled.has(member) && isHidden(structure, left))
        found.set(id, { reason: 'bundles-what-stays', by: left as RevisionId });
    }
    if (found.has(id) || !required.has(update)) continue;
    // Of a prerequisite the latest revision counts; older ones may go.
    const latest = structure.latest[update] ?? -1;
    const keepsLatest = latest >= 0 && !going.has(latest) && !leadsBack(structure, latest, going);
    if (!keepsLatest)
      found.set(id, { reason: 'prerequisite', by: required.get(update) as RevisionId | undefined });
  }
  return found;
}

/**
 * True when a revision needs its own update, over prerequisites and members: it became complete through an older one, and an
 * index that is built anew without that would wait for ever.
 */
function leadsBack(structure: Structure, id: number, going: ReadonlySet<number>): boolean {
  const { columns } = structure;
  const own = columns.update.at(id);
  const seen = new Set<number>([id]);
  const open = [id];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const needed = [...membersOf(structure, next)];
    for (const update of requiredBy(structure, next)) {
      if (update === own) return true;
      for (const other of columns.revisionsOf(update)) if (!going.has(other)) needed.push(other);
    }
    for (const other of needed) {
      if (seen.has(other)) continue;
      seen.add(other);
      open.push(other);
    }
  }
  return false;
}

/** No higher revision of its update stays. */
function isNewest({ columns }: Structure, id: number, going: ReadonlySet<number>): boolean {
  const number = columns.number.at(id);
  return columns
    .revisionsOf(columns.update.at(id))
    .every((other) => going.has(other) || columns.number.at(other) < number);
}

/** Adds hidden members that nothing would hold any more, members of members too. Resolves with what was added. */
function addUnheld(
  structure: Structure,
  going: Set<number>,
  outer: Outer,
  barred: ReadonlySet<number>,
): ReadonlySet<number> {
  const { columns } = structure;
  const heldByStaying = new Set<number>([...outer.revisions, ...barred]);
  const added = new Set<number>();
  eachStaying(structure, going, {
    member: (update, number) => heldByStaying.add(columns.revisionOf(update, number)),
  });
  const open = [...going];
  for (let holder = open.pop(); holder !== undefined; holder = open.pop()) {
    for (const member of membersOf(structure, holder)) {
      const revisions = columns.revisionsOf(columns.update.at(member)).filter((id) => structure.knows(id));
      // A member that is held in another revision, or stands for itself, is nobody's left-over.
      if (!revisions.every((id) => isHidden(structure, id) && !heldByStaying.has(id))) continue;
      for (const id of revisions) {
        if (going.has(id)) continue;
        going.add(id);
        added.add(id);
        open.push(id);
      }
    }
  }
  return added;
}

/** Software that people cannot approve by itself. */
function isHidden({ columns }: Structure, id: number): boolean {
  const type = columns.type.at(id);
  return (type === SOFTWARE || type === DRIVER) && (columns.flags.at(id) & EXPLICITLY_DEPLOYABLE) === 0;
}
