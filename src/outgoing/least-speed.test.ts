import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '#base';
import { leastSpeed } from './least-speed.ts';

const MINUTE = 60_000;

test('a body that drips is given up after five minutes, with what it brought', () => {
  const clock = manualClock(0);
  const take = leastSpeed(clock, 'above.example');
  for (let minute = 0; minute < 5; minute++) {
    clock.advance(MINUTE);
    take(1000);
  }
  clock.advance(MINUTE);
  assert.throws(() => take(1000), {
    code: 'outgoing/timeout',
    subject: 'above.example',
    detail: '6000 bytes in 360 s',
  });
});

test('a body that keeps coming may take its time', () => {
  const clock = manualClock(0);
  const take = leastSpeed(clock, 'above.example');
  for (let minute = 0; minute < 600; minute++) {
    clock.advance(MINUTE);
    take(16 * 1024);
  }
});
