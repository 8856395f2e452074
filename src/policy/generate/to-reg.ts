import { PLACES } from '../values.ts';
import type { WrittenValue } from './written-values.ts';

/** A .reg file. regedit wants it as UTF-16 with its mark where there are other letters than ASCII. */
export function toReg(values: readonly WrittenValue[]): string {
  const lines = ['Windows Registry Editor Version 5.00'];
  for (const place of ['policy', 'au'] as const) {
    lines.push('', `[${PLACES[place].replace(/^HKLM/, 'HKEY_LOCAL_MACHINE')}]`);
    for (const { name, value } of values.filter((each) => each.place === place)) {
      lines.push(`"${name}"=${typeof value === 'number' ? dword(value) : `"${escaped(value)}"`}`);
    }
  }
  return `${lines.join('\r\n')}\r\n`;
}

function dword(value: number): string {
  return `dword:${value.toString(16).padStart(8, '0')}`;
}

function escaped(text: string): string {
  return text.replace(/[\\"]/g, '\\$&');
}
