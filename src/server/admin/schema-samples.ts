import type { Schema } from './route.ts';

// For tests: values that a schema of the contract allows.

/** Something that each pattern of the contract allows. Things that a test makes can have these names, or `1`. */
const BY_PATTERN: Readonly<Record<string, string>> = {
  '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$': '00000000-0000-4000-8000-000000000001',
  '^[0-9A-Fa-f]{40}$': 'A'.repeat(40),
  '^[0-9a-f]{64}$': 'a'.repeat(64),
  '^([01]\\d|2[0-3]):[0-5]\\d$': '03:30',
};

/** Longer than any word has to be; texts without a bound are not tried with more. */
const LONG = 5000;

/** Something that the schema allows: with only what it requires, or with everything that it knows. */
export function sample(schema: Schema, how: 'least' | 'most'): unknown {
  if ('const' in schema) return schema['const'];
  const words = schema['enum'] as readonly unknown[] | undefined;
  if (words !== undefined) return words[0];
  const branches = schema['anyOf'] as readonly Schema[] | undefined;
  if (branches !== undefined) return sample(branches[0] ?? {}, how);
  switch ([schema['type']].flat()[0]) {
    case 'string':
      return text(schema);
    case 'integer':
    case 'number':
      return Math.max(Number(schema['minimum'] ?? 0), 0);
    case 'boolean':
      return true;
    case 'array':
      return list(schema, how);
    case 'object':
      return object(schema, how);
    default:
      return undefined;
  }
}

function text({ pattern, minLength = 1 }: Schema): string {
  if (pattern === undefined) return '1'.repeat(Math.max(1, Number(minLength)));
  const known = BY_PATTERN[String(pattern)];
  if (known === undefined) throw new Error(`BY_PATTERN lacks a text for ${String(pattern)}`);
  return known;
}

function list({ items, minItems = 0 }: Schema, how: 'least' | 'most'): unknown[] {
  const count = how === 'least' ? Number(minItems) : Math.max(1, Number(minItems));
  return new Array(count).fill(sample((items ?? {}) as Schema, how));
}

function object(schema: Schema, how: 'least' | 'most'): Readonly<Record<string, unknown>> {
  const required = (schema['required'] ?? []) as readonly string[];
  const properties = Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, Schema>>);
  return Object.fromEntries(
    properties
      .filter(([name]) => how === 'most' || required.includes(name))
      .map(([name, property]) => [name, sample(property, how)]),
  );
}

/** What the schema allows just so: each field on its own at each of its bounds, each word, texts that are hard to take. */
export function* outerSamples(schema: Schema): Generator<unknown> {
  const words = schema['enum'] as readonly unknown[] | undefined;
  if (words !== undefined) {
    yield* words;
    return;
  }
  const branches = schema['anyOf'] as readonly Schema[] | undefined;
  if (branches !== undefined) {
    for (const branch of branches) yield* outerSamples(branch);
    return;
  }
  const types = [schema['type']].flat();
  if (types.includes('null')) yield null;
  switch (types[0]) {
    case 'string':
      yield* outerTexts(schema);
      break;
    case 'integer':
    case 'number':
      yield schema['minimum'] ?? Number.MIN_SAFE_INTEGER;
      yield schema['maximum'] ?? Number.MAX_SAFE_INTEGER;
      break;
    case 'boolean':
      yield* [true, false];
      break;
    case 'array':
      if (schema['minItems'] === undefined) yield [];
      for (const item of outerSamples((schema['items'] ?? {}) as Schema)) yield [item];
      break;
    case 'object': {
      yield sample(schema, 'most');
      const least = sample(schema, 'least') as object;
      for (const [name, property] of Object.entries(
        (schema['properties'] ?? {}) as Readonly<Record<string, Schema>>,
      ))
        for (const value of outerSamples(property)) yield { ...least, [name]: value };
      break;
    }
  }
}

function* outerTexts(schema: Schema): Generator<string> {
  if (schema['pattern'] !== undefined) {
    yield text(schema);
    return;
  }
  const longest = Math.min(Number(schema['maxLength'] ?? LONG), LONG);
  for (const value of ["'; --", '%_*?"', '\u2603\u{1f600}\u202e', '../../x', '   ', '-1', '1e9'])
    if (value.length <= longest) yield value;
  yield '\u{1f600}'.repeat(Math.floor(longest / 2));
  yield 'x'.repeat(longest);
}
