import { DOCUMENT_LIMITS, decodeXml, XmlReader } from '#xml';
import { readApplicability } from './document/applicability.ts';
import { readFiles } from './document/files.ts';
import { type HandlerData, readHandlerData } from './document/handler.ts';
import { readUpdateIdentity } from './document/identity.ts';
import { type LocalizedTexts, readLocalizedTexts } from './document/localized.ts';
import { type Properties, readProperties } from './document/properties.ts';
import { type Relationships, readRelationships } from './document/relationships.ts';
import { type Source, sourceOf } from './document/source.ts';
import { shortened } from './document/values.ts';
import type { Fragments } from './fragment.ts';
import { FragmentWriter } from './fragment-writer.ts';
import type { UpdateIdentity } from './ids.ts';
import type { DriverMetadata, Revision, UpdateFile } from './revision.ts';

/** What an update document says, and the pieces of it that clients get. */
export interface ParsedUpdate {
  readonly revision: Revision;
  /** Not escaped yet: see `toWireFragments`. */
  readonly fragments: Fragments;
}

/**
 * Reads an update document of any kind (MS-WUSP 3.1.1.1, MS-WSUSSS 3.1.1.1, protocol-facts 10) and cuts its fragments
 * in the same pass. Elements and attributes that are not known are tolerated, wherever they stand.
 *
 * @param bytes the document, UTF-8 or UTF-16
 * @param name what failures call it: a file name, an update id
 * @throws a Failure of `xml` or `update` that names the document and the place, for a document that is damaged or
 *   contradicts itself
 */
export function parseUpdate(bytes: Uint8Array, name: string): ParsedUpdate {
  const reader = new XmlReader(decodeXml(bytes, DOCUMENT_LIMITS, name), DOCUMENT_LIMITS, name);
  const source = sourceOf(reader, name);
  if (reader.next() !== 'open' || reader.local !== 'Update') {
    throw source.fail('not-an-update', `the root element is <${shortened(reader.local)}>`);
  }
  const sections = readSections(source);
  const { identity, properties } = sections;
  if (identity === undefined) throw source.fail('missing', 'UpdateIdentity');
  if (properties === undefined) throw source.fail('missing', 'Properties');
  reader.next(); // Whatever stands behind the root is refused here.

  const { texts, relationships, handlerData, writers } = sections;
  const categoryType = properties.type === 'Category' ? handlerData?.categoryType : undefined;
  return {
    revision: {
      ...identity,
      ...properties,
      handler: properties.handler || (handlerData?.handler ?? ''),
      ...(categoryType === undefined ? {} : { categoryType }),
      localized: texts?.localized ?? [],
      supersedes: relationships?.supersedes ?? [],
      prerequisites: relationships?.prerequisites ?? [],
      bundles: relationships?.bundles ?? [],
      files: sections.files ?? [],
      eulaFiles: texts?.eulaFiles ?? [],
      drivers: sections.drivers ?? [],
    },
    fragments: {
      core: `${writers.identity}${writers.coreProperties}${writers.relationships}${writers.applicability}`,
      extended: `${writers.extendedProperties}${writers.files}${writers.handler}`,
      localized: texts?.localizedFragments ?? [],
      eulas: texts?.eulaFragments ?? [],
    },
  };
}

interface Sections {
  identity?: UpdateIdentity;
  properties?: Properties;
  texts?: LocalizedTexts;
  relationships?: Relationships;
  drivers?: readonly DriverMetadata[];
  files?: readonly UpdateFile[];
  handlerData?: HandlerData;
  /** One for each section, because fragments have an order of their own. */
  readonly writers: Readonly<Record<SectionWriter, FragmentWriter>>;
}

type SectionWriter =
  | 'identity'
  | 'coreProperties'
  | 'extendedProperties'
  | 'relationships'
  | 'applicability'
  | 'files'
  | 'handler';

/** Reads the children of the root, in any order, each at most once. */
function readSections(source: Source): Sections {
  const { reader } = source;
  const writers = {
    identity: new FragmentWriter('dotted'),
    coreProperties: new FragmentWriter('dotted'),
    extendedProperties: new FragmentWriter('bare'),
    relationships: new FragmentWriter('dotted'),
    applicability: new FragmentWriter('dotted'),
    files: new FragmentWriter('bare'),
    handler: new FragmentWriter('bare'),
  };
  const sections: Sections = { writers };
  const once = (present: unknown) => {
    if (present !== undefined) throw source.fail('twice', reader.local);
  };
  for (;;) {
    const event = reader.next();
    if (event === 'close') return sections;
    if (event === 'text') continue;
    switch (reader.local) {
      case 'UpdateIdentity':
        once(sections.identity);
        sections.identity = readUpdateIdentity(source, writers.identity);
        break;
      case 'Properties':
        once(sections.properties);
        sections.properties = readProperties(source, writers.coreProperties, writers.extendedProperties);
        break;
      case 'LocalizedPropertiesCollection':
        once(sections.texts);
        sections.texts = readLocalizedTexts(source);
        break;
      case 'Relationships':
        once(sections.relationships);
        sections.relationships = readRelationships(source, writers.relationships);
        break;
      case 'ApplicabilityRules':
        once(sections.drivers);
        sections.drivers = readApplicability(source, writers.applicability);
        break;
      case 'Files':
        once(sections.files);
        sections.files = readFiles(source, writers.files);
        break;
      case 'HandlerSpecificData':
        once(sections.handlerData);
        sections.handlerData = readHandlerData(source, writers.handler);
        break;
      default:
        reader.skip();
    }
  }
}
