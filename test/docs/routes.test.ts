import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { open } from '../../src/server/admin/fixture.ts';
import { ROOT } from './root.ts';

// Whatever the admin API can do, a command can have done.

/** Routes whose address no command writes, each with its reason. */
const UNWRITTEN: Readonly<Record<string, string>> = {
  'GET /client/collector': '`todoku client collector` prints the same script, and needs no server for it',
  'GET /client/remedies/:remedy':
    '`todoku client remedy` prints the same scripts, and needs no server for it',
  'GET /groups/:group/computers': '`todoku computers list --group` lists them',
  'GET /openapi.json': 'it describes the API to programs',
  'GET /views/:view': '`todoku views list` tells all that there is of each',
  'GET /tasks/:id/events': 'every command that takes its time follows them (`src/cli/follow-task.ts`)',
  'POST /updates/:updateId/terms/fetch': '`todoku updates terms --fetch` puts its end behind an address',
  'POST /updates/decline': '`todoku updates decline` puts its own name into the address',
  'POST /updates/undecline': '`todoku updates undecline` likewise',
  'POST /setup': 'the first account of a browser; `todoku accounts create` makes it too',
  'GET /session/service': 'the door of browsers; commands come with the token of a server',
  'GET /session/service/callback': 'the door of browsers',
  'POST /session': 'the door of browsers',
  'DELETE /session': 'the door of browsers',
  'PUT /session/password': 'the door of browsers; `todoku accounts password` sets a password',
};

/** The commands' own files, without their tests. */
const SOURCES = globSync('src/cli/**/*.ts', { cwd: ROOT })
  .filter((path) => !path.endsWith('.test.ts'))
  .map((path) => readFileSync(join(ROOT, path), 'utf8'));

/**
 * An address as commands write it: `/groups/:group/rule` is `pathOf('/groups', name, 'rule')`, `${pathOf('/groups', name)}/rule` or
 * `/groups/${name}/rule`. Before anybody is connected it has its prefix.
 */
function written(path: string): RegExp {
  const parts = path.split('/').slice(1);
  const first = parts.findIndex((part) => part.startsWith(':'));
  if (first < 0) return new RegExp(`['\`](?:/api/v1)?${RegExp.escape(path)}(?:['\`?]|\\$\\{)`);
  const head = `/${parts.slice(0, first).join('/')}`;
  const rest = parts
    .slice(first)
    .map((part) =>
      part.startsWith(':') ? "(?:, [^'`;}]+?|/\\$\\{[^{}]*\\})" : `(?:, '${part}'|\\)\\}/${part}|/${part})`,
    );
  return new RegExp(`(?:pathOf\\('${head}'|\`${head})${rest.join('')}(?:\\)(?!\\}/)|\`|\\$\\{)`);
}

function asks(source: string, method: string, path: string): boolean {
  const says =
    source.includes(`'${method}'`) ||
    (method === 'POST' && source.includes('followTask')) ||
    (method === 'GET' && source.includes('.stream('));
  return says && written(path).test(source);
}

test('every route of the API is asked by a command, or there is a reason why not', async (t) => {
  const { admin } = await open(t);
  const unasked = admin.routes
    .filter(({ method, path }) => !SOURCES.some((source) => asks(source, method, path)))
    .map(({ method, path }) => `${method} ${path}`);
  assert.deepEqual(unasked.toSorted(), Object.keys(UNWRITTEN).toSorted());
});
