import type { RegistryValue } from './collected.ts';
import { filled, list, number, record, text } from './loose.ts';

const ROOTS: readonly (readonly [pattern: RegExp, short: string])[] = [
  [/^(HKEY_LOCAL_MACHINE|HKLM):?(?=\\|$)/i, 'HKLM'],
  [/^(HKEY_CURRENT_USER|HKCU):?(?=\\|$)/i, 'HKCU'],
  [/^(HKEY_USERS|HKU):?(?=\\|$)/i, 'HKU'],
];

/** A key with the short form of its root; undefined where the root is none of the machine, the user, or all users. */
export function shortKey(written: string): string | undefined {
  const path = written.replace(/^(Microsoft\.PowerShell\.Core\\)?Registry::/i, '').replace(/\\+$/, '');
  for (const [pattern, short] of ROOTS) if (pattern.test(path)) return path.replace(pattern, short);
  return undefined;
}

type Type = RegistryValue['type'];

// The names of .NET's RegistryValueKind, its numbers (which ConvertTo-Json of Windows PowerShell prints), and those of reg.exe.
const TYPES: Readonly<Record<string, Type>> = {
  string: 'sz',
  1: 'sz',
  reg_sz: 'sz',
  sz: 'sz',
  expandstring: 'expand-sz',
  2: 'expand-sz',
  reg_expand_sz: 'expand-sz',
  'expand-sz': 'expand-sz',
  multistring: 'multi-sz',
  7: 'multi-sz',
  reg_multi_sz: 'multi-sz',
  'multi-sz': 'multi-sz',
  dword: 'dword',
  4: 'dword',
  reg_dword: 'dword',
  qword: 'qword',
  11: 'qword',
  reg_qword: 'qword',
  binary: 'binary',
  3: 'binary',
  reg_binary: 'binary',
};

/** One value of the registry; undefined where it has no key that means anything. */
export function readRegistryValue(loose: unknown): RegistryValue | undefined {
  const { key: written, name, type: told, value } = record(loose) ?? {};
  const key = shortKey(filled(written, 512) ?? '');
  if (key === undefined) return undefined;
  if (name === undefined || name === null) return { key, name: undefined, type: 'none', value: '' };
  const type = TYPES[(text(told, 32) ?? '').toLowerCase()] ?? typeOf(value);
  return { key, name: text(name, 256) ?? '', type, value: contentOf(type, value) };
}

function typeOf(value: unknown): Type {
  if (typeof value === 'number') return 'dword';
  return Array.isArray(value) ? 'multi-sz' : typeof value === 'string' ? 'sz' : 'none';
}

function contentOf(type: Type, value: unknown): RegistryValue['value'] {
  switch (type) {
    case 'dword':
    case 'qword': {
      const read = number(value);
      if (read === undefined) return text(value) ?? '';
      // .NET knows no unsigned ones.
      return type === 'dword' && read < 0 ? read >>> 0 : read;
    }
    case 'multi-sz':
      return list(value)
        .slice(0, 200)
        .map((each) => text(each) ?? '');
    case 'binary':
      return hexOf(value);
    default:
      return registryText(value);
  }
}

/** Kept as it stands: a space at the end of an address is what somebody looks for. */
function registryText(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 4096) : (text(value) ?? '');
}

function hexOf(value: unknown): string {
  if (typeof value === 'string')
    return value
      .replace(/[^0-9a-f]/gi, '')
      .toLowerCase()
      .slice(0, 4096);
  return list(value)
    .slice(0, 2048)
    .map((byte) => ((number(byte) ?? 0) & 0xff).toString(16).padStart(2, '0'))
    .join('');
}
