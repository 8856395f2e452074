import assert from 'node:assert/strict';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { test } from 'node:test';
import type { Command } from 'commander';
import { SERVICES, type ServiceName, wsdlOf } from '#wire';
import { OPERATIONS } from '../../src/server/operations.ts';
import { wrongCommands } from './command-lines.ts';
import { failureTables } from './failure-tables.ts';
import { anchorsOf, codeOf, linksOf, markdownFile, markdownFiles } from './markdown-files.ts';
import { messageTables } from './message-tables.ts';
import { generatedPages } from './pages.ts';
import { wholeProgram } from './program.ts';
import { ROOT } from './root.ts';

/** The source without tests and without the failure tables, by path. */
const SOURCE: ReadonlyMap<string, string> = new Map(
  globSync('src/**/*.ts', { cwd: ROOT })
    .filter((path) => !/\.test\.ts$|failures\.ts$/.test(path))
    .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(ROOT, path), 'utf8')]),
);

test('the pages made from the program say what it says now', async () => {
  for (const [path, text] of await generatedPages()) {
    const stored = existsSync(join(ROOT, path)) ? markdownFile(path).text : '';
    assert.ok(stored === text, `${path} is not up to date: run \`npm run docs\``);
  }
});

test('every failure has a code of its own, a message and a hint that is a sentence or ends in a command', async () => {
  const wrong: string[] = [];
  const seen = new Set<string>();
  for (const { table } of await failureTables()) {
    for (const [name, { message, hint }] of Object.entries(table.specs)) {
      const code = `${table.room}/${name}`;
      if (seen.has(code)) wrong.push(`${code}: declared twice`);
      seen.add(code);
      if (!/^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/.test(code)) wrong.push(`${code}: not kebab-case`);
      if (message.trim() === '' || message.endsWith('.')) wrong.push(`${code}: message "${message}"`);
      if (!/\S.*[.?]$|^(?:.+: )?todoku [^.]+$/.test(hint)) wrong.push(`${code}: hint "${hint}"`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('every failure can happen: somebody in its room fails with it', async () => {
  const unused: string[] = [];
  for (const { table, folder } of await failureTables()) {
    const room = [...SOURCE].filter(([path]) => path.startsWith(`${folder}/`)).map(([, text]) => text);
    for (const name of Object.keys(table.specs)) {
      const called = new RegExp(`\\b${table.room}Failures\\.fail\\(\\s*'${name}'`);
      // Some rooms choose the code in one place and fail in another.
      const isUsed =
        [...SOURCE.values()].some((text) => called.test(text)) ||
        room.some((text) => text.includes(`'${name}'`));
      if (!isUsed) unused.push(`${table.room}/${name}`);
    }
  }
  assert.deepEqual(unused, []);
});

test('every code that code, comments or pages name stands in a table', async () => {
  const tables = await failureTables();
  const known = new Set([
    ...tables.flatMap(({ table }) => Object.keys(table.specs).map((name) => `${table.room}/${name}`)),
    ...(await messageTables()).flatMap(({ table }) => table.codes),
  ]);
  const rooms = tables.map(({ table }) => table.room).join('|');
  const wrong: string[] = [];
  const texts = [...SOURCE, ...markdownFiles().map(({ path, text }) => [path, text] as const)];
  for (const [path, text] of texts) {
    for (const [, code = ''] of text.matchAll(new RegExp(`['\`]((?:${rooms})/[a-z0-9-]+)['\`]`, 'g'))) {
      // `content/file` is a folder, `outgoing/proxy-` the beginning of several codes.
      if (code.endsWith('-') && [...known].some((each) => each.startsWith(code))) continue;
      if (!known.has(code) && !existsSync(join(ROOT, 'src', code))) wrong.push(`${path}: ${code}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('every npm script and every todoku command on the pages exists, with its options', async () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const program = await wholeProgram();
  const wrong: string[] = [];
  for (const { path, text } of markdownFiles()) {
    for (const code of codeOf(text)) {
      wrong.push(...wrongCommands(program, code).map((each) => `${path}: ${each}`));
      for (const [, run, short] of code.matchAll(/\bnpm (?:run(?: --?[a-z-]+)* ([\w:-]+)|(start|test)\b)/g)) {
        const script = run ?? short ?? '';
        if (!(script in scripts)) wrong.push(`${path}: npm run ${script}`);
      }
    }
  }
  assert.deepEqual(wrong, []);
});

test('every todoku command that a hint or an answer recommends exists, with its options', async () => {
  const program = await wholeProgram();
  const wrong: string[] = [];
  for (const { table } of await failureTables()) {
    for (const [name, { hint }] of Object.entries(table.specs)) {
      wrong.push(...wrongCommands(program, hint).map((each) => `${table.room}/${name}: ${each}`));
    }
  }
  for (const [path, text] of SOURCE) {
    // It names none to anybody, and "todoku sample catalog" is a seed.
    if (path.startsWith('src/simulator/')) continue;
    wrong.push(
      ...wrongCommands(program, text.replaceAll(/\$\{[^}]*\}/g, '')).map((each) => `${path}: ${each}`),
    );
  }
  assert.deepEqual(wrong, []);
});

test('every setting that the pages name is one', () => {
  const source = [...SOURCE.values()].join('\n');
  const wrong = markdownFiles().flatMap(({ path, text }) =>
    [...text.matchAll(/\bTODOKU_[A-Z_]+\b/g)]
      .filter(([name]) => !new RegExp(`\\b${name}\\b`).test(source))
      .map(([name]) => `${path}: ${name}`),
  );
  assert.deepEqual(wrong, []);
});

test('every link between the pages leads to something that is in the project', () => {
  const wrong: string[] = [];
  for (const { path, text } of markdownFiles()) {
    for (const link of linksOf(text)) {
      if (/^[a-z][a-z0-9+.-]*:/i.test(link)) continue;
      const [target = '', anchor] = decodeURIComponent(link).split('#');
      const file = target === '' ? join(ROOT, path) : resolve(ROOT, dirname(path), target);
      if (relative(ROOT, file).startsWith('..') || !existsSync(file)) wrong.push(`${path}: ${link}`);
      else if (anchor !== undefined && file.endsWith('.md')) {
        if (!anchorsOf(readFileSync(file, 'utf8')).has(anchor))
          wrong.push(`${path}: ${link} has no such heading`);
      }
    }
  }
  assert.deepEqual(wrong, []);
});

test("the words of the glossary are the code's own", () => {
  const source = [...SOURCE.values()].join('\n');
  const rows = markdownFile('GLOSSARY.md').text.matchAll(/^\| ([^|]+?) \| [^|]+ \|$/gm);
  const words = [...rows].map(([, word = '']) => word.replace(/ \(.*\)$/, '').replaceAll('`', '')).slice(1);
  assert.ok(words.length > 10);
  const isName = (word: string) => /[a-z][A-Z]|[-_.]/.test(word);
  const unknown = words
    .filter((word) => !/^-+$/.test(word))
    .filter((word) => !new RegExp(`\\b${RegExp.escape(word)}`, isName(word) ? '' : 'i').test(source));
  assert.deepEqual(unknown, []);
});

test('every file, folder and door that the map names is there', () => {
  const { imports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly imports: Readonly<Record<string, string>>;
  };
  const names = new Set(
    readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).map((name) =>
      name.split(sep).at(-1),
    ),
  );
  const isThere = (token: string): boolean => {
    // `#room` stands for any of them.
    if (token.startsWith('#')) return token === '#room' || token in imports;
    const name = token.replace(/\/$/, '');
    return (
      existsSync(join(ROOT, name)) ||
      existsSync(join(ROOT, 'src', name)) ||
      (!name.includes('/') && names.has(name))
    );
  };
  const tokens = codeOf(markdownFile('ARCHITECTURE.md').text)
    .filter((token) => /^#[a-z/]+$|^[\w.-]+(\/[\w.-]*)+$|^[\w.-]+\.(ts|md|json)$/.test(token))
    // What an installation has, not the project.
    .filter((token) => !token.startsWith('DATA/'));
  assert.ok(tokens.length > 20);
  assert.deepEqual(
    tokens.filter((token) => !isThere(token)),
    [],
  );
});

test('decisions are numbered without gaps, and each says why and names what lost', () => {
  const names = readdirSync(join(ROOT, 'docs/decisions')).sort();
  names.forEach((name, index) => {
    const number = index + 1;
    assert.match(name, new RegExp(`^${String(number).padStart(4, '0')}-[a-z0-9]+(-[a-z0-9]+)*\\.md$`));
    const { text } = markdownFile(`docs/decisions/${name}`);
    assert.match(text, new RegExp(`^# ${number}\\. \\S`), name);
    for (const part of ['Decision', 'Why', 'Losers'])
      assert.match(text, new RegExp(`^\\*\\*${part}\\.\\*\\* `, 'm'), `${name}: ${part}`);
  });
});

test('every operation that a WSDL promises is done by the server, and it does no other', () => {
  for (const service of Object.keys(SERVICES) as ServiceName[]) {
    const wsdl = wsdlOf(service, 'http://127.0.0.1');
    const promised = new Set([...wsdl.matchAll(/<(?:\w+:)?operation name="(\w+)"/g)].map(([, name]) => name));
    assert.deepEqual([...OPERATIONS[service].keys()].sort(), [...promised].sort());
  }
});

test('no command has an option of its own that the whole program has: the program would take it away', async () => {
  const program = await wholeProgram();
  const taken = new Set(program.options.map(({ long }) => long));
  const wrong: string[] = [];
  const look = (command: Command, path: string): void => {
    for (const { long } of command.options) if (taken.has(long)) wrong.push(`${path} ${long}`);
    for (const each of command.commands) look(each, `${path} ${each.name()}`);
  };
  for (const command of program.commands) look(command, command.name());
  assert.deepEqual(wrong, []);
});
