import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ComputerId } from '#update';
import { LastScans } from './last-scans.ts';

const NONE = new Int32Array(0);
const idOf = (number: number) => `pc-${number}` as ComputerId;

test('the last lists of a machine are remembered, with the time of the last check', () => {
  const scans = new LastScans();
  const [first, second] = [Int32Array.of(1, 2), Int32Array.of(1, 2, 3)];
  scans.note(idOf(1), 10, first, NONE);
  scans.note(idOf(1), 20, first, NONE);
  assert.deepEqual(scans.get(idOf(1)), { at: 20, installedNonLeaf: first, otherCached: NONE });
  scans.note(idOf(1), 30, second, NONE);
  assert.equal(scans.get(idOf(1))?.installedNonLeaf, second);
  assert.equal(scans.get(idOf(2)), undefined);
});

test('lists that many machines share count once, and stay while one of them has them', () => {
  const scans = new LastScans(100_000);
  const shared = new Int32Array(10_000);
  for (let machine = 0; machine < 100; machine++) scans.note(idOf(machine), 1, shared, NONE);
  assert.ok(scans.bytes < 100_000);
  assert.equal(scans.get(idOf(0))?.installedNonLeaf, shared);
});

test('memory is bounded: whoever was noted first is forgotten first', () => {
  const scans = new LastScans(100_000);
  for (let machine = 0; machine < 100; machine++) scans.note(idOf(machine), 1, new Int32Array(2_000), NONE);
  assert.ok(scans.bytes <= 100_000);
  assert.equal(scans.get(idOf(0)), undefined);
  assert.ok(scans.get(idOf(99)) !== undefined);
  scans.note(idOf(100), 1, new Int32Array(1_000_000), NONE);
  assert.ok(scans.bytes <= 100_000, 'one that is larger than all is not kept either');
});
