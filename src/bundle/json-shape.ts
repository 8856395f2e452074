// Reads values out of JSON that came from elsewhere. Whatever is not as expected throws `Misshapen` with its place.

/** Thrown by every reader here; the caller makes it a failure of its own. */
export class Misshapen extends Error {}

export type Json = Readonly<Record<string, unknown>>;

/** The JSON text as an object. */
export function parseObject(text: string): Json {
  try {
    return asObject(JSON.parse(text), 'it');
  } catch (error) {
    if (error instanceof Misshapen) throw error;
    throw new Misshapen('it is no JSON');
  }
}

export function asObject(value: unknown, place: string): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  throw new Misshapen(`${place} is no object`);
}

export function listAt<T>(object: Json, name: string, read: (item: unknown, place: string) => T): T[] {
  const value = object[name];
  if (!Array.isArray(value)) throw new Misshapen(`${name} is no list`);
  return value.map((item, index) => read(item, `${name}[${index}]`));
}

/** A text of `longest` characters at the most. */
export function textAt(object: Json, name: string, longest = 1000): string {
  const value = object[name];
  if (typeof value === 'string' && value.length <= longest) return value;
  throw new Misshapen(`${name} is no text of ${longest} characters at the most`);
}

/** A whole number from 0 to 2^53 - 1. */
export function countAt(object: Json, name: string): number {
  const value = object[name];
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  throw new Misshapen(`${name} is no count`);
}

export function flagAt(object: Json, name: string): boolean {
  const value = object[name];
  if (typeof value === 'boolean') return value;
  throw new Misshapen(`${name} is neither true nor false`);
}

/** A text that the pattern matches as a whole. */
export function matchAt(object: Json, name: string, pattern: RegExp): string {
  const value = textAt(object, name, 4000);
  if (pattern.test(value)) return value;
  throw new Misshapen(`${name} is not of its form`);
}

export const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const SHA1 = /^[0-9A-F]{40}$/;
export const SHA256 = /^[0-9A-F]{64}$/;
