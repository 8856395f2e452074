import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BoundedCache } from './bounded-cache.ts';

test('what was used least recently is forgotten first, by cost', () => {
  const cache = new BoundedCache<string, number>(10);
  cache.set('a', 1, 4);
  cache.set('b', 2, 4);
  cache.get('a');
  cache.set('c', 3, 4);
  assert.deepEqual([cache.get('a'), cache.get('b'), cache.get('c')], [1, undefined, 3]);
  assert.equal(cache.total, 8);
});

test('a value that costs more than everything is not kept, and takes its older self along', () => {
  const cache = new BoundedCache<string, number>(10);
  cache.set('a', 1, 4);
  cache.set('a', 2, 11);
  assert.equal(cache.get('a'), undefined);
  assert.equal(cache.total, 0);
});

test('replacing and deleting keep the total right', () => {
  const cache = new BoundedCache<string, number>(10);
  cache.set('a', 1, 4);
  cache.set('a', 2, 6);
  cache.set('b', 3, 2);
  assert.equal(cache.total, 8);
  cache.delete('a');
  cache.delete('a');
  assert.equal(cache.total, 2);
  cache.clear();
  assert.deepEqual([cache.total, cache.get('b')], [0, undefined]);
});
