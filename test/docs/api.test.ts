import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { Failure } from '#base';
import { TaskRow } from '../../src/server/admin/contract/tasks.ts';
import { statusOf } from '../../src/server/admin/error-answer.ts';
import { open } from '../../src/server/admin/fixture.ts';
import { failureTables } from './failure-tables.ts';
import { markdownFile } from './markdown-files.ts';

const { text } = markdownFile('docs/api.md');

test('every address that the page names is one of the API', async (t) => {
  const { admin } = await open(t);
  const known = new Set(
    admin.routes.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`),
  );
  const named = [...text.matchAll(/`((?:GET|POST|PUT|PATCH|DELETE) \/[^`?]*)`/g)].map(
    ([, name = '']) => name,
  );
  assert.ok(named.length > 15);
  for (const name of named) assert.ok(known.has(name), name);
});

test('every list that the page asks for answers as it says', async (t) => {
  const { ask } = await open(t);
  const asked = [...text.matchAll(/"\$API(\/[^"]+\?[^"]+)"/g)].map(([, path = '']) => path);
  assert.ok(asked.length >= 2);
  await ask('POST', '/groups', { name: 'Pilot' });
  for (const path of asked) {
    const { status, answer } = await ask<object>('GET', path);
    assert.deepEqual([status, answer], [200, { items: [], total: 0 }], path);
  }
});

test('the refusal on the page is what the server answers', async (t) => {
  const { ask } = await open(t);
  const [, block = ''] = /```json\n([^`]+)```/.exec(text) ?? [];
  assert.deepEqual((await ask('GET', '/updates?limit=0')).answer, JSON.parse(block));
});

test('the statuses on the page are those that failures have', async () => {
  const codes = (await failureTables()).flatMap(({ table }) =>
    Object.keys(table.specs).map((name) => `${table.room}/${name}`),
  );
  const used = new Set(codes.map((code) => statusOf(new Failure(code, { message: '', hint: '' }, {}))));
  const rows = [...text.matchAll(/^\| (\d{3})(?:, (\d{3}))? \|/gm)];
  const told = rows.flatMap(([, ...statuses]) => statuses.filter(Boolean).map(Number));
  assert.deepEqual(told.toSorted(), [...used].toSorted());
});

test('the events on the page are tasks', () => {
  const isTask = new Ajv({ strict: false }).compile(TaskRow);
  const views = [...text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => JSON.parse(data) as unknown);
  assert.equal(views.length, 2);
  for (const view of views) assert.ok(isTask(view), JSON.stringify(isTask.errors));
});
