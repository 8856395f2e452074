import type { FragmentWriter } from '../fragment-writer.ts';
import type { UpdateId, UpdateIdentity } from '../ids.ts';
import type { BundleClause, PrerequisiteClause, Revision } from '../revision.ts';
import { copyChildren, copyContent } from './copy.ts';
import type { Source } from './source.ts';
import { readBoolean, readIdentity, readUpdateId } from './values.ts';

export type Relationships = Pick<Revision, 'supersedes' | 'prerequisites' | 'bundles'>;

/**
 * Reads `Update/Relationships`, the element just opened, into Core. Prerequisites name updates, in any revision;
 * bundles name exact revisions (MS-WUSP 3.1.1.1, protocol-facts 10.1). What stands outside an AtLeastOne is a clause of one.
 */
export function readRelationships(source: Source, core: FragmentWriter): Relationships {
  const { reader } = source;
  const supersedes: UpdateId[] = [];
  const prerequisites: PrerequisiteClause[] = [];
  const bundles: BundleClause[] = [];
  core.open(reader);
  copyChildren(source, core, (local) => {
    core.open(reader);
    switch (local) {
      case 'SupersededUpdates':
        return eachIdentity(source, core, () => supersedes.push(readUpdateId(source)));
      case 'Prerequisites':
        return readClauses(source, core, readUpdateId, (anyOf, isCategory) =>
          prerequisites.push({ anyOf, isCategory }),
        );
      case 'BundledUpdates':
        return readClauses<UpdateIdentity>(source, core, readIdentity, (anyOf) => bundles.push({ anyOf }));
      default:
        return copyContent(source, core);
    }
  });
  return { supersedes, prerequisites, bundles };
}

function readClauses<Member>(
  source: Source,
  core: FragmentWriter,
  read: (source: Source) => Member,
  onClause: (anyOf: readonly Member[], isCategory: boolean) => void,
): void {
  const { reader } = source;
  copyChildren(source, core, (local) => {
    if (local === 'UpdateIdentity') {
      onClause([read(source)], false);
      core.open(reader);
      copyContent(source, core);
    } else if (local === 'AtLeastOne') {
      const isCategory = readBoolean(source, 'IsCategory');
      const anyOf: Member[] = [];
      core.open(reader);
      eachIdentity(source, core, () => anyOf.push(read(source)));
      if (anyOf.length === 0) throw source.fail('empty-clause', 'an AtLeastOne without members');
      onClause(anyOf, isCategory);
    } else {
      core.open(reader);
      copyContent(source, core);
    }
  });
}

function eachIdentity(source: Source, core: FragmentWriter, onIdentity: () => void): void {
  const { reader } = source;
  copyChildren(source, core, (local) => {
    if (local === 'UpdateIdentity') onIdentity();
    core.open(reader);
    copyContent(source, core);
  });
}
