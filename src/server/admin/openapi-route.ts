import { Type } from 'typebox';
import { contractSchemas } from './contract-schemas.ts';
import { openApiOf } from './openapi.ts';
import { type AdminRoute, endpoint } from './route.ts';

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
