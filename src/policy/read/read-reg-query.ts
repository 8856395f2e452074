import type { RegistryValue } from '#collector';
import { policyFailures } from '../failures.ts';
import { type RegistryText, shortKey } from './registry-text.ts';

/** A key of `reg query` stands at the beginning of a line, alone. */
const KEY = /^HKEY_(?:LOCAL_MACHINE|CURRENT_USER|USERS|CLASSES_ROOT|CURRENT_CONFIG)(?:\\.*)?$/im;
const VALUE = /^\s+(\S.*?)(?: {2,}|\t+| )(REG_[A-Z_]+)(?:(?: {1,4}|\t)(.*))?$/;
/** What the default value is called in English and Japanese. */
const DEFAULT_NAMES = new Set(['(default)', '(既定)']);
const TYPES: Readonly<Record<string, RegistryValue['type']>> = {
  REG_SZ: 'sz',
  REG_EXPAND_SZ: 'expand-sz',
  REG_MULTI_SZ: 'multi-sz',
  REG_DWORD: 'dword',
  REG_QWORD: 'qword',
  REG_BINARY: 'binary',
};

/** Whether it may be what `reg query` prints, with or without a key. */
export function isRegQuery(text: string): boolean {
  return KEY.test(text) || /^(?:ERROR|エラー): .*(?:registry|レジストリ)/im.test(text);
}

/**
 * Reads what `reg query KEY /s` prints, in English and Japanese; what else stands there (counts, prompts) is passed over. Fails with
 * `policy/no-key` where there is no key at all.
 */
export function readRegQuery(text: string): RegistryText {
  const keys: string[] = [];
  const values: RegistryValue[] = [];
  let key: string | undefined;
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)) {
    if (KEY.test(line)) {
      key = shortKey(line);
      keys.push(key);
      continue;
    }
    const [, name, type = '', data = ''] = VALUE.exec(line) ?? [];
    if (name === undefined || key === undefined || DEFAULT_NAMES.has(name.toLowerCase())) continue;
    const kind = TYPES[type] ?? 'none';
    values.push({ key, name, type: kind, value: dataOf(kind, data) });
  }
  if (keys.length === 0) throw policyFailures.fail('no-key');
  return { keys, values, listed: listedOnly(keys, values) };
}

/** Without /s the keys below come last, by their names alone. */
function listedOnly(keys: readonly string[], values: readonly RegistryValue[]): readonly string[] {
  const filled = new Set(values.map(({ key }) => key));
  const last = keys.findLastIndex((key) => filled.has(key));
  return keys.slice(Math.max(last, 0) + 1);
}

function dataOf(type: RegistryValue['type'], data: string): RegistryValue['value'] {
  // As Number reads `0x1`.
  if (type === 'dword' || type === 'qword') return Number(data.trim()) || 0;
  if (type === 'multi-sz') return data.split('\\0').filter((each) => each !== '');
  return data;
}
