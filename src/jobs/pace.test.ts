import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '#base';
import { Pace } from './pace.ts';

const MIB = 1 << 20;

test('reading stays within the budget, however it is cut up', () => {
  for (const piece of [1000, 4096, 256 * 1024, 10 * MIB]) {
    const clock = manualClock(1_000_000);
    const pace = new Pace(clock, MIB);
    let read = 0;
    for (; read < 20 * MIB; read += piece) clock.advance(pace.spend(piece));
    const seconds = (clock.now() - 1_000_000) / 1000;
    assert.ok(read / seconds <= MIB * 1.01, `${piece}: ${read / seconds} bytes per second`);
    assert.ok(read / seconds >= MIB * 0.95, `${piece}: ${read / seconds} bytes per second`);
  }
});

test('time that reading itself takes is not waited for again', () => {
  const clock = manualClock(0);
  const pace = new Pace(clock, MIB);
  assert.equal(pace.spend(MIB), 1000);
  clock.advance(1400);
  assert.equal(pace.spend(MIB), 1000);
  clock.advance(400);
  assert.equal(pace.spend(MIB), 1600);
});

test('idle time is not saved up for a burst', () => {
  const clock = manualClock(0);
  const pace = new Pace(clock, MIB);
  clock.advance(3_600_000);
  assert.equal(pace.spend(MIB), 1000);
});

test('a clock that is set back does not stop the reading', () => {
  const clock = manualClock(10_000_000);
  const pace = new Pace(clock, MIB);
  pace.spend(MIB);
  clock.advance(-9_000_000);
  assert.equal(pace.spend(MIB), 1000);
});

test('waits too short for a timer add up', () => {
  const pace = new Pace(manualClock(0), MIB);
  assert.equal(pace.spend(MIB / 200), 0);
  assert.equal(pace.spend(MIB / 200), 10);
});
