import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readBandwidthWindow, writeBandwidthWindow } from './bandwidth-window.ts';

test('a window is read as people write it', () => {
  assert.deepEqual(readBandwidthWindow('Mon-Fri 08:00-18:00 500k'), {
    days: [1, 2, 3, 4, 5],
    from: 480,
    to: 1080,
    bytesPerSecond: 512_000,
  });
  assert.deepEqual(readBandwidthWindow('22:00-06:00 unlimited'), { days: [], from: 1320, to: 360 });
  assert.deepEqual(readBandwidthWindow('fri-mon 00:00-12:00 0')?.days, [0, 1, 5, 6]);
  assert.deepEqual(readBandwidthWindow('Sat,Sun 00:00-12:00 10M')?.bytesPerSecond, 10 * 1024 * 1024);
});

test('what is no window is none', () => {
  for (const text of [
    '',
    '08:00 500k',
    '08:00-24:00 1k',
    'Mun 08:00-09:00 1k',
    'Mon-Tue-Wed 08:00-09:00 1k',
  ]) {
    assert.equal(readBandwidthWindow(text), undefined, text);
  }
});

test('every window that is written is read again as it was', () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 6 })),
      minute,
      minute,
      fc.option(fc.nat(10 ** 9), { nil: undefined }),
      (days, from, to, speed) => {
        const window = {
          days: days.sort((left, right) => left - right),
          from,
          to,
          ...(speed === undefined ? {} : { bytesPerSecond: speed }),
        };
        assert.deepEqual(readBandwidthWindow(writeBandwidthWindow(window)), window);
      },
    ),
  );
});
