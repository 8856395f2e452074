import {
  BASELINE_VALUE,
  COMPONENTS_KEY,
  HIVE,
  MACHINE_KEY,
  NEWEST_BASELINE,
  OLDEST_BASELINE,
  PRODUCTS_KEY,
  type ProductKey,
  slotValue,
} from '../registry.ts';
import { attributes, declare } from './document.ts';

// Applicability rules as text. Base rules repeat their namespace declaration, as real documents do.

type Comparison = 'EqualTo' | 'GreaterThan' | 'GreaterThanOrEqualTo' | 'LessThan' | 'LessThanOrEqualTo';

function base(name: string, values: Readonly<Record<string, string | number | undefined>>): string {
  return `<bar:${name}${attributes(values)} ${declare('bar')} />`;
}

export const TRUE_RULE = '<lar:True />';

export function and(...rules: readonly string[]): string {
  return rules.length === 1 ? rules[0]! : `<lar:And ${declare('lar')}>${rules.join('')}</lar:And>`;
}

export function or(...rules: readonly string[]): string {
  return rules.length === 1 ? rules[0]! : `<lar:Or ${declare('lar')}>${rules.join('')}</lar:Or>`;
}

export function not(rule: string): string {
  return `<lar:Not>${rule}</lar:Not>`;
}

/** `productType` 1 is a workstation, 3 a server; it is compared for equality whatever the comparison says (protocol-facts 19). */
export function windowsVersion(
  comparison: Comparison,
  version: { readonly major: number; readonly minor: number; readonly build?: number },
  productType?: 1 | 3,
): string {
  return base('WindowsVersion', {
    Comparison: comparison,
    MajorVersion: version.major,
    MinorVersion: version.minor,
    BuildNumber: version.build,
    ProductType: productType,
  });
}

/** The processor architecture as Windows numbers it: 0 x86, 9 AMD64, 12 ARM64. */
export function processor(architecture: 0 | 9 | 12): string {
  return base('Processor', { Architecture: architecture });
}

export function productPresent(key: ProductKey): string {
  return base('RegKeyExists', { Key: HIVE, Subkey: `${PRODUCTS_KEY}\\${key}` });
}

/** A key that no machine has. */
export function absentKey(name: string): string {
  return base('RegKeyExists', { Key: HIVE, Subkey: `${PRODUCTS_KEY}\\Absent\\${name}` });
}

export function slotSet(slot: number): string {
  return base('RegDword', {
    Key: HIVE,
    Subkey: MACHINE_KEY,
    Value: slotValue(slot),
    Comparison: 'EqualTo',
    Data: 1,
  });
}

/** True on machines that came with everything of that month, and once the component has that version. */
export function componentInstalled(component: string, version: string, month: number): string {
  const cameWith = base('RegDword', {
    Key: HIVE,
    Subkey: MACHINE_KEY,
    Value: BASELINE_VALUE,
    Comparison: 'GreaterThanOrEqualTo',
    Data: month,
  });
  const renewed = base('RegSzToVersion', {
    Key: HIVE,
    Subkey: COMPONENTS_KEY,
    Value: component,
    Comparison: 'GreaterThanOrEqualTo',
    Data: version,
  });
  if (month <= OLDEST_BASELINE) return cameWith;
  return month > NEWEST_BASELINE ? renewed : or(cameWith, renewed);
}

/** A true rule of about that many bytes: what makes some real fragments large. */
export function bulkRule(bytes: number, name: string): string {
  const rules: string[] = [];
  for (let length = 0, index = 0; length < bytes; index++) {
    const rule = base('RegSz', {
      Key: HIVE,
      Subkey: `${PRODUCTS_KEY}\\Blocked`,
      Value: `${name}-${index}`,
      Comparison: 'EqualTo',
      Data: 'blocked',
    });
    rules.push(rule);
    length += rule.length;
  }
  return not(or(...rules));
}

export function section(name: 'IsInstalled' | 'IsSuperseded' | 'IsInstallable', rule: string): string {
  return `<upd:${name}>${rule}</upd:${name}>`;
}

/** A component manifest inside the metadata of a Cbs update: it keeps its default namespace all the way to the client (protocol-facts 10.2). */
export function cbsMetadata(name: string, version: string, bytes: number): string {
  const parts: string[] = [];
  for (let length = 0, index = 0; length < bytes; index++) {
    const part = `<update name="${name}-${index}"><component><assemblyIdentity name="${name}-${index}" version="${version}" processorArchitecture="amd64" language="neutral" buildType="release" publicKeyToken="0000000000000000" /></component></update>`;
    parts.push(part);
    length += part.length;
  }
  return (
    `<upd:Metadata><cbs:CbsPackageApplicabilityMetadata ${declare('cbs')}>` +
    '<assembly xmlns="urn:schemas-microsoft-com:asm.v3" manifestVersion="1.0">' +
    `<assemblyIdentity name="${name}" version="${version}" processorArchitecture="amd64" language="neutral" buildType="release" publicKeyToken="0000000000000000" />` +
    `<package identifier="${name}" releaseType="Update">${parts.join('')}</package></assembly>` +
    '</cbs:CbsPackageApplicabilityMetadata></upd:Metadata>'
  );
}
