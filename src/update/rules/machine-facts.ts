import type { FileFacts, MachineFacts, MsiProductFacts, RegistryKey, RegistryValue } from './facts.ts';
import { normalCode } from './metadata.ts';

type Scalars = Omit<
  MachineFacts,
  | 'systemMetric'
  | 'registryKeyExists'
  | 'registrySubkeys'
  | 'registryValue'
  | 'folder'
  | 'file'
  | 'licenseValue'
  | 'wmiQuery'
  | 'genericQuery'
  | 'deviceAttribute'
  | 'productRelease'
  | 'msiProduct'
>;

type Listed<Value> = Readonly<Record<string, Value>>;

/**
 * A machine as plain data. What a part lists is all there is of it; a part that is left out is unknown. Letter case of
 * names means nothing.
 */
export interface MachineDescription extends Scalars {
  /** By `HKEY_LOCAL_MACHINE\SOFTWARE\…`, the values by name. The keys above exist with it. Text is REG_SZ, a number REG_DWORD. */
  readonly registry?: Listed<Listed<RegistryValue | string | number>>;
  /** By full path. */
  readonly files?: Listed<FileFacts>;
  /** By CSIDL, besides those that every machine has. */
  readonly folders?: Readonly<Record<number, string>>;
  readonly licenseValues?: Listed<number | string>;
  readonly deviceAttributes?: Listed<string>;
  readonly productReleases?: Listed<string>;
  /** By product code. */
  readonly msiProducts?: Listed<MsiProductFacts>;
  /** Whether the query has results; a query that is not listed is unknown. */
  readonly wmiQueries?: Listed<boolean>;
}

/** Where a system on drive C has them: SHGetFolderPath for Windows, System32, Program Files and its kin. */
const FOLDERS: Readonly<Record<number, string>> = {
  36: 'C:\\Windows',
  37: 'C:\\Windows\\System32',
  38: 'C:\\Program Files',
  41: 'C:\\Windows\\SysWOW64',
  42: 'C:\\Program Files (x86)',
  43: 'C:\\Program Files\\Common Files',
  44: 'C:\\Program Files (x86)\\Common Files',
};

/** Facts that answer from a description. */
export function factsOf(machine: MachineDescription): MachineFacts {
  const { registry, files, folders, licenseValues, deviceAttributes, productReleases, ...others } = machine;
  const { msiProducts, wmiQueries, ...scalars } = others;
  const folder = { ...FOLDERS, ...folders };
  const hasResults = lookup(wmiQueries, lowerCase);
  const is64Bit = scalars.processor !== undefined && scalars.processor.architecture !== 0;
  return {
    ...scalars,
    ...(registry && registryFacts(registry, is64Bit)),
    folder: (csidl) => folder[csidl],
    file: lookup(files, lowerCase),
    licenseValue: lookup(licenseValues, lowerCase),
    deviceAttribute: lookup(deviceAttributes, lowerCase),
    productRelease: lookup(productReleases, lowerCase),
    msiProduct: lookup(msiProducts, normalCode),
    wmiQuery: (_, query) => hasResults(query) ?? undefined,
  };
}

function registryFacts(
  registry: NonNullable<MachineDescription['registry']>,
  is64Bit: boolean,
): Pick<MachineFacts, 'registryKeyExists' | 'registrySubkeys' | 'registryValue'> {
  const values = new Map<string, Map<string, RegistryValue>>();
  const subkeys = new Map<string, Set<string>>();
  for (const [path, listed] of Object.entries(registry)) {
    values.set(
      path.toLowerCase(),
      new Map(Object.entries(listed).map(([name, value]) => [name.toLowerCase(), toValue(value)])),
    );
    const parts = path.split('\\');
    for (let depth = parts.length; depth > 0; depth--) {
      const key = parts.slice(0, depth).join('\\').toLowerCase();
      const children = subkeys.get(key) ?? new Set();
      const child = parts[depth];
      if (child !== undefined) children.add(child);
      subkeys.set(key, children);
    }
  }
  const pathOf = ({ hive, subkey, is32Bit }: RegistryKey) => {
    const path = `${hive}\\${subkey}`.replace(/\\+$/, '').toLowerCase();
    // The 32-bit view of a 64-bit system lives below its own key.
    return is32Bit && is64Bit ? path.replace(/^([^\\]+\\software)(?=\\|$)/, '$1\\wow6432node') : path;
  };
  return {
    registryKeyExists: (key) => subkeys.has(pathOf(key)),
    registrySubkeys: (key) => {
      const children = subkeys.get(pathOf(key));
      return children === undefined ? null : [...children];
    },
    registryValue: (key, name) => values.get(pathOf(key))?.get(name.toLowerCase()) ?? null,
  };
}

function toValue(value: RegistryValue | string | number): RegistryValue {
  if (typeof value === 'string') return { type: 'REG_SZ', data: value };
  return typeof value === 'number' ? { type: 'REG_DWORD', data: value } : value;
}

const lowerCase = (name: string) => name.toLowerCase();

function lookup<Value>(
  listed: Listed<Value> | undefined,
  normal: (name: string) => string,
): (name: string) => Value | null | undefined {
  if (listed === undefined) return () => undefined;
  const entries = new Map(Object.entries(listed).map(([name, value]) => [normal(name), value]));
  return (name) => entries.get(normal(name)) ?? null;
}
