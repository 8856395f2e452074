import { isCovered, numberOf, type PolicyValue, type PolicyValues, textOf, valueNamed } from './values.ts';

/**
 * Which update server a computer is told to use. `server`: that one. `none`: it is told none, and takes Windows Update. `incomplete`: to use
 * one, and not which. `unknown`: the text does not show it.
 */
export interface ServerLocation {
  readonly state: 'server' | 'none' | 'incomplete' | 'unknown';
  /** As it is written, blanks and all; also where `UseWUServer` keeps it from being used. */
  readonly url?: PolicyValue;
  /** Who says so: Group Policy (or scripts that write its values), or a management service (MDM). */
  readonly by?: 'policy' | 'mdm';
}

/** Group Policy goes before MDM. `UseWUServer` counts in the key AU alone, and only as a number. */
export function serverLocation(values: PolicyValues): ServerLocation {
  const url =
    textOf(values, 'policy', 'WUServer') === undefined ? undefined : valueNamed(values, 'policy', 'WUServer');
  const managed =
    textOf(values, 'mdm', 'UpdateServiceUrl') === undefined
      ? undefined
      : valueNamed(values, 'mdm', 'UpdateServiceUrl');
  const use = numberOf(values, 'au', 'UseWUServer');
  if (use === 1) {
    if (url !== undefined) return { state: 'server', url, by: 'policy' };
    return { state: isCovered(values, 'policy') ? 'incomplete' : 'unknown' };
  }
  if (managed !== undefined) return { state: 'server', url: managed, by: 'mdm' };
  const seen = isCovered(values, 'au') || valueNamed(values, 'au', 'UseWUServer') !== undefined;
  return { state: seen ? 'none' : 'unknown', ...(url === undefined ? {} : { url, by: 'policy' as const }) };
}
