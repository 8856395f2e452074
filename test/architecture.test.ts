import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCE = join(ROOT, 'src');

/** `room → rooms it may import`, as ARCHITECTURE.md says it. */
function table(): Map<string, ReadonlySet<string>> {
  const rows = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8').matchAll(
    /^\| `([a-z]+)` \| [^|]+ \| ([^|]*)\|$/gm,
  );
  return new Map(
    [...rows].map(([, room = '', allowed = '']) => [
      room,
      new Set(allowed.split(/[\s,]+/).filter((name) => name !== '')),
    ]),
  );
}

function sources(): string[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(SOURCE, name));
}

function roomOf(file: string): string {
  return relative(SOURCE, file).split(sep)[0] ?? '';
}

function importsOf(file: string): { readonly specifier: string; readonly typesOnly: boolean }[] {
  const text = readFileSync(file, 'utf8');
  return [
    ...text.matchAll(
      /^(?:import|export)\s+(type\s+)?[^;]*?from '([^']+)';|^import '([^']+)';|\bimport\('([^']+)'\)/gm,
    ),
  ].map(([, type, from, bare, dynamic]) => ({
    specifier: from ?? bare ?? dynamic ?? '',
    typesOnly: type !== undefined,
  }));
}

const isTest = (file: string): boolean =>
  /\.test\.ts$|[/\\]fixture(\.ts$|[/\\])|[/\\](store|content)[/\\]contract(\.ts$|[/\\])/.test(file);

test('every room stands in the table of ARCHITECTURE.md, and the table names no room that is not there', () => {
  assert.deepEqual([...table().keys()].sort(), readdirSync(SOURCE).sort());
});

test('a room imports the rooms in its row, all of them and no other, through their doors', () => {
  const allowed = table();
  const wrong: string[] = [];
  const used = new Set<string>();
  for (const file of sources()) {
    const room = roomOf(file);
    for (const { specifier } of importsOf(file)) {
      const where = `${relative(ROOT, file)} imports ${specifier}`;
      if (specifier.startsWith('.')) {
        if (roomOf(resolve(dirname(file), specifier)) !== room)
          wrong.push(`${where}: leaves its room by a relative path`);
        continue;
      }
      if (!specifier.startsWith('#') || isTest(file)) continue;
      const [target = '', part] = specifier.slice(1).split('/');
      used.add(`${room} → ${target}`);
      if (target === room) wrong.push(`${where}: goes through its own door`);
      else if (allowed.get(room)?.has(target) !== true) wrong.push(`${where}: not in its row`);
      else if (part !== undefined && target !== 'server' && room !== 'app')
        wrong.push(`${where}: names an implementation`);
    }
  }
  for (const [room, targets] of allowed)
    for (const target of targets)
      if (!used.has(`${room} → ${target}`))
        wrong.push(`${room}: its row names ${target}, which it does not import`);
  assert.deepEqual(wrong, []);
});

test('a room uses the packages that are its own, most use nothing but Node', () => {
  const packages: Readonly<Record<string, readonly string[]>> = {
    app: ['pino'],
    cli: ['commander', 'yaml'],
    simulator: ['commander'],
    server: [
      '@fastify/cookie',
      '@fastify/rate-limit',
      'ajv',
      'csv-stringify',
      'fastify',
      'prom-client',
      'typebox',
    ],
    notices: ['nodemailer'],
    accounts: ['openid-client'],
    outgoing: ['undici'],
    rules: ['re2js'],
    upstream: ['node-html-parser'],
  };
  const wrong: string[] = [];
  for (const file of sources().filter((name) => !isTest(name))) {
    for (const { specifier } of importsOf(file)) {
      if (/^[.#]|^node:/.test(specifier)) continue;
      if (packages[roomOf(file)]?.includes(specifier) !== true)
        wrong.push(`${relative(ROOT, file)} imports ${specifier}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('files are kebab-case, none is a drawer, and one above 500 lines says why in its first comment', () => {
  const wrong: string[] = [];
  for (const file of sources()) {
    const name = relative(SOURCE, file);
    const base = name.split(sep).at(-1) ?? '';
    if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.test)?\.ts$/.test(base)) wrong.push(`${name}: not kebab-case`);
    if (/(^|[-/\\])(utils?|helpers?|common|misc|manager)(\.|[-/\\])/.test(name))
      wrong.push(`${name}: a drawer`);
    const text = readFileSync(file, 'utf8');
    if (!isTest(file) && text.split('\n').length > 500 && !/^\/[/*].*(long|one file)/.test(text))
      wrong.push(`${name}: over 500 lines without a reason`);
  }
  assert.deepEqual(wrong, []);
});

test('the map is one page', () => {
  assert.ok(readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8').split('\n').length <= 80);
});
