import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { offsetOf, slotAfter, slotUpTo } from './next-run.ts';

// Node reads TZ anew when it is set. Here the clocks change on the last Sundays of March and October.
process.env['TZ'] = 'Europe/Berlin';

const DAY = 86_400_000;
const schedules = fc.record({
  perDay: fc.integer({ min: 1, max: 24 }),
  firstAt: fc.integer({ min: 0, max: 1439 }),
});
const moments = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) });

test('slots follow each other without a gap of more than a day, and each is the one before of the next', () => {
  fc.assert(
    fc.property(schedules, moments, (schedule, moment) => {
      const next = slotAfter(schedule, moment) ?? Number.NaN;
      assert.ok(next > moment && next - moment <= DAY + 2 * 3_600_000);
      assert.equal(slotUpTo(schedule, next), next);
      const last = slotUpTo(schedule, moment) ?? Number.NaN;
      assert.ok(last <= moment);
      assert.equal(slotAfter(schedule, last), next);
    }),
  );
});

test('a day without a change of the clocks has as many runs as it should, at times of the wall', () => {
  fc.assert(
    fc.property(schedules, (schedule) => {
      const from = new Date(2026, 5, 10, 0, schedule.firstAt).getTime();
      const times: number[] = [];
      for (let slot = from; slot < from + DAY; slot = slotAfter(schedule, slot) ?? Number.NaN)
        times.push((slot - from) / 60_000);
      assert.equal(times.length, schedule.perDay);
      for (const [index, minutes] of times.entries())
        assert.ok(Math.abs(minutes - (index * 1440) / schedule.perDay) <= 0.5);
    }),
  );
});

test('three in the morning stays three in the morning when the clocks change', () => {
  const schedule = { perDay: 1, firstAt: 180 };
  for (const [month, day] of [
    [2, 27],
    [9, 23],
  ] as const) {
    let slot = new Date(2026, month, day, 12).getTime();
    for (let night = 1; night <= 4; night++) {
      slot = slotAfter(schedule, slot) ?? Number.NaN;
      assert.deepEqual([new Date(slot).getDate(), new Date(slot).getHours()], [day + night, 3]);
    }
  }
});

test('a manual schedule has no slots', () => {
  assert.equal(slotAfter({ perDay: 0, firstAt: 180 }, 0), undefined);
  assert.equal(slotUpTo({ perDay: 0, firstAt: 180 }, 0), undefined);
});

test('an offset stays within what is allowed, and within its slot', () => {
  const shares = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(schedules, fc.integer({ min: 0, max: 720 }), shares, (schedule, randomOffset, share) => {
      const offset = offsetOf({ ...schedule, randomOffset }, share);
      assert.ok(offset >= 0 && offset <= randomOffset * 60_000);
      assert.ok(offset < DAY / schedule.perDay);
    }),
  );
});
