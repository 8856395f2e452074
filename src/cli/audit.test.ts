import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import type { AuditRow } from '#server/admin';
import { answerOf, todoku } from './test-process.ts';

test('the audit is written as one list, whole or filtered, to the screen or into a file', async () => {
  const directory = temporaryFolder('cli');
  const data = ['--data', join(directory, 'data')];
  for (const name of ['A', 'B']) assert.equal((await todoku([...data, 'groups', 'create', name])).code, 0);
  const listed = (await todoku([...data, 'audit', 'list', '--verb', 'create-group'])).stdout;
  assert.match(listed, /^When +Who +From +Did +To\n[-\d]+ [:\d]+ +cli:\S+ +127\.0\.0\.1 +create-group +B\n/);
  const none = ['audit', 'list', '--verb', 'nothing-like-that'];
  assert.equal((await todoku([...data, ...none])).stdout, 'No changes.\n');
  assert.deepEqual(await answerOf([...data, ...none]), { items: [], total: 0 });
  const whole = await answerOf<readonly AuditRow[]>([...data, 'audit', 'export']);
  assert.deepEqual(
    whole.filter(({ verb }) => verb === 'create-group').map(({ subject }) => subject),
    ['B', 'A'],
  );
  const file = join(directory, 'audit.json');
  const written = await todoku([...data, 'audit', 'export', '--verb', 'create-group', '--output', file]);
  assert.match(written.stdout, /audit\.json \(.+\) is written\./);
  const rows = JSON.parse(await readFile(file, 'utf8')) as readonly AuditRow[];
  assert.deepEqual(
    rows.map(({ subject }) => subject),
    ['B', 'A'],
  );
});

test('the schema of the settings is one that an editor can use', async () => {
  const data = ['--data', temporaryFolder('cli')];
  const schema = await answerOf<{ properties: object }>([...data, 'config', 'schema']);
  assert.ok('ApprovalRules' in schema.properties);
  const { stdout } = await todoku([...data, 'config', 'schema']);
  assert.deepEqual(JSON.parse(stdout), schema);
});
