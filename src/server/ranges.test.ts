import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseRanges } from './ranges.ts';

const SIZE = 1000;

function parts(header: string, size = SIZE): string {
  const choice = chooseRanges(header, size);
  if (choice.kind !== 'parts') return choice.kind;
  return choice.parts.map(({ start, end }) => `${start}-${end}`).join(' ');
}

test('one range is understood in each of its forms', () => {
  assert.equal(parts('bytes=0-0'), '0-0');
  assert.equal(parts('bytes=0-999'), '0-999');
  assert.equal(parts('bytes=500-'), '500-999');
  assert.equal(parts('bytes=-1'), '999-999');
  assert.equal(parts('bytes=-300'), '700-999');
  assert.equal(parts('BYTES = 3-5 '), '3-5');
});

test('ends beyond the file are cut off', () => {
  assert.equal(parts('bytes=990-1000'), '990-999');
  assert.equal(parts('bytes=0-99999999999999999999999999'), '0-999');
  assert.equal(parts('bytes=-5000'), '0-999');
  assert.equal(parts(`bytes=0-${'9'.repeat(5000)}`), '0-999');
});

test('ranges that lie wholly outside the file cannot be satisfied', () => {
  assert.equal(parts('bytes=1000-'), 'unsatisfiable');
  assert.equal(parts('bytes=1000-1000'), 'unsatisfiable');
  assert.equal(parts('bytes=99999999999999999999999-'), 'unsatisfiable');
  assert.equal(parts('bytes=-0'), 'unsatisfiable');
  assert.equal(parts('bytes=2000-3000,-0'), 'unsatisfiable');
});

test('several ranges keep the order in which they were asked for, without those outside', () => {
  assert.equal(parts('bytes=0-1,5-6'), '0-1 5-6');
  assert.equal(parts('bytes=500-599, ,0-1,,-1,'), '500-599 0-1 999-999');
  assert.equal(parts('bytes=0-1,1000-2000'), '0-1');
});

test('a header that is not understood is passed over', () => {
  assert.deepEqual(chooseRanges(undefined, SIZE), { kind: 'whole' });
  for (const header of [
    '',
    'bytes',
    'bytes=',
    'bytes=,',
    'bytes=-',
    'bytes=a-b',
    'bytes=5-3',
    'bytes=0-1,5-3',
    'bytes=0-1, bytes=2-3',
    'bytes=0x1-2',
    'bytes=1.5-2',
    'bytes=--1',
    'bytes=1-2-3',
    'bytes=+1-2',
    'bytes: 0-1',
    'items=0-5',
    'xbytes=0-1',
  ]) {
    assert.deepEqual(chooseRanges(header, SIZE), { kind: 'whole' }, header);
  }
});

test('many ranges, or ranges that overlap, cost no more than the whole file', () => {
  const set = (count: number) =>
    `bytes=${Array.from({ length: count }, (_, index) => `${index * 2}-${index * 2}`)}`;
  assert.equal(parts(set(16)).split(' ').length, 16);
  assert.equal(parts(set(17)), 'whole');
  assert.equal(parts(`bytes=${'2000-,'.repeat(17)}`), 'whole');
  assert.equal(parts('bytes=0-5,5-9'), 'whole');
  assert.equal(parts('bytes=0-4,5-9'), '0-4 5-9');
  assert.equal(parts('bytes=0-,-1'), 'whole');
  assert.equal(parts('bytes=9-10,0-100'), 'whole');
});

test('an empty file has no ranges', () => {
  for (const header of ['bytes=0-', 'bytes=-1', 'bytes=0-0']) assert.equal(parts(header, 0), 'whole');
});
