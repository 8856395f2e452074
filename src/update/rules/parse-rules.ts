import { Failure } from '#base';
import { DOCUMENT_LIMITS, XmlReader } from '#xml';
import { updateFailures } from '../failures.ts';
import { type RuleMetadata, readCbsMetadata, toDriver, toMsiApplication, toMsiPatch } from './metadata.ts';
import type { Rule, RuleSet } from './rule.ts';

/** The prefixes of a Core fragment are part of its names, not namespaces (MS-WUSP 3.1.1.1). */
const DOTTED = /^[bmd]\./;

type Building<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * Reads the applicability rules out of a Core fragment (protocol-facts 10.2), not escaped. Operators that nobody knows are
 * kept and evaluate to unknown. A revision without rules, such as a bundle, gives a set without rules.
 *
 * @throws a Failure `update/bad-rules` for a fragment that is damaged or nested deeper than 128 elements
 */
export function parseRules(core: string): RuleSet {
  // A fragment has several roots; a document has one.
  const reader = new XmlReader(`<Core>${core}</Core>`, DOCUMENT_LIMITS);
  const found: Building<RuleSet> = { metadata: { drivers: [] } };
  try {
    reader.next();
    eachOpened(reader, (local) => {
      if (local === 'ApplicabilityRules') readSections(reader, found);
      else reader.skip();
    });
    reader.next();
  } catch (cause) {
    if (!(cause instanceof Failure)) throw cause;
    throw updateFailures.fail('bad-rules', { detail: cause.message, cause });
  }
  return found;
}

function readSections(reader: XmlReader, found: Building<RuleSet>): void {
  eachOpened(reader, (local) => {
    if (local === 'Metadata') {
      found.metadata = readMetadata(reader);
      return;
    }
    const section = readRule(reader);
    // The schema allows one rule in a section; should there be more, all of them have to hold.
    const rule = section.rules.length < 2 ? section.rules[0] : { ...section, operator: 'And' };
    if (rule === undefined) return;
    if (local === 'IsInstalled') found.isInstalled = rule;
    else if (local === 'IsInstallable') found.isInstallable = rule;
    else if (local === 'IsSuperseded') found.isSuperseded = rule;
  });
}

function readMetadata(reader: XmlReader): RuleMetadata {
  const drivers: RuleMetadata['drivers'][number][] = [];
  const metadata: Building<RuleMetadata> = { drivers };
  eachOpened(reader, (local) => {
    switch (local.replace(DOTTED, '')) {
      case 'CbsPackageApplicabilityMetadata': {
        const cbs = readCbsMetadata(reader);
        if (cbs !== undefined) metadata.cbs = cbs;
        break;
      }
      case 'MsiApplicationMetadata': {
        const application = toMsiApplication(readRule(reader));
        if (application !== undefined) metadata.msiApplication = application;
        break;
      }
      case 'MsiPatchMetadata': {
        const patch = toMsiPatch(readRule(reader));
        if (patch !== undefined) metadata.msiPatch = patch;
        break;
      }
      case 'WindowsDriverMetaData': {
        const driver = toDriver(readRule(reader));
        if (driver !== undefined) drivers.push(driver);
        break;
      }
      default:
        reader.skip();
    }
  });
  return metadata;
}

/** The element just opened, up to its close. The reader's limit bounds the recursion. */
function readRule(reader: XmlReader): Rule {
  const operator = reader.local.replace(DOTTED, '');
  const attributes = new Map(reader.attributes.map(({ local, value }) => [local, value]));
  const rules: Rule[] = [];
  let text = '';
  for (;;) {
    const event = reader.next();
    if (event === 'open') rules.push(readRule(reader));
    else if (event === 'text') text += reader.text;
    else return { operator, attributes, rules, text: text.trim() };
  }
}

function eachOpened(reader: XmlReader, onElement: (local: string) => void): void {
  for (;;) {
    const event = reader.next();
    if (event === 'open') onElement(reader.local);
    else if (event !== 'text') return;
  }
}
