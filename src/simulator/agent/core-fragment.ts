import { BoundedCache, parseGuid } from '#base';
import { parseRules, type RuleSet } from '#update';
import { attributeOf, DOCUMENT_LIMITS, XmlReader } from '#xml';
import type { Identity } from '../synthetic/document.ts';

/** What an agent reads out of a Core fragment. */
export interface CoreUpdate {
  readonly xml: string;
  readonly identity: Identity;
  readonly type: 'Category' | 'Detectoid' | 'Software' | 'Driver';
  readonly explicitlyDeployable: boolean;
  /** Clauses of update ids, lower case. */
  readonly prerequisites: readonly (readonly string[])[];
  readonly bundles: readonly (readonly Identity[])[];
  readonly rules: RuleSet;
}

// A thousand simulated machines are sent the same fragments; each is kept and parsed once.
const CACHE_CHARACTERS = 128 * 1024 * 1024;
const cache = new BoundedCache<string, CoreUpdate>(CACHE_CHARACTERS);

/** Reads a Core fragment. Throws what the XML reader throws when it is damaged: an agent could not store it either. */
export function readCore(xml: string): CoreUpdate {
  const known = cache.get(xml);
  if (known !== undefined) return known;
  const core = { xml, ...readRelations(xml), rules: parseRules(xml) };
  cache.set(xml, core, xml.length);
  return core;
}

function readRelations(xml: string): Omit<CoreUpdate, 'xml' | 'rules'> {
  const reader = new XmlReader(`<Core>${xml}</Core>`, DOCUMENT_LIMITS, 'Core fragment');
  let identity: Identity | undefined;
  let type = 'Software';
  let explicitlyDeployable = false;
  const prerequisites: string[][] = [];
  const bundles: Identity[][] = [];
  const path: string[] = [];
  for (let event = reader.next(); event !== 'end'; event = reader.next()) {
    if (event === 'close') path.pop();
    if (event !== 'open') continue;
    path.push(reader.local);
    switch (path.slice(1).join('/')) {
      case 'UpdateIdentity':
        identity = readIdentity(reader);
        break;
      case 'Properties':
        type = attributeOf(reader, 'UpdateType') ?? type;
        explicitlyDeployable = attributeOf(reader, 'ExplicitlyDeployable') === 'true';
        break;
      case 'Relationships/Prerequisites/UpdateIdentity':
        prerequisites.push([readIdentity(reader).updateId]);
        break;
      case 'Relationships/Prerequisites/AtLeastOne':
        prerequisites.push([]);
        break;
      case 'Relationships/Prerequisites/AtLeastOne/UpdateIdentity':
        prerequisites.at(-1)?.push(readIdentity(reader).updateId);
        break;
      case 'Relationships/BundledUpdates/UpdateIdentity':
        bundles.push([readIdentity(reader)]);
        break;
      case 'Relationships/BundledUpdates/AtLeastOne':
        bundles.push([]);
        break;
      case 'Relationships/BundledUpdates/AtLeastOne/UpdateIdentity':
        bundles.at(-1)?.push(readIdentity(reader));
        break;
      case 'ApplicabilityRules':
        // Rules have their own reader.
        reader.skip();
        path.pop();
    }
  }
  if (identity === undefined) throw reader.failure('not-well-formed', 'there is no UpdateIdentity');
  return { identity, type: type as CoreUpdate['type'], explicitlyDeployable, prerequisites, bundles };
}

function readIdentity(reader: XmlReader): Identity {
  const updateId = parseGuid(attributeOf(reader, 'UpdateID') ?? '');
  if (updateId === undefined) throw reader.failure('not-well-formed', 'UpdateID is not a GUID');
  return { updateId, revisionNumber: Number(attributeOf(reader, 'RevisionNumber') ?? 0) };
}
