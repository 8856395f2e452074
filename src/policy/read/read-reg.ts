import type { RegistryValue } from '#collector';
import { policyFailures } from '../failures.ts';
import { type RegistryText, shortKey } from './registry-text.ts';

/** How such a file begins. */
export const REG_HEADER = /^\ufeff?\s*(?:Windows Registry Editor Version 5\.00|REGEDIT4)\s*$/m;

const NAME = /^(?:@|"((?:[^"\\]|\\.)*)")\s*=\s*(.*)$/;
const TYPES: Readonly<Record<string, RegistryValue['type']>> = {
  '0': 'none',
  '1': 'sz',
  '2': 'expand-sz',
  '3': 'binary',
  '4': 'dword',
  '7': 'multi-sz',
  b: 'qword',
};

/**
 * Reads a .reg file: exports of regedit and `reg export`, and what is written by hand to be imported. Keys and values that it takes away
 * are not set. Fails with `policy/bad-line`, which names the line.
 */
export function readReg(text: string): RegistryText {
  const ansi = /^\ufeff?\s*REGEDIT4/.test(text);
  const keys: string[] = [];
  const values = new Map<string, RegistryValue>();
  let key: string | undefined;
  for (const { line, number } of logicalLines(text)) {
    const header = /^\[(-?)([^\]]+)\]$/.exec(line);
    if (header !== null) {
      const named = shortKey(header[2]!);
      keys.push(named);
      if (header[1] === '-') forget(values, named);
      key = header[1] === '-' ? undefined : named;
      continue;
    }
    const [, escaped, data = ''] = NAME.exec(line) ?? [];
    if (!NAME.test(line)) {
      if (key === undefined && keys.length === 0) continue;
      throw badLine(number, line);
    }
    if (key === undefined) continue;
    const name = escaped === undefined ? '' : unescaped(escaped);
    const id = `${key}\n${name}`.toLowerCase();
    if (data.trim() === '-') values.delete(id);
    else values.set(id, { key, name, ...dataOf(data.trim(), ansi, () => badLine(number, line)) });
  }
  return { keys, values: [...values.values()] };
}

/** Lines without comments and empty ones; data that goes on behind a backslash is one line. */
function* logicalLines(text: string): Generator<{ line: string; number: number }> {
  let begun: { line: string; number: number } | undefined;
  for (const [index, raw] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const line = raw.trim();
    if (begun === undefined && (line === '' || line.startsWith(';') || REG_HEADER.test(line))) continue;
    const whole: string = (begun?.line ?? '') + line;
    const number: number = begun?.number ?? index + 1;
    begun = undefined;
    // A text may end in a backslash of its own, but then a quotation mark follows.
    if (whole.endsWith('\\') && /=\s*hex/i.test(whole)) begun = { line: whole.slice(0, -1), number };
    else yield { line: whole, number };
  }
  if (begun !== undefined) yield begun;
}

function forget(values: Map<string, RegistryValue>, key: string): void {
  const gone = key.toLowerCase();
  for (const [id, value] of values) {
    const own = value.key.toLowerCase();
    if (own === gone || own.startsWith(`${gone}\\`)) values.delete(id);
  }
}

function dataOf(data: string, ansi: boolean, bad: () => Error): Pick<RegistryValue, 'type' | 'value'> {
  const quoted = /^"((?:[^"\\]|\\.)*)"$/.exec(data);
  if (quoted !== null) return { type: 'sz', value: unescaped(quoted[1]!) };
  const dword = /^dword:\s*([0-9a-f]{1,8})$/i.exec(data);
  if (dword !== null) return { type: 'dword', value: Number.parseInt(dword[1]!, 16) };
  const hex = /^hex(?:\(([0-9a-f]{1,8})\))?:((?:\s*[0-9a-f]{1,2}\s*,?)*)$/i.exec(data);
  if (hex === null) throw bad();
  const type = TYPES[(hex[1] ?? '3').toLowerCase().replace(/^0+(?=.)/, '')] ?? 'none';
  const bytes = Buffer.from(
    (hex[2]!.match(/[0-9a-f]{1,2}/gi) ?? []).map((each) => Number.parseInt(each, 16)),
  );
  return { type, value: valueOfBytes(type, bytes, ansi) };
}

function valueOfBytes(type: RegistryValue['type'], bytes: Buffer, ansi: boolean): RegistryValue['value'] {
  const text = () => (ansi ? bytes.toString('latin1') : bytes.toString('utf16le'));
  switch (type) {
    case 'sz':
    case 'expand-sz':
      return text().replace(/\0+$/, '');
    case 'multi-sz':
      return text()
        .replace(/\0+$/, '')
        .split('\0')
        .filter((each) => each !== '');
    case 'dword':
      return bytes.length >= 4 ? bytes.readUInt32LE() : 0;
    case 'qword':
      return bytes.length >= 8 ? Number(bytes.readBigUInt64LE()) : 0;
    default:
      return bytes.toString('hex');
  }
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}

function badLine(number: number, line: string): Error {
  return policyFailures.fail('bad-line', { detail: `line ${number}: ${line.slice(0, 80)}` });
}
