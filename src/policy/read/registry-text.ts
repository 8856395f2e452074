import type { RegistryValue } from '#collector';
import { PLACES, type Place, type PolicyFormat, type PolicyValue, type PolicyValues } from '../values.ts';

/** What a text tells of the registry, key by key. */
export interface RegistryText {
  /** Every key that the text names, with or without values, in the short form of its root. */
  readonly keys: readonly string[];
  readonly values: readonly RegistryValue[];
  /** Keys of which it is only said that they are there. */
  readonly listed?: readonly string[];
}

const ROOTS: Readonly<Record<string, string>> = {
  HKEY_LOCAL_MACHINE: 'HKLM',
  HKEY_CURRENT_USER: 'HKCU',
  HKEY_USERS: 'HKU',
  HKEY_CLASSES_ROOT: 'HKCR',
  HKEY_CURRENT_CONFIG: 'HKCC',
};

const SERVICE = /^HKLM\\SYSTEM\\(?:CurrentControlSet|ControlSet\d+)\\Services\\([^\\]+)$/i;
/** Registry Start: 2 automatic, 3 manual, 4 disabled. */
const STARTS = new Map([
  [2, 'automatic'],
  [3, 'manual'],
  [4, 'disabled'],
] as const);

/** A key with the short form of its root, without a backslash at its end. */
export function shortKey(key: string): string {
  const [root = '', ...rest] = key.trim().replace(/\\+$/, '').split('\\');
  const short = ROOTS[root.toUpperCase()] ?? root.toUpperCase();
  // The hive of somebody who is signed in: what HKCU is to that person.
  const person = short === 'HKU' && /^S-1-5-21-/i.test(rest[0] ?? '') && !/_classes$/i.test(rest[0] ?? '');
  return person ? ['HKCU', ...rest.slice(1)].join('\\') : [short, ...rest].join('\\');
}

/** The values that matter, put where they belong, and which places were looked at whole. */
export function placed({ keys, values, listed = [] }: RegistryText, format: PolicyFormat): PolicyValues {
  const known: PolicyValue[] = [];
  const services: { name: string; start: PolicyValues['services'][number]['start'] }[] = [];
  for (const { key, name, type, value } of values) {
    if (name === undefined || name === '') continue;
    const place = placeOf(key);
    if (place !== undefined) known.push({ place, name, type, value });
    const service = SERVICE.exec(key)?.[1];
    if (service !== undefined && /^start$/i.test(name) && typeof value === 'number') {
      services.push({ name: service, start: STARTS.get(value as 2) ?? 'other' });
    }
  }
  return { format, values: known, covered: coveredBy(keys, listed), services };
}

function placeOf(key: string): Place | undefined {
  const wanted = key.toLowerCase();
  return (Object.keys(PLACES) as Place[]).find((place) => PLACES[place].toLowerCase() === wanted);
}

/**
 * Which places such a text tells everything of. An export has all that is below a key, so a key that it does not name is not there.
 */
function coveredBy(keys: readonly string[], listed: readonly string[]): readonly Place[] {
  const named = keys.map((key) => key.toLowerCase());
  const unseen = new Set(listed.map((key) => key.toLowerCase()));
  return (Object.keys(PLACES) as Place[]).filter((place) => {
    const wanted = PLACES[place].toLowerCase();
    if (unseen.has(wanted)) return false;
    return named.some((key) => wanted === key || wanted.startsWith(`${key}\\`));
  });
}
