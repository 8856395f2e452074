import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ErrorsAnswer, ResultCode } from './contract.ts';
import { open } from './fixture.ts';

test('a result code is explained in the language asked for, and nonsense is refused with a hint', async (t) => {
  const { ask } = await open(t);
  const english = (await ask<ResultCode>('GET', '/errors/-2145107934')).answer;
  assert.equal(english.hex, '0x80244022');
  assert.match(english.meaning ?? '', /503/);
  const japanese = (await ask<ResultCode>('GET', '/errors/0x80244022?lang=ja')).answer;
  assert.match(japanese.remedy ?? '', /サーバー/);
  assert.ok((await ask<ErrorsAnswer>('GET', '/errors')).answer.items.length > 100);
  const refused = await ask('GET', '/errors/whatever');
  assert.deepEqual([refused.status, refused.answer.code], [400, 'admin/bad-result-code']);
  assert.equal((await ask('GET', '/errors/0x80244022?lang=xx')).status, 400);
});
