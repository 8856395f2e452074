import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { BackupAnswer, RuleRow, TaskView } from './contract.ts';
import { mustBeAsPromised } from './fixture/promised.ts';
import { open, taskOf } from './fixture.ts';

// `ask` of the fixture holds every good answer against the contract; here are those that no other test of the API asks for.

test('an answer that the contract does not promise is found', async (t) => {
  const { admin } = await open(t);
  const identity = { serverId: 'x', version: '1' };
  mustBeAsPromised(admin.routes, 'GET', '/identity', identity);
  for (const wrong of [{}, { ...identity, version: 1 }, { ...identity, more: true }, [identity]]) {
    assert.throws(() => mustBeAsPromised(admin.routes, 'GET', '/identity', wrong), /promises otherwise/);
  }
  assert.throws(() => mustBeAsPromised(admin.routes, 'GET', '/nothing', {}), /no route/);
});

test('a backup, a rule by its name, a migration and a move answer as promised', async (t) => {
  const sum = { files: 2, bytes: 3 };
  const opened = await open(t, {
    migrate: async () => ({
      revisions: 1,
      groups: 0,
      approvals: 0,
      declines: 0,
      eulas: 0,
      files: sum,
      left: [],
    }),
    moveContent: async () => ({ ...sum, corrupt: [] }),
  });
  const { ask, directory } = opened;
  const path = join(directory, 'copy.db');
  const backup = await ask<BackupAnswer>('POST', '/backup', { path });
  assert.equal(backup.answer.path, path);
  assert.ok(backup.answer.bytes > 0);
  const actions = [{ action: 'decline' }];
  const made = await ask('POST', '/rules', {
    name: 'Nothing',
    conditions: [{ kind: 'superseded' }],
    actions,
  });
  assert.equal(made.status, 200, JSON.stringify(made.answer));
  const rule = await ask<RuleRow>('GET', '/rules/nothing');
  assert.deepEqual([rule.status, rule.answer.name], [200, 'Nothing']);
  const migrated = await taskOf(opened, '/migrate', { from: 'http://wsus.example:8530' });
  assert.deepEqual([migrated.state, migrated.error], ['done', undefined]);
  const moved = await taskOf(opened, '/content/move', { path: directory });
  assert.deepEqual(moved.result, { moved: sum, corrupt: [], path: directory });
  const ended = await ask<TaskView>('DELETE', `/tasks/${moved.id}`);
  assert.deepEqual([ended.status, ended.answer.state], [200, 'done']);
});
