// Values as Windows PowerShell and PowerShell 7 write them, each read as what it was meant to be. ConvertTo-Json unwraps lists of one,
// writes dates in four ways and enumerations as numbers, and cuts what is nested too deeply into `@{name=value}`.

export type Loose = Readonly<Record<string, unknown>>;

/** Deeper lists and records are cut by ConvertTo-Json into the name of their type. */
const CUT = /^System\.(Object\[\]|Collections\.|Management\.Automation\.)/;

/** True for what ConvertTo-Json left of a value that was nested too deeply. */
export function isCut(value: unknown): boolean {
  return typeof value === 'string' && CUT.test(value);
}

/** A record; also one that was cut to `@{name=value; other=value}`. Names are found whatever their case. */
export function record(value: unknown): Loose | undefined {
  if (typeof value === 'string') return cutRecord(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return byLowerCase(Object.entries(value));
}

function cutRecord(text: string): Loose | undefined {
  const inside = /^@\{(.*)\}$/s.exec(text)?.[1];
  if (inside === undefined) return undefined;
  return byLowerCase(
    inside.split('; ').flatMap((part) => {
      const [, name, value] = /^(\w+)=(.*)$/s.exec(part) ?? [];
      return name === undefined || value === undefined || isCut(value) ? [] : [[name, value] as const];
    }),
  );
}

function byLowerCase(entries: readonly (readonly [string, unknown])[]): Loose {
  return Object.fromEntries(entries.slice(0, 200).map(([name, value]) => [name.toLowerCase(), value]));
}

/** A list: also of one that was unwrapped, of none that became null, and one that was wrapped as `{value, Count}`. */
export function list(value: unknown): readonly unknown[] {
  if (value === undefined || value === null || value === '' || isCut(value)) return [];
  if (Array.isArray(value)) return value;
  const { value: wrapped, count } = record(value) ?? {};
  return Array.isArray(wrapped) && count !== undefined ? wrapped : [value];
}

/** Text of at most `limit` characters without control signs; undefined for what is none. */
export function text(value: unknown, limit = 1024): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string' || isCut(value)) return undefined;
  return value
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, limit);
}

/** Text that says something. */
export function filled(value: unknown, limit?: number): string | undefined {
  const read = text(value, limit);
  return read === '' ? undefined : read;
}

export function number(value: unknown): number | undefined {
  const read = typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : undefined;
}

/** A whole number of at least nought. */
export function count(value: unknown): number | undefined {
  const read = number(value);
  return read !== undefined && Number.isSafeInteger(read) && read >= 0 ? read : undefined;
}

export function truth(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === 1 || (typeof value === 'string' && /^true$/i.test(value))) return true;
  return value === 0 || (typeof value === 'string' && /^false$/i.test(value)) ? false : undefined;
}

const LAST_MOMENT = 253_402_300_799_999;

/** A moment in milliseconds since 1970: a number, `/Date(1700000000000)/`, ISO 8601 (UTC unless it says otherwise), or one within `{value, DateTime}`. */
export function moment(value: unknown): number | undefined {
  if (typeof value === 'object' && value !== null) return moment(record(value)?.['value']);
  const read = typeof value === 'string' ? momentOfText(value.trim()) : value;
  return typeof read === 'number' && read >= 0 && read <= LAST_MOMENT ? Math.trunc(read) : undefined;
}

function momentOfText(written: string): number | undefined {
  const [, milliseconds] = /^\\?\/Date\((-?\d{1,16})(?:[+-]\d{4})?\)\\?\/$/.exec(written) ?? [];
  if (milliseconds !== undefined) return Number(milliseconds);
  if (/^\d{10,16}$/.test(written)) return Number(written);
  // Seven digits of a second are .NET's; the rest of the world has three.
  const [, seconds, fraction = '', zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d)(\.\d{1,3})?\d*(Z|[+-]\d\d:?\d\d)?$/i.exec(written) ?? [];
  if (seconds === undefined) return undefined;
  const at = Date.parse(`${seconds.replace(' ', 'T')}${fraction}${zone}`);
  return Number.isNaN(at) ? undefined : at;
}

/** The fields that are there. */
export function present<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };
}
