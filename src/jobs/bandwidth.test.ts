import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '#base';
import type { BandwidthWindow } from '#content';
import { speedAt } from './bandwidth.ts';
import { FetchPace } from './fetch-pace.ts';

/** By the clock of this machine. 14 January 2026 is a Wednesday. */
function at(day: number, hour: number, minute = 0): number {
  return new Date(2026, 0, day, hour, minute).getTime();
}

const working: BandwidthWindow = { days: [1, 2, 3, 4, 5], from: 8 * 60, to: 18 * 60, bytesPerSecond: 500 };
const night: BandwidthWindow = { days: [5], from: 22 * 60, to: 6 * 60 };

test('a window counts on its days, from its first minute to before its last', () => {
  const policy = { windows: [working], bytesPerSecond: 9000 };
  assert.equal(speedAt(policy, at(14, 8)), 500);
  assert.equal(speedAt(policy, at(14, 17, 59)), 500);
  assert.equal(speedAt(policy, at(14, 18)), 9000);
  assert.equal(speedAt(policy, at(14, 7, 59)), 9000);
  assert.equal(speedAt(policy, at(17, 12)), 9000, 'a Saturday');
});

test('a window over midnight belongs to the day on which it begins', () => {
  const policy = { windows: [night], bytesPerSecond: 0 };
  assert.equal(speedAt(policy, at(16, 23)), Number.POSITIVE_INFINITY, 'Friday night');
  assert.equal(speedAt(policy, at(17, 5, 59)), Number.POSITIVE_INFINITY, 'early on Saturday');
  assert.equal(speedAt(policy, at(17, 6)), 0);
  assert.equal(speedAt(policy, at(17, 23)), 0, 'Saturday night');
  assert.equal(speedAt(policy, at(16, 5)), 0, 'early on Friday');
});

test('without days a window is for every day, and one that ends where it begins for the whole of it', () => {
  const always: BandwidthWindow = { days: [], from: 600, to: 600, bytesPerSecond: 7 };
  for (const hour of [0, 9, 10, 11, 23]) assert.equal(speedAt({ windows: [always] }, at(14, hour)), 7);
});

test('the first window that fits counts, and outside of all the speed of the policy', () => {
  const policy = { windows: [{ ...working, bytesPerSecond: 0 }, working] };
  assert.equal(speedAt(policy, at(14, 12)), 0);
  assert.equal(speedAt(policy, at(14, 20)), Number.POSITIVE_INFINITY);
});

test('downloads share one speed, follow it when it changes, and a closed window leaves no debt', () => {
  const clock = manualClock(at(14, 12));
  let speed = 1000;
  const waits: number[] = [];
  const signal = new AbortController().signal;
  const pace = new FetchPace(
    clock,
    () => speed,
    async (wait) => void waits.push(wait),
  );
  pace.spend(500, signal);
  pace.spend(500, signal);
  assert.deepEqual(waits, [500, 1000]);
  clock.advance(1000);
  speed = 0;
  assert.equal(pace.spend(1000, signal), undefined);
  speed = 2000;
  pace.spend(1000, signal);
  assert.deepEqual(waits, [500, 1000, 500]);
  speed = Number.POSITIVE_INFINITY;
  clock.advance(500);
  assert.equal(pace.spend(1_000_000, signal), undefined);
});

test('the speed shown is the mean of the last ten seconds', () => {
  const clock = manualClock(1000);
  const pace = new FetchPace(clock, () => Number.POSITIVE_INFINITY);
  const { signal } = new AbortController();
  assert.equal(pace.bytesPerSecond(), 0);
  pace.spend(600, signal);
  clock.advance(1000);
  pace.spend(200, signal);
  assert.equal(pace.bytesPerSecond(), 400);
  clock.advance(9000);
  assert.equal(pace.bytesPerSecond(), 20);
  clock.advance(60_000);
  assert.equal(pace.bytesPerSecond(), 0);
});
