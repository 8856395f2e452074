import type { AdminRoute, Schema } from './route.ts';
import { outerSamples, sample } from './schema-samples.ts';

// For tests: what can be wrong with a request to a route, from its schemas alone.

export interface BadRequest {
  /** What is wrong with it, for who reads a failed test. */
  readonly name: string;
  readonly method: string;
  /** With the query, without the prefix. */
  readonly path: string;
  readonly type?: string;
  readonly body?: string;
  /** Any of these is right. */
  readonly expected: readonly number[];
}

/** Written where JSON.stringify cannot write what is meant; replaced in the finished text. */
const INFINITE = '@@infinite@@';
const DEEP = '@@deep@@';
const DEPTH = 5000;

const UNUSUAL_TEXTS = ['\u0000', 'a\u0007b', 'a\u001b[2Jb', '\u007f', '\u009f', '\ud800', 'a\udc00b'];
const HUGE_NUMBERS = [1e308, -1e308, 2 ** 60, -(2 ** 60), INFINITE];

/** Every request to the route that its contract refuses. */
export function* badRequests(route: AdminRoute): Generator<BadRequest> {
  yield* badAddresses(route);
  yield* badQueries(route);
  if (route.rawBody === true) yield* badRawBodies(route);
  else if (route.body === undefined) yield* unwantedBodies(route);
  else yield* badBodies(route, route.body);
}

/** Where any text would do, but one means something. */
const NAMED: Readonly<Record<string, string>> = { updateId: '00000000-0000-4000-8000-000000000001' };

/** The address with something at each parameter, and a query where one is needed. */
export function goodPath(route: AdminRoute, params: Readonly<Record<string, string>> = {}): string {
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    return encodeURIComponent(
      params[name] ?? NAMED[name] ?? String(sample(propertiesOf(route.params)[name] ?? {}, 'least')),
    );
  });
  return `${path}${queryOf(sample(route.query ?? {}, 'least') as Record<string, unknown>)}`;
}

