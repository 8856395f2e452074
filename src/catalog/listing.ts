import type { UpdateId, UpdateIdentity } from '#update';
import { Bits } from './bits.ts';
import { alternativesOf, CategoryTree } from './category-tree.ts';
import { reach } from './closure.ts';
import { CATEGORY, DETECTOID } from './columns.ts';
import type { Structure } from './structure.ts';
import type { ListingFilter } from './types.ts';

/**
 * GetRevisionIdList over the index (MS-WSUSSS 3.1.4.5.3.1, protocol-facts 12.1). Declined and withdrawn updates are listed
 * like all others: whether they are offered is decided on each server anew, and not by leaving them out.
 */
export function listRevisions(structure: Structure, filter: ListingFilter): readonly UpdateIdentity[] {
  const { columns, latest } = structure;
  const wants = filter.kind === 'config' ? () => 'changes' as const : membership(structure, filter);
  const listed = new Bits(structure.revisionCount);
  for (let update = 0; update < latest.length; update++) {
    const id = latest[update] ?? -1;
    if (id < 0 || isConfig(structure, id) !== (filter.kind === 'config')) continue;
    const want = wants(id);
    if (want === undefined) continue;
    if (want === 'everything' || structure.listedSince(id) > (filter.since ?? 0)) {
      addWithMembers(structure, id, listed);
    }
  }
  const identities: UpdateIdentity[] = [];
  for (let id = 0; id < structure.revisionCount; id++) {
    if (listed.has(id)) identities.push(columns.identityOf(id));
  }
  return identities;
}

/** GetRelatedRevisionsForUpdates: the latest revisions of those updates and everything that they need. */
export function relatedRevisions(
  structure: Structure,
  updateIds: readonly UpdateId[],
): readonly UpdateIdentity[] {
  const { columns, latest } = structure;
  const roots = updateIds.flatMap((updateId) => {
    const id = latest[columns.updateIndex(updateId) ?? -1] ?? -1;
    return id < 0 ? [] : [id];
  });
  return reach(structure, roots)
    .sort((a, b) => a - b)
    .map((id) => columns.identityOf(id));
}

/** The highest change sequence of a revision that was imported until then. */
export function sequenceAt({ columns, revisionCount }: Structure, time: number): number {
  let highest = 0;
  for (let id = 0; id < revisionCount; id++) {
    if (columns.importedAt.at(id) <= time) highest = Math.max(highest, columns.importedSince.at(id));
  }
  return highest;
}

function isConfig({ columns }: Structure, id: number): boolean {
  const type = columns.type.at(id);
  return type === CATEGORY || type === DETECTOID;
}

type Want = 'everything' | 'changes' | undefined;

/**
 * What the filter wants of a revision: nothing, changes only, or the revision whatever the anchor. Of two lists both have
 * to match; one alone matches nothing, which is how real servers take it. Clauses count whether they say IsCategory or not.
 */
function membership(
  structure: Structure,
  { categories, classifications }: Extract<ListingFilter, { kind: 'updates' }>,
): (id: number) => Want {
  if (categories === undefined && classifications === undefined) return () => 'changes';
  const tree = new CategoryTree(structure);
  const inCategories = ids(structure, categories, (updates) => tree.beneath(updates));
  const inClassifications = ids(structure, classifications, (updates) => updates);
  return (id) => {
    const named = alternativesOf(structure, id);
    const category = inCategories(named);
    const classification = inClassifications(named);
    if (category === undefined || classification === undefined) return undefined;
    return category === 'everything' || classification === 'everything' ? 'everything' : 'changes';
  };
}

/** Whether one of the named updates is in that list of a filter, or in what `expand` makes of it. Unknown ids add nothing. */
function ids(
  { columns }: Structure,
  list: readonly { readonly id: UpdateId; readonly delta: boolean }[] = [],
  expand: (updates: ReadonlySet<number>) => ReadonlySet<number>,
): (named: readonly number[]) => Want {
  const known = list.flatMap(({ id, delta }) => {
    const update = columns.updateIndex(id);
    return update === undefined ? [] : [{ update, delta }];
  });
  const all = expand(new Set(known.map(({ update }) => update)));
  const whole = expand(new Set(known.filter(({ delta }) => !delta).map(({ update }) => update)));
  return (named) => {
    if (!named.some((update) => all.has(update))) return undefined;
    return named.some((update) => whole.has(update)) ? 'everything' : 'changes';
  };
}

/**
 * A bundle goes with all that it holds, new or not: a member may be of a product that was never asked for, or an older
 * revision that no list shows by itself, and without it the bundle could not be offered.
 */
function addWithMembers({ columns }: Structure, root: number, listed: Bits): void {
  const { memberFrom, memberTo, memberUpdate, memberNumber } = columns;
  const open = listed.add(root) ? [root] : [];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (let member = memberFrom.at(id); member < memberTo.at(id); member++) {
      const target = columns.revisionOf(memberUpdate.at(member), memberNumber.at(member));
      if (target >= 0 && listed.add(target)) open.push(target);
    }
  }
}
