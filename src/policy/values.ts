import type { CollectedCertificate, CollectedService, RegistryValue } from '#collector';
import type { Windows } from './windows.ts';

/** Where the values that decide how a computer takes its updates lie. `policy` and `au` are what Group Policy writes. */
export const PLACES = {
  policy: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate',
  au: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate\\AU',
  user: 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\WindowsUpdate',
  mdm: 'HKLM\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device\\Update',
  state: 'HKLM\\SOFTWARE\\Microsoft\\WindowsUpdate\\UpdatePolicy\\PolicyState',
  identity: 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate',
} as const;

export type Place = keyof typeof PLACES;

/** The kinds of text that values are read from. */
export const POLICY_FORMATS = ['reg', 'reg-query', 'gpresult', 'lgpo', 'collected'] as const;
export type PolicyFormat = (typeof POLICY_FORMATS)[number];

export interface PolicyValue {
  readonly place: Place;
  /** As it was written; names are compared in any letter case. */
  readonly name: string;
  readonly type: RegistryValue['type'];
  readonly value: RegistryValue['value'];
  /** The Group Policy object that it comes from, where the text says it. */
  readonly gpo?: string;
}

/** What one computer is told, from wherever it was read. */
export interface PolicyValues {
  readonly format: PolicyFormat;
  readonly windows?: Windows;
  readonly values: readonly PolicyValue[];
  /** Places that were looked at whole: what has no value there is not set. */
  readonly covered: readonly Place[];
  readonly services: readonly Pick<CollectedService, 'name' | 'start'>[];
  /** The certificates that the computer holds the server to; undefined: nobody looked. */
  readonly pins?: readonly CollectedCertificate[];
}

/** The value of that name; undefined: it is not set, or nobody looked. */
export function valueNamed(
  { values }: Pick<PolicyValues, 'values'>,
  place: Place,
  name: string,
): PolicyValue | undefined {
  const wanted = name.toLowerCase();
  return values.find((value) => value.place === place && value.name.toLowerCase() === wanted);
}

/** Its number; undefined where it is no DWORD: Windows does not take a text for one. */
export function numberOf(values: Pick<PolicyValues, 'values'>, place: Place, name: string) {
  const found = valueNamed(values, place, name);
  return typeof found?.value === 'number' ? found.value : undefined;
}

/** Its text, with whatever blanks it has; undefined where it is none, or nothing but blanks. */
export function textOf(values: Pick<PolicyValues, 'values'>, place: Place, name: string) {
  const found = valueNamed(values, place, name);
  return typeof found?.value === 'string' && found.value.trim() !== '' ? found.value : undefined;
}

/** Whether a value that was not found is known to be missing. */
export function isCovered({ covered }: Pick<PolicyValues, 'covered'>, place: Place): boolean {
  return covered.includes(place);
}
