import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PROBE_MESSAGES } from './index.ts';

test('no code of a check stands for two sentences', () => {
  const codes = PROBE_MESSAGES.flatMap((table) => table.codes);
  assert.deepEqual(
    codes.filter((code, index) => codes.indexOf(code) !== index),
    [],
  );
  assert.ok(codes.length > 60);
});
