import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COLLECTOR_SCRIPT } from '#collector';
import type { RemedyAnswer } from './contract.ts';
import { open } from './fixture.ts';

test('a remedy is told step by step and as a script, in the language asked for', async (t) => {
  const { ask } = await open(t);
  const english = (await ask<RemedyAnswer>('GET', '/client/remedies/reset?os=win10&shell=cmd')).answer;
  assert.equal(english.fileName, 'reset-win10.cmd');
  assert.equal(english.steps.length, 5);
  assert.equal(english.consequences.length, 4);
  assert.deepEqual(english.steps[0]!.commands[0], '%RUN% net stop usosvc /y');
  const japanese = (await ask<RemedyAnswer>('GET', '/client/remedies/reset?os=win11&lang=ja')).answer;
  assert.equal(japanese.steps.length, 4, 'there is no queue of BITS to empty');
  assert.match(japanese.title, /クリア/);
  assert.ok(japanese.script.startsWith('\ufeff'));
  for (const path of [
    '/client/remedies/reset',
    '/client/remedies/reset?os=dos',
    '/client/remedies/format?os=win11',
  ])
    assert.equal((await ask('GET', path)).status, 400, path);
});

test('the script for a machine is there for whoever may read', async (t) => {
  const { admin } = await open(t);
  const { status, text } = await admin.inject({ method: 'GET', path: '/api/v1/client/collector' });
  assert.deepEqual([status, text], [200, COLLECTOR_SCRIPT]);
});
