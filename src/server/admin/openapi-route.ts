import { readdir } from 'node:fs/promises';
import { Type } from 'typebox';
import { openApiOf } from './openapi.ts';
import { type AdminRoute, endpoint, type Schema } from './route.ts';

/** The description of all routes, of itself too: `routes` is asked when somebody wants it. */
export function openApiRoute(
  routes: () => readonly AdminRoute[],
  about: { readonly prefix: string; readonly version: string },
): AdminRoute {
  return endpoint({
    method: 'GET',
    path: '/openapi.json',
    summary: 'This API as an OpenAPI 3.1 document',
    access: 'open',
    answer: Document,
    handle: async () => openApiOf(routes(), await contractSchemas(), about),
  });
}

const Document = Type.Unsafe<Readonly<Record<string, unknown>>>(Type.Record(Type.String(), Type.Unknown()));

const FOLDER = new URL('./contract/', import.meta.url);

/** Every schema that a file of the contract exports, by its name. The folder is the list: nobody has to keep a second one. */
async function contractSchemas(): Promise<ReadonlyMap<string, Schema>> {
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
