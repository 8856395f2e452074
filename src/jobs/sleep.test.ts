import { test } from 'node:test';
import { timerSleep } from './sleep.ts';

test('a sleep ends at once when it is called off, before or while it lasts', async () => {
  await timerSleep(2 ** 40, AbortSignal.abort());
  const control = new AbortController();
  const sleeping = timerSleep(2 ** 40, control.signal);
  control.abort();
  await sleeping;
});

test('a sleep that nobody calls off ends by itself', { timeout: 10_000 }, async () => {
  const keepAlive = setInterval(() => {}, 1000);
  await timerSleep(1, new AbortController().signal);
  clearInterval(keepAlive);
});
