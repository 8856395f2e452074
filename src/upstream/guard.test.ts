import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RevisionNumber, UpdateId } from '#update';
import { DEFAULT_GUARD } from './defaults.ts';
import { absurdRevisions, anchorTime, normalLimit, usualAfter, wentBack } from './guard.ts';

test('what is normal is a multiple of the average, and never below the floor', () => {
  const floor = DEFAULT_GUARD.growthFloor.revisions;
  assert.equal(normalLimit('revisions', [], DEFAULT_GUARD), floor);
  const run = { categories: 1, revisions: 2000, bytes: 1 };
  assert.equal(normalLimit('revisions', [run, { ...run, revisions: 4000 }], DEFAULT_GUARD), 30_000);
  assert.equal(normalLimit('categories', [run], DEFAULT_GUARD), DEFAULT_GUARD.growthFloor.categories);
});

test('runs without news change nothing of what is usual, and old ones are forgotten', () => {
  const news = { categories: 0, revisions: 1, bytes: 10 };
  let usual = usualAfter([], { categories: 0, revisions: 0, bytes: 5000 });
  assert.deepEqual(usual, []);
  for (let run = 0; run < 100; run++) usual = usualAfter(usual, news);
  assert.equal(usual.length, 20);
});

test('a revision number may jump as far as the guard says, from the highest known one', () => {
  const updateId = '00000000-0000-4000-8000-000000000001' as UpdateId;
  const at = (number: number) => ({ updateId, revisionNumber: number as RevisionNumber });
  const guard = { ...DEFAULT_GUARD, revisionJump: 100 };
  const judged = (known: number | undefined, number: number) =>
    absurdRevisions([at(number)], new Map(known === undefined ? [] : [[updateId, known]]), guard).length;
  assert.deepEqual(
    [judged(200, 300), judged(200, 301), judged(undefined, 100), judged(undefined, 101)],
    [0, 1, 0, 1],
  );
});

test('times in anchors are read leniently, and other forms are not judged', () => {
  const moment = Date.UTC(2026, 9, 4, 16, 33, 26, 670);
  for (const text of [
    '9438,2026-10-04 16:33:26.670',
    ' 9438 , 2026-10-04 16:33:26.67 ',
    '1,2026-10-04T16:33:26.6700000Z',
  ])
    assert.equal(anchorTime(text), moment, text);
  for (const text of ['', 'garbage', '2026-10-04 16:33:26.670', '1,2026-10-04'])
    assert.equal(anchorTime(text), undefined, text);
  assert.equal(wentBack('opaque', '1,2006-01-01 00:00:00.000'), false);
  assert.equal(wentBack(undefined, '1,2006-01-01 00:00:00.000'), false);
});

test('an anchor goes back exactly when its time does, whatever its counter says', () => {
  const anchor = (counter: number, time: number): string =>
    `${counter},${new Date(time).toISOString().replace('T', ' ').replace('Z', '')}`;
  const times = fc.integer({ min: 0, max: Date.UTC(2099, 0, 1) });
  fc.assert(
    fc.property(times, times, fc.nat(), fc.nat(), (before, now, first, second) => {
      assert.equal(wentBack(anchor(first, before), anchor(second, now)), now < before);
    }),
  );
});
