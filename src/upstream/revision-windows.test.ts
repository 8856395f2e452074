import assert from 'node:assert/strict';
import { test } from 'node:test';
import { revisionWindows } from './revision-windows.ts';

test('numbers that publishers use are tried, each once, a hint and what may follow it first', () => {
  const plain = revisionWindows().flat();
  for (const number of [1, 10, 100, 101, 110, 200, 202, 210]) assert.ok(plain.includes(number as never));
  assert.ok(plain.length <= 70, 'an update that is nowhere costs a bounded number of calls');
  const hinted = revisionWindows(105);
  assert.deepEqual(hinted[0]?.slice(0, 2), [105, 106]);
  assert.equal(new Set(hinted.flat()).size, hinted.flat().length);
});
