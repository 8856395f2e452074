import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeScan } from './scan-verdict.ts';

const of = (milliseconds: readonly number[], ended = true) => {
  const { code, verdict } = judgeScan({ sent: 1, received: 1, milliseconds, ended }, 10);
  return `${code.replace('probe/', '')} ${verdict}`;
};

test('a scan is judged by its trips and by its slow answers, not by a single one', () => {
  assert.equal(of([100, 200, 300]), 'scan-fine pass');
  assert.equal(of([...Array<number>(39).fill(100), 60_000]), 'scan-fine pass');
  assert.equal(of([...Array<number>(36).fill(100), 31_000, 31_000, 31_000, 31_000]), 'scan-slow warn');
  assert.equal(of(Array<number>(149).fill(1)), 'scan-fine pass');
  assert.equal(of(Array<number>(150).fill(1)), 'scan-many-trips warn');
  assert.equal(of(Array<number>(200).fill(1), false), 'scan-too-many-trips warn');
});
