import type { RegistryValue } from '#collector';
import {
  attributeOf,
  childOf,
  childrenOf,
  readElement,
  textOf,
  type XmlElement,
  type XmlLimits,
  XmlReader,
} from '#xml';
import { policyFailures } from '../failures.ts';
import { GPO_POLICIES, type GpoElement, type GpoPolicy } from '../gpo-policies.ts';
import type { Place, PolicyValue, PolicyValues } from '../values.ts';
import { MOST_BYTES } from './decode-text.ts';
import { placed, shortKey } from './registry-text.ts';

const LIMITS: XmlLimits = { bytes: MOST_BYTES, depth: 64, attributes: 64, elements: 500_000 };

/** Whether it is the XML of `gpresult /x` or `Get-GPResultantSetOfPolicy`, or of `Get-GPOReport`. */
export function isGpResult(text: string): boolean {
  return /^\ufeff?\s*(?:<\?xml[^>]*\?>\s*)?<(?:Rsop|GPO)\b[^>]*GroupPolicy\//.test(text.slice(0, 2000));
}

/**
 * Reads the report that `gpresult /x` writes: the policies and registry settings that won for the computer, each with its Group Policy
 * object. Policies are known by their names in English and Japanese. Fails with `policy/not-of-a-computer`, and as XML fails.
 */
export function readGpResult(text: string): PolicyValues {
  const reader = new XmlReader(text, LIMITS);
  reader.next();
  const root = readElement(reader);
  const computer = childOf(root, 'ComputerResults') ?? childOf(root, 'Computer');
  if (computer === undefined) throw policyFailures.fail('not-of-a-computer');
  const names = gpoNames(root, computer);
  const found = new Map<string, { value: PolicyValue; precedence: number }>();
  for (const setting of registrySettings(computer)) {
    const precedence = Number(textOf(setting, 'Precedence') ?? '1') || 1;
    const gpo = names(textOf(childOf(setting, 'GPO'), 'Identifier'));
    for (const value of valuesOf(setting)) {
      const id = `${value.place}\n${value.name}`.toLowerCase();
      // The one that wins comes first by its precedence, not by its place in the report.
      if ((found.get(id)?.precedence ?? Number.POSITIVE_INFINITY) <= precedence) continue;
      found.set(id, { value: { ...value, ...(gpo === undefined ? {} : { gpo }) }, precedence });
    }
  }
  const values = [...found.values()].map(({ value }) => value);
  // Of a computer whose updates no policy touches, scripts may have written the values: the report cannot tell.
  const covered: readonly Place[] = values.some(({ place }) => place === 'policy' || place === 'au')
    ? ['policy', 'au']
    : [];
  return { format: 'gpresult', values, covered, services: [] };
}

function gpoNames(root: XmlElement, computer: XmlElement): (id: string | undefined) => string | undefined {
  const names = new Map<string, string>();
  for (const gpo of [...childrenOf(computer, 'GPO'), ...(root.local === 'GPO' ? [root] : [])]) {
    const id = textOf(childOf(gpo, 'Path'), 'Identifier') ?? textOf(childOf(gpo, 'Identifier'), 'Identifier');
    const name = textOf(gpo, 'Name');
    if (id !== undefined && name !== undefined) names.set(id.toLowerCase(), name);
  }
  // A report of one GPO does not repeat it at every setting.
  const only = root.local === 'GPO' ? textOf(root, 'Name') : undefined;
  return (id) => (id === undefined ? only : (names.get(id.toLowerCase()) ?? id));
}

function registrySettings(computer: XmlElement): readonly XmlElement[] {
  return childrenOf(computer, 'ExtensionData')
    .flatMap((data) => childrenOf(data, 'Extension'))
    .flatMap(({ children }) => children)
    .filter(({ local }) => local === 'Policy' || local === 'RegistrySetting');
}

function valuesOf(setting: XmlElement): readonly PolicyValue[] {
  return setting.local === 'Policy' ? ofPolicy(setting) : ofRegistrySetting(setting);
}

function ofRegistrySetting(setting: XmlElement): readonly PolicyValue[] {
  const key = shortKey(`HKLM\\${(textOf(setting, 'KeyPath') ?? '').replace(/^HKLM\\/i, '')}`);
  const values = childrenOf(setting, 'Value').flatMap((value): RegistryValue[] => {
    const name = textOf(value, 'Name');
    if (name === undefined) return [];
    const number = textOf(value, 'Number');
    if (number !== undefined) return [{ key, name, type: 'dword', value: Number(number) || 0 }];
    return [{ key, name, type: 'sz', value: textOf(value, 'String') ?? '' }];
  });
  return placed({ keys: [key], values }, 'gpresult').values;
}

function ofPolicy(policy: XmlElement): readonly PolicyValue[] {
  const known = policyNamed(textOf(policy, 'Name') ?? '');
  if (known === undefined) return [];
  const state = textOf(policy, 'State')?.trim().toLowerCase();
  const dword = (place: Place, name: string, value: number): PolicyValue => ({
    place,
    name,
    type: 'dword',
    value,
  });
  if (state === 'disabled') return known.disabled.map((each) => dword(...each));
  if (state !== 'enabled') return [];
  const texts = childrenOf(policy, 'EditText');
  return [
    ...known.enabled.map((each) => dword(...each)),
    ...policy.children.flatMap((shown): readonly PolicyValue[] => {
      const element = elementOf(known, shown, texts.indexOf(shown));
      return element === undefined ? [] : elementValue(element, shown);
    }),
  ];
}

function policyNamed(name: string): GpoPolicy | undefined {
  const wanted = folded(name);
  return Object.values<GpoPolicy>(GPO_POLICIES).find(({ name: known, formerly = known }) =>
    [known.en, known.ja, formerly.en, formerly.ja].some((each) => folded(each) === wanted),
  );
}

/** By its label; texts also by their order, which all templates have alike. */
function elementOf({ elements }: GpoPolicy, shown: XmlElement, index: number): GpoElement | undefined {
  const label = folded(textOf(shown, 'Name') ?? '');
  const named = elements.find(
    ({ label: { en, ja } }) => label !== '' && [en, ja].some((each) => label.startsWith(folded(each))),
  );
  return named ?? (index < 0 ? undefined : elements.filter(({ kind }) => kind === 'text')[index]);
}

function elementValue(
  { place, name, kind, choices = {} }: GpoElement,
  shown: XmlElement,
): readonly PolicyValue[] {
  const dword = (value: number): PolicyValue[] => [{ place, name, type: 'dword', value }];
  if (kind === 'check') return dword(textOf(shown, 'State')?.trim().toLowerCase() === 'enabled' ? 1 : 0);
  const value = childOf(shown, 'Value');
  if (value === undefined || attributeOf(value, 'nil') === 'true') return [];
  const text = textOf(value, 'Name') ?? value.text;
  if (kind === 'text') return text === '' ? [] : [{ place, name, type: 'sz', value: text }];
  const called = Object.entries(choices).find(([, { en, ja }]) =>
    [en, ja].some((each) => folded(each) === folded(text)),
  )?.[0];
  const digits = called ?? /^\s*(\d+)/.exec(text)?.[1];
  return digits === undefined ? [] : dword(Number(digits));
}

/** Names are compared without their colon, blanks and letter case; katakana and brackets of either width are the same. */
function folded(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s:.?]+/g, '');
}
