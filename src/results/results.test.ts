import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventName, everyResult, explainResult, readResultCode } from './index.ts';

test('every code of the table has a meaning, a cause and a remedy in both languages, and stands there once', () => {
  const english = everyResult('en');
  const japanese = everyResult('ja');
  assert.ok(english.length > 140, String(english.length));
  assert.equal(new Set(english.map(({ hex }) => hex)).size, english.length);
  for (const [index, one] of english.entries()) {
    const other = japanese[index]!;
    for (const part of ['meaning', 'cause', 'remedy'] as const) {
      assert.ok(one[part], `${one.hex} ${part}`);
      assert.doesNotMatch(one[part]!, /[\u3040-\u30ff\u4e00-\u9fff]/, one.hex);
      assert.match(other[part]!, /[\u3040-\u30ff\u4e00-\u9fff]/, other.hex);
    }
    assert.equal(other.name, one.name);
  }
});

test('a code is read as people and tools write it', () => {
  for (const text of ['0x80240022', '0X80240022', '80240022', '2149842978', '-2145124318', ' 0x80240022 '])
    assert.equal(readResultCode(text), 0x80240022, text);
  for (const text of ['', 'no', '0x', '0x802400220', '99999999999', '-9999999999'])
    assert.equal(readResultCode(text), undefined, text);
});

test('a signed code, as clients send it, is the same code', () => {
  assert.deepEqual(explainResult(0x80244022 | 0), explainResult(0x80244022));
  assert.equal(explainResult(0x00240005).name, 'WU_S_REBOOT_REQUIRED');
});

test('a code that is not in the table tells its family and claims nothing else', () => {
  assert.deepEqual(explainResult(0x80242fff), { hex: '0x80242FFF', family: 'the Windows Update Agent' });
  assert.deepEqual(explainResult(0x801901a2), { hex: '0x801901A2', family: 'an HTTP status 418' });
  assert.deepEqual(explainResult(0x80d02fff, 'ja'), { hex: '0x80D02FFF', family: '配信の最適化' });
  assert.deepEqual(explainResult(-1), { hex: '0xFFFFFFFF' });
});

test('events are named in both languages, and one that is not known by its number', () => {
  assert.equal(eventName(182), 'install failed');
  assert.equal(eventName(182, 'ja'), 'インストールに失敗');
  assert.equal(eventName(999), 'event 999');
  assert.equal(eventName(999, 'ja'), 'イベント 999');
});
