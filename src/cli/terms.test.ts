import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { digestOf } from '#base';
import { temporaryFolder } from '#base/fixture';
import type { TermsAnswer } from '#server/admin';
import { updateId, writeDocuments } from './test-catalog.ts';
import { answerOf, todoku } from './test-process.ts';

test('licence terms can be read before somebody accepts them', async () => {
  const folder = temporaryFolder('cli');
  const data = ['--data', join(folder, 'data')];
  const text = Buffer.from('You may install this.\r\nYou need not like it.');
  const terms = { sha1: digestOf(text, 'SHA1'), size: text.length };
  const documents = await writeDocuments(join(folder, 'documents'), [{ id: 1, terms }, { id: 2 }]);
  await todoku([...data, 'updates', 'import', documents]);
  const read = (...more: string[]) => todoku([...data, 'updates', 'terms', updateId(1), ...more]);

  const away = (await read()).stdout;
  assert.match(away, /^Update 1\n {2}Terms terms 1, not accepted\n {2}There are texts in: en\n/);
  assert.match(away, /is not here\.\nHave it fetched: +todoku updates terms \S+ --fetch\n$/);
  assert.match((await read('--fetch')).stdout, /is on its way\.\n$/);

  await writeFile(join(folder, 'eula.txt'), text);
  await todoku([...data, 'content', 'import', join(folder, 'eula.txt')]);
  assert.match((await read()).stdout, /\n\nYou may install this\.\nYou need not like it\.\n$/);
  await todoku([...data, 'updates', 'approve', updateId(1), '--accept-eula']);
  assert.match((await read('--language', 'ja')).stdout, /Terms terms 1, accepted\n/);
  const answer = await answerOf<TermsAnswer>([...data, 'updates', 'terms', updateId(1)]);
  assert.deepEqual([answer.eulaId, answer.accepted, answer.shown?.language], ['terms 1', true, 'en']);

  const without = await todoku([...data, 'updates', 'terms', updateId(2)]);
  assert.deepEqual([without.code, without.stdout], [1, '']);
  assert.match(without.stderr, /Try: /);
});
