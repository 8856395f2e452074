import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import type { ComputerRow, PageAnswer, SampleAnswer, UpdatesAnswer } from '#server/admin';
import { answerOf, serve, todoku } from './test-process.ts';

test('a server that has nothing is filled with a sample, once', async (t) => {
  const data = ['--data', temporaryFolder('cli')];
  await serve(t, data[1]!);
  const made = await answerOf<SampleAnswer>([...data, 'sample']);
  const computers = await answerOf<PageAnswer<ComputerRow>>([...data, 'computers', 'list']);
  assert.deepEqual([made.computers, computers.total], [20, 20]);
  assert.ok(made.updates > 20);
  const { total } = await answerOf<UpdatesAnswer>([...data, 'updates', 'list', '--limit', '1']);
  assert.ok(total > 20 && total <= made.updates, `${total} of ${made.updates}`);
  const again = await todoku([...data, 'sample', '--json']);
  assert.equal(again.code, 1);
  assert.equal((JSON.parse(again.stdout) as { error: { code: string } }).error.code, 'app/not-empty');
});

test('who has a sample made is told what there is now, and who has no server what to do', async (t) => {
  const folder = temporaryFolder('cli');
  const alone = ['--data', join(folder, 'alone')];
  await todoku([...alone, 'groups', 'create', 'A']);
  const refused = await todoku([...alone, 'sample']);
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /^Error: the sample needs a server that runs.*\nTry: {3}.*todoku serve.*\n$/);
  const data = join(folder, 'data');
  await serve(t, data);
  const { stdout } = await todoku(['sample', '--data', data]);
  assert.match(stdout, /^\d+ updates and 20 computers are here now\.\nWhat .*: {3}todoku summary\n$/);
});
