import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPreconditions, ifRangeHolds, readHttpDate } from './preconditions.ts';

const MODIFIED = Date.UTC(2026, 8, 2, 8, 30, 53);
const AT = 'Wed, 02 Sep 2026 08:30:53 GMT';
const BEFORE = 'Wed, 02 Sep 2026 08:30:52 GMT';
const AFTER = 'Wed, 02 Sep 2026 08:30:54 GMT';
const validators = { etag: '"ABC"', modifiedAt: MODIFIED };
const check = (headers: Record<string, string>) => checkPreconditions(headers, validators);

test('all three forms of a date are read, and nothing else', () => {
  assert.equal(readHttpDate(undefined), undefined);
  assert.equal(readHttpDate(AT), MODIFIED);
  assert.equal(readHttpDate('Wednesday, 02-Sep-26 08:30:53 GMT'), MODIFIED);
  assert.equal(readHttpDate('Wed Sep  2 08:30:53 2026'), MODIFIED);
  for (const text of ['', 'yesterday', '0', '12345', '2026-09-02', 'Wed, nonsense']) {
    assert.equal(readHttpDate(text), undefined, text);
  }
});

test('a client that has the file already is told so', () => {
  assert.equal(check({ 'if-none-match': '"ABC"' }), 'not-modified');
  assert.equal(check({ 'if-none-match': '"x", W/"ABC"' }), 'not-modified');
  assert.equal(check({ 'if-none-match': '*' }), 'not-modified');
  assert.equal(check({ 'if-none-match': '"x"' }), 'proceed');
  assert.equal(check({ 'if-modified-since': AT }), 'not-modified');
  assert.equal(check({ 'if-modified-since': AFTER }), 'not-modified');
  assert.equal(check({ 'if-modified-since': BEFORE }), 'proceed');
  assert.equal(check({ 'if-modified-since': 'nonsense' }), 'proceed');
  assert.equal(check({}), 'proceed');
});

test('a tag counts for more than a date', () => {
  assert.equal(check({ 'if-none-match': '"x"', 'if-modified-since': AT }), 'proceed');
  assert.equal(check({ 'if-match': '"ABC"', 'if-unmodified-since': BEFORE }), 'proceed');
});

test('a client that continues another file is stopped', () => {
  assert.equal(check({ 'if-match': '"ABC"' }), 'proceed');
  assert.equal(check({ 'if-match': '*' }), 'proceed');
  assert.equal(check({ 'if-match': '"x"' }), 'failed');
  assert.equal(check({ 'if-match': 'W/"ABC"' }), 'failed');
  assert.equal(check({ 'if-unmodified-since': AT }), 'proceed');
  assert.equal(check({ 'if-unmodified-since': BEFORE }), 'failed');
});

test('a range counts only for exactly the file that If-Range names', () => {
  const holds = (header?: string) => ifRangeHolds(header, validators);
  assert.ok(holds());
  assert.ok(holds('"ABC"'));
  assert.ok(holds(AT));
  for (const header of ['"x"', 'W/"ABC"', BEFORE, AFTER, 'nonsense', '', '"ABC", "x"']) {
    assert.ok(!holds(header), header);
  }
});
