import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import type { ComputerDetails, ComputerRow, GroupRow, PageAnswer } from '#server/admin';
import { PROFILES, simulateClient } from '#simulator';
import { answerOf, serve, todoku } from './test-process.ts';

test('groups and computers are arranged from the command line, and each answer says what is next', async (t) => {
  const data = join(temporaryFolder('cli'), 'data');
  const server = await serve(t, data);
  const at = ['--data', data];
  const machine = simulateClient({
    server: server.url,
    profile: PROFILES['windows-11-25h2'],
    name: 'pc-1.cli.example',
    targetGroup: 'Ring 1',
  });
  t.after(() => machine.close());
  assert.equal((await machine.cycle()).scan.outcome, 'done');

  const shown = await todoku(['computers', 'show', 'pc-1', ...at]);
  assert.match(shown.stdout, /Asked for +Ring 1 \(no such group\)/);
  assert.match(shown.stdout, /todoku groups create --requested "Ring 1"/);
  assert.match(
    (await todoku(['groups', 'create', '--requested', ...at])).stdout,
    /"Ring 1" is made; 1 computer moved in/,
  );
  const { build } = PROFILES['windows-11-25h2'].os;
  const preview = await todoku(['groups', 'preview', `os=${build}`, 'name=pc-*', ...at]);
  assert.match(preview.stdout, /1 computer fits the rule/);
  const made = await answerOf<GroupRow>(['groups', 'create', 'New Windows', '--rule', `os=${build}`, ...at]);
  assert.deepEqual([made.computers, made.rule], [1, { os: [String(build)] }]);
  await todoku(['groups', 'move', 'New Windows', 'Ring 1', ...at]);
  assert.match(
    (await todoku(['groups', 'list', ...at])).stdout,
    new RegExp(` {4}New Windows +1 +\\S+ +os=${build}`),
  );
  assert.match(
    (await todoku(['groups', 'rule', 'New Windows', 'os=6.1', ...at])).stdout,
    /0 computers came, 1 left/,
  );
  assert.match(
    (await todoku(['groups', 'rule', 'New Windows', '--none', ...at])).stdout,
    /has no rule any more/,
  );

  assert.match(
    (await todoku(['computers', 'stale', ...at])).stdout,
    /No computer has been silent for 30 days/,
  );
  assert.match((await todoku(['computers', 'clones', ...at])).stdout, /No two machines/);
  assert.match(
    (await todoku(['computers', 'archive', 'pc-1', '--reason', 'lent', ...at])).stdout,
    /is archived/,
  );
  const list = (...more: string[]) =>
    answerOf<PageAnswer<ComputerRow>>(['computers', 'list', ...more, ...at]);
  assert.deepEqual([(await list()).total, (await list('--archived', '--name', 'PC-?')).total], [0, 1]);
  assert.match((await todoku(['computers', 'restore', 'pc-1', ...at])).stdout, /is back/);
  assert.equal((await list('--heard-within', '1', '--os', '10.0', '--sort', 'contact')).total, 1);
  const computer = await answerOf<ComputerDetails>(['computers', 'show', 'pc-1', ...at]);
  assert.deepEqual(
    computer.effectiveGroups.map(({ name, by }) => [name, by]),
    [['Ring 1', 'policy']],
  );

  for (const words of [
    ['groups', 'rule', 'Ring 1'],
    ['groups', 'rule', 'Ring 1', 'colour=red'],
    ['groups', 'create'],
    ['groups', 'preview', 'os=eleven'],
  ]) {
    const refused = await todoku([...words, ...at]);
    assert.notEqual(refused.code, 0, words.join(' '));
    assert.match(refused.stderr, /Error: .+\nTry: /);
  }
});
