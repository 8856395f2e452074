import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RevisionNumber, UpdateId, UpdateIdentity } from '#update';
import { FetchQueue } from './fetch-queue.ts';
import { keyOf } from './identity-key.ts';

const many = (count: number): UpdateIdentity[] =>
  Array.from({ length: count }, (_, index) => ({
    updateId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}` as UpdateId,
    revisionNumber: 1 as RevisionNumber,
  }));

/** An upstream that has room for so many in an answer, faults on some and passes over others. */
function drain(queue: FetchQueue, room: number, faulty: ReadonlySet<string>, silent: ReadonlySet<string>) {
  const delivered: string[] = [];
  const refused: string[] = [];
  let calls = 0;
  for (let batch = queue.take(); batch !== undefined; batch = queue.take()) {
    calls += 1;
    assert.ok(batch.length > 0);
    if (batch.some((each) => faulty.has(keyOf(each)))) {
      const single = queue.refused(batch);
      if (single !== undefined) refused.push(keyOf(single));
      continue;
    }
    const answer = batch
      .slice(0, room)
      .map(keyOf)
      .filter((key) => !silent.has(key));
    delivered.push(...answer);
    queue.answered(batch, new Set(answer));
  }
  return { delivered, refused, calls };
}

test('each revision ends in exactly one way, whatever the upstream does, within a bounded number of calls', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 120 }),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 40 }),
      fc.array(fc.integer({ min: 0, max: 119 }), { maxLength: 8 }),
      fc.array(fc.integer({ min: 0, max: 119 }), { maxLength: 8 }),
      (count, limit, room, bad, quiet) => {
        const wanted = many(count);
        const keys = wanted.map(keyOf);
        const faulty = new Set(bad.map((index) => keys[index] ?? ''));
        const silent = new Set(quiet.map((index) => keys[index] ?? '').filter((key) => !faulty.has(key)));
        const queue = new FetchQueue(wanted, limit);
        const { delivered, refused, calls } = drain(queue, room, faulty, silent);
        const ends = [...delivered, ...refused, ...queue.undelivered.map(keyOf)];
        assert.deepEqual(ends.toSorted(), keys.toSorted());
        assert.ok(refused.every((key) => faulty.has(key)));
        assert.ok(queue.undelivered.every((each) => silent.has(keyOf(each))));
        assert.ok(calls <= 3 * count + 14 * (bad.length + quiet.length) + 1, `${calls} calls for ${count}`);
      },
    ),
  );
});

test('no batch is larger than the upstream allows, and short answers make the next ones smaller', () => {
  const queue = new FetchQueue(many(300), 100);
  const first = queue.take() ?? [];
  assert.equal(first.length, 100);
  queue.answered(first, new Set(first.slice(0, 40).map(keyOf)));
  assert.equal(queue.take()?.length, 60, 'the rest of the short answer');
  assert.equal(queue.take()?.length, 40);
});
