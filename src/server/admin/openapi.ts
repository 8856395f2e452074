import { mayRepeat } from './first-answers.ts';
import type { AdminRoute, Schema } from './route.ts';

/** Name of the cookie that a browser is signed in by, over HTTPS. */
const SESSION_COOKIE = '__Host-todoku-session';

const PROBLEM = { $ref: '#/components/responses/Problem' } as const;

/**
 * The API as an OpenAPI 3.1 document, from the routes alone. `named`: the schemas of the contract by their names; wherever a route uses
 * one, the document refers to it instead of repeating it.
 */
export function openApiOf(
  routes: readonly AdminRoute[],
  named: ReadonlyMap<string, Schema>,
  { prefix, version }: { readonly prefix: string; readonly version: string },
): Schema {
  const components = new Components(named);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = (paths[templateOf(route.path)] ??= {});
    path[route.method.toLowerCase()] = operation(route, components);
  }
  const problem = components.refer(named.get('Problem') ?? {});
  return {
    openapi: '3.1.1',
    info: { title: 'Todoku', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: prefix }],
    tags: [...new Set(routes.map(tagOf))].map((name) => ({ name })),
    security: [{ bearer: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
      },
      responses: {
        Problem: {
          description: 'Refused, and why',
          content: { 'application/problem+json': { schema: problem } },
        },
      },
      parameters: HEADERS,
      schemas: components.used(),
    },
  };
}

const HEADERS = {
  IfMatch: header(
    'If-Match',
    'the ETag of the last GET of this address: refused with 412 when it is not so any more',
  ),
  IfNoneMatch: header(
    'If-None-Match',
    'the ETag of the answer that the caller has: answered with 304 when it is still right',
  ),
  IdempotencyKey: header(
    'Idempotency-Key',
    'a name of the request that the caller makes: sent again within a day, it is not done again but answered as before',
  ),
} as const;

const HEADER_OF: Readonly<Partial<Record<AdminRoute['method'], keyof typeof HEADERS>>> = {
  GET: 'IfNoneMatch',
  PUT: 'IfMatch',
  PATCH: 'IfMatch',
  DELETE: 'IfMatch',
};

function header(name: string, description: string): Schema {
  return { name, in: 'header', description, schema: { type: 'string' } };
}

/** `GET /updates/:updateId/computers` is `getUpdatesByUpdateIdComputers`: an address is a name already. */
export function operationIdOf({ method, path }: Pick<AdminRoute, 'method' | 'path'>): string {
  const words = path
    .split('/')
    .flatMap((part) => (part.startsWith(':') ? ['by', part.slice(1)] : part.split(/[-.]/)));
  return (
    method.toLowerCase() +
    words
      .filter((word) => word !== '')
      .map((word) => word[0]!.toUpperCase() + word.slice(1))
      .join('')
  );
}

function tagOf({ path }: AdminRoute): string {
  return path.split('/')[1] ?? '';
}

function templateOf(path: string): string {
  return path.replaceAll(/:(\w+)/g, '{$1}');
}

function operation(route: AdminRoute, components: Components): Schema {
  const { method, summary, body, rawBody, answer } = route;
  const parameters = [...pathParameters(route, components), ...queryParameters(route, components)];
  const header = mayRepeat(route) ? 'IdempotencyKey' : HEADER_OF[method];
  if (header !== undefined) parameters.push({ $ref: `#/components/parameters/${header}` });
  return {
    operationId: operationIdOf(route),
    tags: [tagOf(route)],
    summary,
    ...(route.access === 'open' ? { security: [] } : {}),
    'x-todoku-access': route.access,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(rawBody === true
      ? { requestBody: { required: true, content: { 'application/octet-stream': {} } } }
      : body === undefined
        ? {}
        : {
            requestBody: {
              required: true,
              content: { 'application/json': { schema: components.refer(body) } },
            },
          }),
    responses: {
      200: {
        description: summary,
        content: contentOf(route, components.refer(answer)),
      },
      ...(method === 'GET' && route.produces === undefined
        ? { 304: { description: 'As the caller has it already' } }
        : {}),
      ...Object.fromEntries(problemsOf(route).map((status) => [status, PROBLEM])),
      default: PROBLEM,
    },
  };
}

function contentOf({ produces = ['application/json'], answer }: AdminRoute, schema: Schema): Schema {
  // What is text for people and programs alike is described as such; CSV has no schema.
  const described = (type: string) => type === 'application/json' || answer['type'] === 'string';
  return Object.fromEntries(produces.map((type) => [type, described(type) ? { schema } : {}]));
}

/** The statuses that a caller of that route has to reckon with; others come as `default`. */
function problemsOf(route: AdminRoute): readonly number[] {
  const { access } = route;
  const isWrite = route.method !== 'GET';
  return [
    400,
    ...(access === 'open' ? [] : [401]),
    ...(access === 'decide' || access === 'administer' ? [403] : []),
    ...(route.path.includes(':') ? [404] : []),
    ...(isWrite ? [409] : []),
    ...(isWrite && route.method !== 'POST' ? [412] : []),
    ...(mayRepeat(route) ? [422] : []),
    ...(route.body !== undefined || route.rawBody === true ? [413, 415] : []),
    500,
  ];
}

function propertiesOf(schema: Schema | undefined): Readonly<Record<string, Schema>> {
  return (schema?.['properties'] ?? {}) as Readonly<Record<string, Schema>>;
}

function pathParameters({ path, params }: AdminRoute, components: Components): Schema[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: components.refer(propertiesOf(params)[name] ?? { type: 'string' }),
  }));
}

function queryParameters({ query }: AdminRoute, components: Components): Schema[] {
  const required = (query?.['required'] ?? []) as readonly string[];
  return Object.entries(propertiesOf(query)).map(([name, schema]) => ({
    name,
    in: 'query',
    ...(required.includes(name) ? { required: true } : {}),
    ...(typeof schema['description'] === 'string' ? { description: schema['description'] } : {}),
    schema: components.refer(schema),
  }));
}

/** The named schemas, and which of them the document refers to. */
class Components {
  /** A copy of a schema, as an optional field is one, is still that schema: they are told by what they say. */
  readonly #names: ReadonlyMap<string, string>;
  readonly #schemas: ReadonlyMap<string, Schema>;
  readonly #used = new Map<string, unknown>();

  constructor(named: ReadonlyMap<string, Schema>) {
    this.#schemas = named;
    const names = [...named].map(([name, schema]) => [JSON.stringify(schema), name] as const);
    // Of two names for one thing the first counts.
    this.#names = new Map(names.toSorted(([, left], [, right]) => (left < right ? 1 : -1)));
  }

  /** The schema with every named one in it as a reference, itself included. */
  refer(schema: Schema): Schema {
    const name = this.#names.get(JSON.stringify(schema));
    if (name === undefined) return this.#within(schema) as Schema;
    if (!this.#used.has(name)) {
      this.#used.set(name, undefined);
      this.#used.set(name, this.#within(this.#schemas.get(name)!));
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  used(): Schema {
    return Object.fromEntries([...this.#used].sort(([left], [right]) => (left < right ? -1 : 1)));
  }

  #within(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((each) => this.#part(each));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.#part(each)]));
  }

  #part(value: unknown): unknown {
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? this.refer(value as Schema)
      : this.#within(value);
  }
}
