import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renewalTime } from './cookie-life.ts';

const NOON = Date.UTC(2026, 9, 4, 12);
const HOUR = 3_600_000;

test('a cookie is renewed five minutes before its end, and a short one after three quarters of its life', () => {
  assert.equal(renewalTime('2026-10-04T16:00:00.1234567Z', NOON, NOON), NOON + 4 * HOUR + 123 - 300_000);
  assert.equal(renewalTime('2026-10-04T12:04:00Z', NOON, NOON), NOON + 180_000);
});

test('the life is counted by the clock of the upstream, however wrong ours is', () => {
  assert.equal(renewalTime('2026-10-04T13:00:00Z', NOON, NOON + 9 * HOUR), NOON + 10 * HOUR - 300_000);
});

test('a cookie that is dead on arrival or has no readable end is used until it is refused', () => {
  assert.equal(renewalTime('2026-10-04T11:00:00Z', NOON, NOON), undefined);
  assert.equal(renewalTime('soon', NOON, NOON), undefined);
});