function queryOf(query: Readonly<Record<string, unknown>> | undefined): string {
  const pairs = Object.entries(query ?? {}).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`,
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function* badAddresses(route: AdminRoute): Generator<BadRequest> {
  const { method } = route;
  for (const [name, schema] of Object.entries(propertiesOf(route.params))) {
    for (const value of brokenTexts(schema)) {
      // An empty part is another address.
      if (value === '') continue;
      const path = goodPath(route, { [name]: value });
      yield { name: `:${name} is ${brief(value)}`, method, path, ...goodBody(route), expected: [400, 414] };
    }
    for (const value of ['%zz', '%E0', '%ED%A0%80']) {
      const path = goodPath(route, { [name]: '@here@' }).replace('%40here%40', value);
      yield { name: `:${name} is ${value}`, method, path, ...goodBody(route), expected: [400] };
    }
  }
}

function* badQueries(route: AdminRoute): Generator<BadRequest> {
  const { method, query = {} } = route;
  const base = goodPath(route).split('?')[0] ?? '';
  const refuse = (name: string, text: string): BadRequest => ({
    name: `query: ${name}`,
    method,
    path: `${base}${text}`,
    ...goodBody(route),
    expected: [400],
  });
  const good = sample(query, 'least') as Record<string, unknown> | undefined;
  for (const name of ['nonsense', '__proto__', 'constructor', 'limit[]', 'toString']) {
    yield refuse(`${name} is unknown`, queryOf({ ...good, [`${name}`]: 1 }) || '?x');
    yield refuse(`${name} is unknown`, `${queryOf(good) || '?'}&${name}=1`);
  }
  for (const name of (query['required'] ?? []) as readonly string[]) {
    if (propertiesOf(query)[name]?.['default'] !== undefined) continue;
    yield refuse(
      `${name} is missing`,
      queryOf({ ...good, [name]: undefined }).replace(`${name}=undefined`, ''),
    );
  }
  for (const [name, schema] of Object.entries(propertiesOf(query))) {
    for (const value of brokenTexts(schema)) {
      yield refuse(`${name} is ${brief(value)}`, queryOf({ ...good, [name]: value }));
    }
    const twice = encodeURIComponent(String(sample(schema, 'least')));
    yield refuse(`${name} comes twice`, `?${name}=${twice}&${name}=${twice}`);
  }
}

/** Texts that an address cannot have where that schema is asked for. */
function brokenTexts(schema: Schema): readonly string[] {
  const type = [schema['type']].flat()[0];
  if (type === 'boolean') return ['yes', '2', 'TRUE', ''];
  if (type === 'string') {
    const texts = [...brokenStrings(schema, '')].map(([, value]) => String(value));
    return texts.filter((text) => !UNUSUAL_TEXTS.includes(text)).concat(UNUSUAL_TEXTS.slice(0, 5));
  }
  const numbers = [...brokenNumbers(schema, '')].map(([, value]) =>
    value === INFINITE ? '1e400' : String(value),
  );
  return [...numbers, 'many', '1.5e', 'NaN'];
}

function* badRawBodies(route: AdminRoute): Generator<BadRequest> {
  const { method } = route;
  const path = goodPath(route);
  for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x']) {
    yield { name: `raw body as ${type}`, method, path, type, body: '{}', expected: [415] };
  }
  yield { name: 'no body', method, path, expected: [400, 415] };
}

/** Who sends a body where none is taken believes that it does something. */
function* unwantedBodies({ method, ...route }: AdminRoute): Generator<BadRequest> {
  const path = goodPath({ method, ...route });
  for (const body of ['{}', '{"nonsense":1}', '[]', 'null', '{"__proto__":1}', '{broken']) {
    yield { name: `unwanted ${body}`, method, path, type: 'application/json', body, expected: [400] };
  }
  yield { name: 'unwanted text', method, path, type: 'text/plain', body: 'x', expected: [400, 415] };
  yield {
    name: 'unwanted bytes',
    method,
    path,
    type: 'application/octet-stream',
    body: 'x',
    expected: [400, 415],
  };
}

function* badBodies(route: AdminRoute, schema: Schema): Generator<BadRequest> {
  const { method, bodyLimit } = route;
  const path = goodPath(route);
  const json = 'application/json';
  const good = JSON.stringify(sample(schema, 'least'));
  const refuse = (name: string, body: string): BadRequest => ({
    name: `body: ${name}`,
    method,
    path,
    type: json,
    body,
    expected: [400],
  });
  yield { name: 'no body', method, path, expected: [400] };
  yield { name: 'no body, but a type', method, path, type: json, body: '', expected: [400] };
  for (const body of ['null', '[]', '1', '"text"', 'true', '{', `${good.slice(0, -1)}`, `${good}x`, '\ufeff'])
    yield refuse(body.slice(0, 20), body);
  yield refuse('nested deep', '['.repeat(DEPTH) + ']'.repeat(DEPTH));
  yield refuse('__proto__', `{"__proto__":{"isAdmin":true},${good.slice(1)}`.replace(',}', '}'));
  yield refuse(
    'constructor',
    `{"constructor":{"prototype":{"isAdmin":true}},${good.slice(1)}`.replace(',}', '}'),
  );
  for (const type of [
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'nonsense',
    'multipart/form-data; boundary=x',
  ])
    yield { name: `body as ${type}`, method, path, type, body: good, expected: [415] };
  yield { name: 'raw body', method, path, type: 'application/octet-stream', body: good, expected: [415] };
  if (bodyLimit === undefined) {
    const body = `{"nonsense":"${'x'.repeat(1024 * 1024)}"}`;
    yield { name: 'body over the limit', method, path, type: json, body, expected: [413] };
  }
  for (const [name, value] of broken(schema)) {
    const body = JSON.stringify(value)
      .replaceAll(`"${INFINITE}"`, '1e400')
      .replaceAll(`"${DEEP}"`, '['.repeat(DEPTH) + ']'.repeat(DEPTH));
    // A list with too many things in it may be too large before it is too long.
    yield { ...refuse(name, body), expected: body.length > 1024 * 1024 ? [400, 413] : [400] };
  }
}

/** Values that are nearly as the schema wants them, each with one thing wrong, and where. */
export function* broken(schema: Schema, at = ''): Generator<readonly [name: string, value: unknown]> {
  const branches = schema['anyOf'] as readonly Schema[] | undefined;
  if (branches !== undefined) {
    yield [`${at} fits no branch`, { nonsense: true }];
    return;
  }
  const types = typesOf(schema);
  for (const value of [true, 'text', 1.5, null, [], {}, DEEP]) {
    if (fits(value, types, schema)) continue;
    yield [`${at} is ${brief(value)}`, value];
  }
  if (types.length === 0) yield [`${at} is nested deep`, DEEP];
  if (types.includes('integer') || types.includes('number')) yield* brokenNumbers(schema, at);
  if (types.includes('string')) yield* brokenStrings(schema, at);
  if (types.includes('array')) yield* brokenLists(schema, at);
  if (types.includes('object')) yield* brokenObjects(schema, at);
}

function fits(value: unknown, types: readonly string[], schema: Schema): boolean {
  // What is nested deep is a list too.
  if (value === DEEP) return types.length === 0 || types.includes('array');
  if (types.length === 0) return schema['enum'] === undefined;
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return types.includes(type);
}

function* brokenNumbers(schema: Schema, at: string): Generator<readonly [string, unknown]> {
  const { minimum, maximum } = schema as { minimum?: number; maximum?: number };
  if (minimum !== undefined) yield [`${at} is too small`, minimum - 1];
  if (maximum !== undefined) yield [`${at} is too large`, maximum + 1];
  for (const value of HUGE_NUMBERS) yield [`${at} is ${value}`, value];
}

function* brokenStrings(schema: Schema, at: string): Generator<readonly [string, unknown]> {
  const { minLength, maxLength, pattern } = schema as Readonly<Record<string, number | undefined>>;
  if (minLength !== undefined && minLength > 0) yield [`${at} is too short`, ''];
  if (maxLength !== undefined) yield [`${at} is too long`, 'x'.repeat(maxLength + 1)];
  if (pattern !== undefined || schema['enum'] !== undefined) yield [`${at} is nonsense`, '\u2603 nonsense'];
  for (const value of UNUSUAL_TEXTS) yield [`${at} has ${JSON.stringify(value)}`, value];
}

function* brokenLists(schema: Schema, at: string): Generator<readonly [string, unknown]> {
  const { minItems, maxItems } = schema as { minItems?: number; maxItems?: number };
  const items = (schema['items'] ?? {}) as Schema;
  if (minItems !== undefined && minItems > 0) yield [`${at} is empty`, []];
  if (maxItems !== undefined)
    yield [`${at} has too many`, new Array(maxItems + 1).fill(sample(items, 'least'))];
  for (const [name, value] of broken(items, `${at}[0]`)) yield [name, [value]];
}

function* brokenObjects(schema: Schema, at: string): Generator<readonly [string, unknown]> {
  const all = sample(schema, 'most') as Readonly<Record<string, unknown>>;
  const least = sample(schema, 'least') as Readonly<Record<string, unknown>>;
  for (const name of (schema['required'] ?? []) as readonly string[]) {
    const { [name]: _, ...rest } = all;
    yield [`${at}/${name} is missing`, rest];
  }
  yield [`${at}/nonsense is unknown`, { ...all, nonsense: 1 }];
  yield [`${at}/toString is unknown`, { ...least, toString: 'x' }];
  for (const [name, property] of Object.entries(propertiesOf(schema))) {
    for (const [where, value] of broken(property, `${at}/${name}`))
      yield [where, { ...least, [name]: value }];
  }
}

export function propertiesOf(schema: Schema | undefined): Readonly<Record<string, Schema>> {
  return (schema?.['properties'] ?? {}) as Readonly<Record<string, Schema>>;
}

function goodBody(route: AdminRoute): Pick<BadRequest, 'type' | 'body'> {
  if (route.rawBody === true) return { type: 'application/octet-stream', body: 'bytes' };
  if (route.body === undefined) return {};
  return { type: 'application/json', body: JSON.stringify(sample(route.body, 'least')) };
}

/** Requests that are right by their schemas and strange all the same: at every bound, of every field. */
export function* strangeRequests(route: AdminRoute): Generator<Omit<BadRequest, 'expected'>> {
  if (route.rawBody === true) return;
  const { method } = route;
  const path = goodPath(route);
  yield { name: 'as little as may be', method, path, ...goodBody(route) };
  for (const value of outerSamples(route.query ?? {})) {
    const query = queryOf(value as Record<string, unknown>);
    yield {
      name: `query ${query.slice(0, 80)}`,
      method,
      path: `${path.split('?')[0]}${query}`,
      ...goodBody(route),
    };
  }
  for (const [name, schema] of Object.entries(propertiesOf(route.params))) {
    for (const value of outerSamples(schema)) {
      yield {
        name: `:${name} is ${brief(value)}`,
        method,
        path: goodPath(route, { [name]: String(value) }),
        ...goodBody(route),
      };
    }
  }
  if (route.body === undefined) return;
  for (const value of outerSamples(route.body)) {
    const body = JSON.stringify(value);
    yield { name: `body ${body.slice(0, 80)}`, method, path, type: 'application/json', body };
  }
}

function brief(value: unknown): string {
  return JSON.stringify(value).slice(0, 40);
}

function typesOf({ type }: Schema): readonly string[] {
  if (type === undefined) return [];
  return Array.isArray(type) ? type : [String(type)];
}
