import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseXsDateTime, toXsDateTime } from './date-time.ts';

const TIME = Date.UTC(2031, 1, 3, 4, 5, 6, 789);

test('a time is written with as many digits as asked for', () => {
  assert.equal(toXsDateTime(TIME), '2031-02-03T04:05:06.7890000Z');
  assert.equal(toXsDateTime(TIME, 7), '2031-02-03T04:05:06.7890000Z');
  assert.equal(toXsDateTime(TIME, 3), '2031-02-03T04:05:06.789Z');
  assert.equal(toXsDateTime(TIME, 1), '2031-02-03T04:05:06.7Z');
  assert.equal(toXsDateTime(TIME, 0), '2031-02-03T04:05:06Z');
});

test('every time that is written is read again', () => {
  const times = fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 });
  fc.assert(
    fc.property(times, fc.integer({ min: 3, max: 7 }), (time, digits) => {
      assert.equal(parseXsDateTime(toXsDateTime(time, digits)), time);
    }),
  );
});

test('times of real servers, old clients and other zones are understood', () => {
  assert.equal(parseXsDateTime('2026-10-04T16:03:35.9967236Z'), Date.UTC(2026, 9, 4, 16, 3, 35, 996));
  assert.equal(parseXsDateTime('2026-10-04T13:17:07.59Z'), Date.UTC(2026, 9, 4, 13, 17, 7, 590));
  assert.equal(parseXsDateTime('2006-05-17T16:16:38.015'), Date.UTC(2006, 4, 17, 16, 16, 38, 15));
  assert.equal(parseXsDateTime(' 2026-10-04T16:03:35+09:00\n'), Date.UTC(2026, 9, 4, 7, 3, 35));
  assert.equal(parseXsDateTime('2026-10-04T16:03:35-01:30'), Date.UTC(2026, 9, 4, 17, 33, 35));
  assert.equal(parseXsDateTime('0001-01-01T00:00:00Z'), -62_135_596_800_000);
  assert.equal(parseXsDateTime('9999-12-31T23:59:59.9999999'), 253_402_300_799_999);
});

test('what is no time is no time', () => {
  for (const text of [
    '',
    'now',
    '2026-10-04',
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-10-04T24:00:00Z',
    '2026-10-04T23:60:00Z',
    '2026-10-04T23:00:60Z',
    '2026-10-04T23:00:00+15:00',
    '2026-10-04T23:00:00.Z',
    '2026-10-04 23:00:00Z',
    '999999999999-10-04T23:00:00Z',
  ]) {
    assert.equal(parseXsDateTime(text), undefined, text);
  }
});
