import assert from 'node:assert/strict';
import { open } from 'node:fs/promises';
import { test } from 'node:test';
import { contentFailures } from '../failures.ts';
import { isCorruption, readFailure, writeFailure } from './file-errors.ts';

test('a disk that cannot give bytes back makes a file corrupt', {
  skip: process.platform !== 'linux' && 'only Linux has a file that answers like a bad sector',
}, async () => {
  const handle = await open('/proc/self/mem', 'r');
  const error: unknown = await handle.read(Buffer.alloc(1), 0, 1, 0).catch((reason: unknown) => reason);
  await handle.close();
  const failure = readFailure(error, 'subject');
  assert.equal(failure.code, 'content/read-failed');
  assert.match(failure.message, /EIO/);
  assert.ok(isCorruption(failure));
});

test('a lack of rights or of file handles does not make a file corrupt', () => {
  for (const code of ['EACCES', 'EMFILE', 'ENOENT']) {
    assert.ok(!isCorruption(readFailure(Object.assign(new Error(code), { code }), 'subject')), code);
  }
  assert.ok(!isCorruption(contentFailures.fail('missing')));
  assert.ok(!isCorruption(new Error('EIO')));
});

test('a failure that has its words already keeps them', () => {
  const failure = contentFailures.fail('size-mismatch');
  assert.equal(readFailure(failure, 'subject'), failure);
  assert.equal(writeFailure(failure, 'subject'), failure);
});
