import { adviceOf } from './advice.ts';
import { CONNECTION } from './connection.ts';
import { DOWNLOAD } from './download.ts';
import type { ResultLanguage, ResultOrigin, ResultRow } from './entry.ts';
import { familyOf } from './families.ts';
import { type Fault, faultsOf, faultWords } from './fault.ts';
import { INSTALL } from './install.ts';
import { PROTOCOL } from './protocol.ts';

export interface Explanation {
  /** `0x80240022` */
  readonly hex: string;
  /** Symbolic name in Microsoft's headers. */
  readonly name?: string;
  /** What it means; undefined where nothing but perhaps its family is known. */
  readonly meaning?: string;
  readonly cause?: string;
  readonly remedy?: string;
  /** Whose fault it usually is, the likeliest first. */
  readonly faults?: readonly Fault[];
  /** The same in words. */
  readonly fault?: string;
  readonly origin?: ResultOrigin;
  /** Only of a code that is not in the table: what part of Windows it comes from, told by its number. */
  readonly family?: string;
}

const GROUPS: readonly (readonly [ResultOrigin, readonly ResultRow[]])[] = [
  ['connection', CONNECTION],
  ['protocol', PROTOCOL],
  ['download', DOWNLOAD],
  ['install', INSTALL],
];

const TABLE: ReadonlyMap<number, readonly [ResultOrigin, ResultRow]> = new Map(
  GROUPS.flatMap(([origin, rows]) => rows.map((row) => [row[0], [origin, row]] as const)),
);

/** An HRESULT, signed or not, made readable. Never fails: a code that nobody knows is its number and its family. */
export function explainResult(hresult: number, language: ResultLanguage = 'en'): Explanation {
  const code = hresult >>> 0;
  const hex = `0x${code.toString(16).toUpperCase().padStart(8, '0')}`;
  const found = TABLE.get(code);
  if (found === undefined) {
    const family = familyOf(code, language);
    return { hex, ...(family === undefined ? {} : { family }) };
  }
  const [origin, [, name, advice, en, ja]] = found;
  return {
    hex,
    ...(name === '' ? {} : { name }),
    meaning: language === 'ja' ? ja : en,
    ...adviceOf(advice, language),
    faults: faultsOf(advice),
    fault: faultWords(faultsOf(advice), language),
    origin,
  };
}

/** Every code of the table, in its order. */
export function everyResult(language: ResultLanguage = 'en'): readonly Explanation[] {
  return [...TABLE.keys()].map((code) => explainResult(code, language));
}

/** A code as people write it (`0x80240022`, `80240022`, `2149842978`, `-2145124318`) as its unsigned number; undefined for anything else. */
export function readResultCode(text: string): number | undefined {
  const written = text.trim();
  // Eight digits are hex wherever a tool left the prefix out: no code that Windows reports is that small a decimal.
  const value = /^(0x[0-9a-f]{1,8})$/i.test(written)
    ? Number(written)
    : /^[0-9a-f]{8}$/i.test(written)
      ? Number(`0x${written}`)
      : /^-?\d{1,10}$/.test(written)
        ? Number(written)
        : Number.NaN;
  return value >= -0x80000000 && value <= 0xffffffff ? value >>> 0 : undefined;
}
