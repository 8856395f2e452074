import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { UpdateId } from '#update';
import { markOf, type StatusRow, statusNews } from './status-news.ts';

const row = (update: number, state: number, changedAt: number): StatusRow => ({
  updateId: `00000000-0000-4000-8000-${String(update).padStart(12, '0')}` as UpdateId,
  state,
  changedAt,
});

test('at first the whole status is told, then nothing until something changes', () => {
  const status = [row(1, 2, 5), row(2, 4, 7)];
  assert.deepEqual(statusNews(status, undefined), { isFull: true, rows: status });
  assert.equal(statusNews(status.toReversed(), markOf(status, 7)), undefined);
});

test('a state that changed, or an update that is new, is told alone', () => {
  const before = [row(1, 2, 5), row(2, 4, 5)];
  const installed = [row(1, 4, 9), row(2, 4, 5)];
  assert.deepEqual(statusNews(installed, markOf(before, 5)), { isFull: false, rows: [row(1, 4, 9)] });
  const added = [...before, row(3, 2, 9)];
  assert.deepEqual(statusNews(added, markOf(before, 5)), { isFull: false, rows: [row(3, 2, 9)] });
});

test('a status that an update has left is told whole: no change can say that', () => {
  const before = [row(1, 2, 5), row(2, 4, 7)];
  assert.deepEqual(statusNews([row(2, 4, 7)], markOf(before, 7)), { isFull: true, rows: [row(2, 4, 7)] });
  const exchanged = [row(2, 4, 7), row(3, 2, 9)];
  assert.equal(statusNews(exchanged, markOf(before, 7))?.isFull, true);
});

test('an event that comes late, older than another that was told, is told too', () => {
  const before = [row(1, 2, 5), row(2, 4, 9)];
  const late = [row(1, 4, 8), row(2, 4, 9)];
  assert.deepEqual(statusNews(late, markOf(before, 5))?.rows, late);
});

test('whoever takes what is told, in order, has the status', () => {
  const updates = fc.integer({ min: 1, max: 6 });
  /** Either a whole report, after which updates may be gone, or single events since the last one, in any order. */
  const step = fc.record({
    isReport: fc.boolean(),
    set: fc.array(fc.tuple(updates, fc.constantFrom(2, 3, 4, 5, 6), fc.integer({ min: 1, max: 9 }))),
    gone: fc.array(updates),
    isTold: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const status = new Map<string, StatusRow>();
      const above = new Map<string, StatusRow>();
      let told: ReturnType<typeof markOf> | undefined;
      let reportedAt = 0;
      for (const { isReport, set, gone, isTold } of steps) {
        if (isReport) {
          reportedAt += 10;
          for (const update of gone) status.delete(row(update, 0, 0).updateId);
        }
        for (const [update, state, late] of set) {
          const next = row(update, state, isReport ? reportedAt : reportedAt + late);
          const known = status.get(next.updateId);
          if (known?.state !== state && (known?.changedAt ?? 0) < next.changedAt)
            status.set(next.updateId, next);
        }
        const rows = [...status.values()];
        const news = isTold ? statusNews(rows, told) : undefined;
        if (news === undefined) continue;
        if (news.isFull) above.clear();
        for (const each of news.rows) above.set(each.updateId, each);
        told = markOf(rows, reportedAt);
        assert.deepEqual(sorted(above), sorted(status));
      }
    }),
  );
});

function sorted(rows: ReadonlyMap<string, StatusRow>): readonly StatusRow[] {
  return [...rows.values()].sort((left, right) => (left.updateId < right.updateId ? -1 : 1));
}
