import { PLACES } from '../values.ts';
import type { WrittenValue } from './written-values.ts';

/** What belongs in a registry.pol, as Microsoft's LGPO takes it: `LGPO.exe /t FILE`, or `/r FILE /w registry.pol`. */
export function toLgpo(values: readonly WrittenValue[]): string {
  return values
    .map(({ place, name, value }) =>
      [
        'Computer',
        PLACES[place].replace(/^HKLM\\/, ''),
        name,
        typeof value === 'number' ? `DWORD:${value}` : `SZ:${value}`,
        '',
      ]
        .map((line) => `${line}\r\n`)
        .join(''),
    )
    .join('');
}
