import type { XmlReader } from '#xml';
import { parseDriverDate, parseDriverVersion, parseFeatureScore } from '../driver-values.ts';
import type { Rule } from './rule.ts';

/** `ApplicabilityRules/Metadata`, as far as rules use it. */
export interface RuleMetadata {
  readonly cbs?: CbsMetadata;
  readonly msiApplication?: MsiApplicationMetadata;
  readonly msiPatch?: MsiPatchMetadata;
  readonly drivers: readonly DriverRuleMetadata[];
}

/** An assemblyIdentity; every part lower case, '' where it is missing. */
export interface CbsIdentity {
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
  readonly language: string;
  readonly publicKeyToken: string;
}

export interface CbsMetadata {
  readonly identity: CbsIdentity;
  /** Packages of which one must be there, as the manifest names them first; at most 256 are kept. */
  readonly parents: readonly CbsIdentity[];
}

export interface MsiApplicationMetadata {
  readonly productCode: string;
  readonly version?: string;
  /** Never, LowerVersion, AnyVersion. */
  readonly recacheReinstall: string;
}

export interface MsiTarget {
  readonly productCode: string;
  readonly version?: string;
  /** Equal, LessThan, LessThanOrEqual, GreaterThanOrEqual, GreaterThan; '' where the version is not checked. */
  readonly comparison: string;
  /** How many parts of the version count. */
  readonly parts: number;
}

export interface MsiPatchMetadata {
  readonly patchCode: string;
  readonly targets: readonly MsiTarget[];
}

export interface DriverRuleMetadata {
  readonly hardwareId: string;
  readonly date: string;
  readonly version: bigint;
  readonly driverClass: string;
  readonly provider: string;
  readonly compatibleProviders: readonly string[];
  /** By upper-case operating system, `AMD64.10.0`. */
  readonly featureScores: ReadonlyMap<string, number>;
}

const MOST_PARENTS = 256;

/**
 * Reads the identity out of a `CbsPackageApplicabilityMetadata`, the element just opened, and passes over the rest: a
 * manifest can have 47 MB (protocol-facts 10.6).
 */
export function readCbsMetadata(reader: XmlReader): CbsMetadata | undefined {
  const start = reader.depth;
  let identity: CbsIdentity | undefined;
  let parentDepth = 0;
  const parents: CbsIdentity[] = [];
  for (;;) {
    const event = reader.next();
    if (event === 'close' || event === 'end') {
      if (reader.depth < start) break;
      if (reader.depth < parentDepth) parentDepth = 0;
    } else if (event === 'open') {
      if (reader.local === 'parent' && parentDepth === 0) parentDepth = reader.depth;
      if (reader.local !== 'assemblyIdentity') continue;
      if (identity === undefined) identity = readIdentity(reader);
      else if (parentDepth > 0 && parents.length < MOST_PARENTS) parents.push(readIdentity(reader));
    }
  }
  return identity === undefined ? undefined : { identity, parents };
}

function readIdentity(reader: XmlReader): CbsIdentity {
  const part = (local: string) =>
    reader.attributes.find((attribute) => attribute.local === local)?.value.toLowerCase() ?? '';
  const language = part('language');
  return {
    name: part('name'),
    version: part('version'),
    architecture: part('processorArchitecture'),
    language: language === 'neutral' ? '' : language,
    publicKeyToken: part('publicKeyToken'),
  };
}

/** From `MsiApplicationMetadata`. */
export function toMsiApplication(element: Rule): MsiApplicationMetadata | undefined {
  const product = element.rules.find((child) => child.operator === 'ProductCode');
  if (product === undefined) return undefined;
  const version = product.attributes.get('Version');
  return {
    productCode: normalCode(product.text),
    recacheReinstall: product.attributes.get('UseRecacheReinstall') ?? 'Never',
    ...(version === undefined ? {} : { version }),
  };
}

const VERSION_PARTS: Readonly<Record<string, number>> = { Major: 1, MajorMinor: 2, MajorMinorUpdate: 3 };

/** From `MsiPatchMetadata`: the patch and the products it applies to (patch_applicability.xsd of Windows Installer). */
export function toMsiPatch(element: Rule): MsiPatchMetadata | undefined {
  const patch = element.rules.find((child) => child.operator === 'MsiPatch');
  const patchCode = patch?.attributes.get('PatchGUID');
  if (patch === undefined || patchCode === undefined) return undefined;
  const targets: MsiTarget[] = [];
  for (const target of patch.rules) {
    if (target.operator !== 'TargetProduct') continue;
    const child = (operator: string) => target.rules.find((candidate) => candidate.operator === operator);
    const productCode = child('TargetProductCode')?.text;
    if (productCode === undefined) continue;
    const version = child('TargetVersion');
    const isChecked = version !== undefined && version.attributes.get('Validate') !== 'false';
    targets.push({
      productCode: normalCode(productCode),
      comparison: isChecked ? (version.attributes.get('ComparisonType') ?? 'Equal') : '',
      parts: VERSION_PARTS[version?.attributes.get('ComparisonFilter') ?? ''] ?? 4,
      ...(version === undefined ? {} : { version: version.text }),
    });
  }
  return { patchCode: normalCode(patchCode), targets };
}

/** From `WindowsDriverMetaData`; undefined where it lacks what a comparison needs. */
export function toDriver(element: Rule): DriverRuleMetadata | undefined {
  const { attributes } = element;
  const hardwareId = attributes.get('HardwareID');
  const date = parseDriverDate(attributes.get('DriverVerDate') ?? '');
  const version = parseDriverVersion(attributes.get('DriverVerVersion') ?? '');
  if (hardwareId === undefined || date === undefined || version === undefined) return undefined;
  const featureScores = new Map<string, number>();
  const compatibleProviders: string[] = [];
  for (const child of element.rules) {
    if (child.operator === 'CompatibleProvider') compatibleProviders.push(child.text.toLowerCase());
    if (child.operator !== 'FeatureScore') continue;
    const score = parseFeatureScore(child.attributes.get('FeatureScore') ?? '');
    const system = child.attributes.get('OperatingSystem')?.toUpperCase();
    if (score !== undefined && system !== undefined) featureScores.set(system, score);
  }
  return {
    hardwareId: hardwareId.toLowerCase(),
    date,
    version,
    driverClass: attributes.get('Class') ?? '',
    provider: (attributes.get('Provider') ?? '').toLowerCase(),
    compatibleProviders,
    featureScores,
  };
}

/** Windows Installer writes its codes in braces and upper case, documents do not always. */
export function normalCode(text: string): string {
  return text
    .trim()
    .replace(/^\{|\}$/g, '')
    .toLowerCase();
}
