import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutToWidth, displayWidth } from './display-width.ts';
import { harmless } from './output.ts';
import { bytes, plural } from './quantity.ts';
import { facts, table } from './table.ts';
import { parseTime, showTime } from './time.ts';

const NOW = Date.UTC(2026, 9, 4, 15, 0, 0);

test('columns stand under each other although Japanese characters take two columns', () => {
  const rows = [
    { title: '累積更新プログラム', size: 5 },
    { title: 'Update', size: 12345 },
    { title: 'ｶﾅ é', size: 1 },
  ];
  const lines = table(rows, [
    { title: 'Title', value: ({ title }) => title },
    { title: 'Size', value: ({ size }) => size, right: true },
  ]);
  assert.deepEqual(lines, [
    'Title                Size',
    '累積更新プログラム      5',
    'Update              12345',
    'ｶﾅ é                    1',
  ]);
});

test('the last column gives way to a narrow terminal, and nothing is cut in a pipe', () => {
  const rows = [{ id: 'a', title: '更'.repeat(40) }];
  const columns = [
    { title: 'Id', value: (row: { id: string }) => row.id },
    { title: 'Title', value: (row: { title: string }) => row.title },
  ];
  for (const line of table(rows, columns, 40)) assert.ok(displayWidth(line) <= 40, line);
  assert.ok(table(rows, columns)[1]!.endsWith('更'.repeat(40)));
  assert.equal(cutToWidth('更新更新', 6), '更新…');
});

test('facts without a value are left out, and zero is a value', () => {
  assert.deepEqual(
    facts([
      ['A', 0],
      ['Long', 'x'],
      ['B', undefined],
      ['C', ''],
    ]),
    ['A     0', 'Long  x'],
  );
});

test('sizes and numbers read as people say them', () => {
  assert.deepEqual([0, 1, 1023, 1024, 1536, 10 * 1024, 1024 ** 2 - 1, 5.5 * 1024 ** 3].map(bytes), [
    '0 bytes',
    '1 byte',
    '1,023 bytes',
    '1 KB',
    '1.5 KB',
    '10 KB',
    '1 MB',
    '5.5 GB',
  ]);
  assert.deepEqual([plural(1, 'file'), plural(1234, 'file')], ['1 file', '1,234 files']);
});

test('a time is a date, a moment, or a span from now, and nothing else', () => {
  const cases: readonly (readonly [string, number])[] = [
    ['7d', NOW + 7 * 86_400_000],
    ['+12h', NOW + 12 * 3_600_000],
    ['2W', NOW + 14 * 86_400_000],
    ['2026-10-31T18:00Z', Date.UTC(2026, 9, 31, 18)],
    ['2026-10-31 18:00+09:00', Date.UTC(2026, 9, 31, 9)],
    ['2026-10-31T18:00:30.5+0900', Date.UTC(2026, 9, 31, 9, 0, 30, 500)],
    ['2026-10-31', new Date(2026, 9, 31).getTime()],
    ['2026-10-31T18:00', new Date(2026, 9, 31, 18).getTime()],
    ['2028-02-29', new Date(2028, 1, 29).getTime()],
  ];
  for (const [text, time] of cases) assert.equal(parseTime(text, NOW), time, text);
  const wrong = [
    '',
    'tomorrow',
    '2026-02-30',
    '2026-13-01',
    '2026-10-31T25:00',
    '31.10.2026',
    '7',
    '7y',
    '1e3d',
  ];
  for (const text of wrong) {
    assert.throws(() => parseTime(text, NOW), { code: 'cli/bad-deadline' }, text);
  }
});

test('a time that never was is called never', () => {
  assert.equal(showTime(0), 'never');
  assert.match(showTime(NOW), /^2026-10-0[345] \d\d:\d\d$/);
});

test('text from outside cannot steer the terminal', () => {
  const output = 'safe\u001b[2J\u0007 title \u202egnp.exe';
  assert.equal(harmless(output), 'safe\ufffd[2J\ufffd title \ufffdgnp.exe');
  assert.equal(harmless('更新 é\nnext'), '更新 é\nnext');
});
