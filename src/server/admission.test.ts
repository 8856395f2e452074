import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Admission } from './admission.ts';
import { serverFailures } from './failures.ts';

const isBusy = (error: unknown) => serverFailures.is(error, 'server-busy');

test('so many run, so many wait, and the next is told at once', () => {
  const admission = new Admission({ running: 2, waiting: 1, bodyBytes: 100 });
  assert.equal(admission.enter(), undefined);
  assert.equal(admission.enter(), undefined);
  assert.equal(admission.full, false);
  assert.ok(admission.enter() instanceof Promise);
  assert.equal(admission.full, true);
  assert.throws(() => admission.enter(), isBusy);
  assert.deepEqual([admission.running, admission.waiting], [2, 1]);
});

test('whoever waits longest goes first, and places are not lost', async () => {
  const admission = new Admission({ running: 1, waiting: 10, bodyBytes: 100 });
  admission.enter();
  const order: number[] = [];
  const waiting = [1, 2, 3].map(async (number) => {
    await admission.enter();
    order.push(number);
    admission.leave();
  });
  admission.leave();
  await Promise.all(waiting);
  assert.deepEqual(order, [1, 2, 3]);
  assert.deepEqual([admission.running, admission.waiting], [0, 0]);
  assert.equal(admission.enter(), undefined);
});

test('bodies share a bounded memory and give it back', () => {
  const admission = new Admission({ running: 1, waiting: 0, bodyBytes: 100 });
  admission.hold(60);
  assert.throws(() => admission.hold(41), isBusy);
  admission.hold(40);
  admission.drop(100);
  admission.hold(100);
  assert.equal(admission.bodyBytes, 100);
});
