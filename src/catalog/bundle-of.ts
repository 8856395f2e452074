import type { Structure } from './structure.ts';

/** An update of which some revision bundles a revision of that one, by index; undefined where none does. Looks through the columns of members. */
export function bundleOf(structure: Structure, update: number): number | undefined {
  const { columns } = structure;
  const since = columns.memberSince.at(update);
  if (since === 0 || since > structure.sequence) return undefined;
  for (let id = 1; id < structure.revisionCount; id++) {
    if (!structure.knows(id)) continue;
    for (let member = columns.memberFrom.at(id); member < columns.memberTo.at(id); member++)
      if (columns.memberUpdate.at(member) === update) return columns.update.at(id);
  }
  return undefined;
}
