import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GivingWay } from './giving-way.ts';

test('between two that give way everything else has a turn, and each of them comes in its order', async () => {
  const way = new GivingWay();
  const happened: string[] = [];
  let going = true;
  const other = (): void => {
    happened.push('.');
    if (going) setImmediate(other);
  };
  setImmediate(other);
  await Promise.all(['a', 'b', 'c', 'd'].map((name) => way.next().then(() => happened.push(name))));
  going = false;
  assert.match(happened.join(''), /^\.*a\.+b\.+c\.+d$/);
});
