import { readdir } from 'node:fs/promises';
import type { Schema } from './route.ts';

const FOLDER = new URL('./contract/', import.meta.url);

/** Every schema that a file of the contract exports, by its name. The folder is the list: nobody has to keep a second one. */
export async function contractSchemas(): Promise<ReadonlyMap<string, Schema>> {
  const schemas = new Map<string, Schema>();
  for (const file of (await readdir(FOLDER)).sort()) {
    if (!file.endsWith('.ts')) continue;
    const values = (await import(new URL(file, FOLDER).href)) as Readonly<Record<string, unknown>>;
    for (const [name, value] of Object.entries(values)) if (isSchema(value)) schemas.set(name, value);
  }
  return schemas;
}

function isSchema(value: unknown): value is Schema {
  if (typeof value !== 'object' || value === null) return false;
  return (
    ['string', 'object'].includes(typeof (value as Schema)['type']) ||
    Array.isArray((value as Schema)['anyOf'])
  );
}
