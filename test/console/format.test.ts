import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatOf } from '../../console/src/words/format.ts';

const en = formatOf('en');
const ja = formatOf('ja');
const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 25, 9);

test('nearly all is not told as all, and nearly nothing not as nothing', () => {
  assert.deepEqual([0, 0.123, 0.5, 1].map(en.share), ['0%', '12%', '50%', '100%']);
  assert.deepEqual([0.9951, 0.997, 0.99999].map(en.share), ['99.5%', '99.7%', '99.9%']);
  assert.deepEqual([0.004, 0.000_01].map(en.share), ['0.4%', '0.1%']);
});

test('what was 47 hours ago was not yesterday', () => {
  assert.equal(en.ago(NOW - 47 * HOUR, NOW), '1 day ago');
  assert.equal(ja.ago(NOW - 47 * HOUR, NOW), '1 日前');
  assert.equal(en.ago(NOW + 25 * HOUR, NOW), 'in 1 day');
  assert.equal(en.ago(NOW - 700 * 24 * HOUR, NOW), '1 year ago');
  assert.equal(ja.ago(NOW - 20_000, NOW), 'たった今');
});
