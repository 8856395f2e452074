import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventName, everyResult, explainResult, FAULTS, readResultCode } from './index.ts';

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
    assert.ok(one.faults!.length > 0 && one.faults!.every((fault) => FAULTS.includes(fault)), one.hex);
    assert.deepEqual(other.faults, one.faults);
    assert.ok(one.fault && other.fault, one.hex);
  }
});

test('whose fault a code is, is said in both languages, the likeliest first', () => {
  assert.deepEqual(explainResult(0x8024401b).faults, ['machine', 'network']);
  assert.equal(explainResult(0x8024401b).fault, 'the computer, or the network');
  assert.equal(explainResult(0x8024401b, 'ja').fault, 'コンピューターまたはネットワーク');
  assert.deepEqual(explainResult(0x80244010).faults, ['server']);
  assert.deepEqual(explainResult(0x80073712).faults, ['machine'], 'not the fault of an update server');
  assert.deepEqual(explainResult(0x80240069).faults, ['microsoft']);
});

// What Microsoft's pages and its Japanese support name for clients of an update server, and for its synchronisation; a symbol where there is one.
const MUST_BE_KNOWN = {
  connection: [
    '80072EE2 80072EE7 80072EFD 80072EFE 80072F78 80072F8F 80072F05 80072F06 80072F0D 80072F0C 8024402C 8024401B 80240030 80244017',
    '80244018 80244019 8024401A 8024401C 8024401D 8024401E 8024401F 80244020 80244021 80244022 80244023 80244024 8024402B 80244016',
    '80244004 80244005 80244011 80244013 8024500C 80240025 8024002E 8024002F 8024001F 80070422 80240001 8007043B 8007041D',
  ],
  protocol: [
    '80244007 80244008 8024400A 80244009 8024400B 8024400C 8024400D 8024400E 80244010 80240439 80240438 8024043D 80244015 80240039',
    '80244025 80244026 80244027 80244028 80244029 8024402A 8024402F 80244030 80244031 80244032 80244033 80244034 80244035 8024F004',
    '8024F001 80240017 80240008 8024000D 8024000E 8024000F 80240010 80240011 80248013 80248007 80248014 80248015 80248011 8024800F',
    '8024A000 8024A10A 80245001 80245002 80245003 8024502D 8024502E 8024D009 8024E001 8024E002 8024E003 8024E004 8024E005 8024E006',
    '8024E007 80249001 80249002 80249003 80249004 80249005 80247001 80247002',
  ],
  download: [
    '80246001 80246002 80246005 80246007 80246008 80246009 8024600B 80240034 80200011 80200013 80200053 80190193 80190194 801901F7',
    '80D02002 800B0109 80096004 800B0100',
  ],
  install: [
    '80240022 80240016 80240020 80240028 8024002C 8024002D 80242006 8024200B 8024200D 80242014 80242015 80242016 80242017 80240069',
    '80070643 80070005 80070020 80073712 80073701 800F0831 800F0922 800F081F 800F0820 800F0821 800F0825 80070BC9 8007000D C1800118',
    '8000FFFF 800F0954',
  ],
};

/** Codes for which Microsoft's headers and pages have no symbol. */
const WITHOUT_SYMBOL = ['80200053', '80240069', 'C1800118'];

test('every code that the pages and articles about update servers name is explained, with its symbol', () => {
  const codes = Object.values(MUST_BE_KNOWN).flatMap((lines) => lines.join(' ').split(' '));
  assert.ok(codes.length > 140 && new Set(codes).size === codes.length, String(codes.length));
  for (const code of codes) {
    const { meaning, cause, remedy, name } = explainResult(Number(`0x${code}`));
    assert.ok(meaning && cause && remedy, code);
    assert.equal(name === undefined, WITHOUT_SYMBOL.includes(code), code);
  }
});

test('where a WSUS has a cause of its own, that is named', () => {
  for (const [code, words] of [
    [0x80244022, /WsusPool/],
    [0x801901f7, /WsusPool/],
    [0x80244017, /IIS/],
    [0x80244018, /IIS/],
    [0x80072f0c, /IIS/],
    [0x80244019, /wsusutil reset/],
  ] as const)
    for (const language of ['en', 'ja'] as const) {
      const { cause, remedy } = explainResult(code, language);
      assert.match(`${cause} ${remedy}`, words);
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
