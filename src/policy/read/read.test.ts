import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Failure } from '#base';
import { type Place, type PolicyValues, valueNamed } from '../values.ts';
import { readPolicyText } from './read-policy-text.ts';

const POLICY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate';

const REG = `Windows Registry Editor Version 5.00\r
\r
[${POLICY}]\r
"WUServer"="http://wsus.contoso.com:8530"\r
"WUStatusServer"="http://wsus.contoso.com:8530"\r
"TargetGroupEnabled"=dword:00000001\r
"TargetGroup"="営業部 \\"A\\\\B\\""\r
\r
[${POLICY}\\AU]\r
"UseWUServer"=dword:00000001\r
"NoAutoUpdate"=dword:00000000\r
"DetectionFrequency"=dword:00000016\r
`;

function shown(values: PolicyValues, place: Place, name: string) {
  return valueNamed(values, place, name)?.value;
}

function refusal(given: string | Uint8Array): Failure {
  try {
    readPolicyText(given);
  } catch (error) {
    assert.ok(error instanceof Failure);
    return error;
  }
  throw new assert.AssertionError({ message: 'it was read' });
}

test('an export of regedit is read, as UTF-16 and as UTF-8, with or without its mark', () => {
  const utf16 = Buffer.from(`\ufeff${REG}`, 'utf16le');
  for (const given of [
    utf16,
    utf16.subarray(2),
    Buffer.from(utf16).swap16(),
    Buffer.from(REG),
    REG,
    `\ufeff${REG}`,
  ]) {
    const values = readPolicyText(given);
    assert.equal(values.format, 'reg');
    assert.equal(shown(values, 'policy', 'WUServer'), 'http://wsus.contoso.com:8530');
    assert.equal(shown(values, 'policy', 'TargetGroup'), '営業部 "A\\B"');
    assert.equal(shown(values, 'au', 'usewuserver'), 1);
    assert.equal(shown(values, 'au', 'DetectionFrequency'), 22);
    assert.deepEqual(values.covered, ['policy', 'au']);
  }
});

test('every type of a .reg file is read, over several lines, and what is taken away is not set', () => {
  const values = readPolicyText(`Windows Registry Editor Version 5.00

; by hand
[${POLICY}]
@="x"
"WUServer"=hex(2):68,00,74,00,74,00,70,00,3a,00,2f,00,2f,00,61,00,3a,00,31,00,\\
  00,00
"UpdateServiceUrlAlternate"=hex(1):61,00,00,00
"DeferFeatureUpdates"=hex(4):01,00,00,00
"Large"=hex(b):01,00,00,00,01,00,00,00
"List"=hex(7):61,00,00,00,62,00,00,00,00,00
"Bytes"=hex:de,ad
"TargetGroup"="gone"
"TargetGroup"=-
[${POLICY}\\AU]
"UseWUServer"=dword:1
[-${POLICY}\\AU]
`);
  const all = Object.fromEntries(values.values.map(({ name, type, value }) => [name, [type, value]]));
  assert.deepEqual(all, {
    WUServer: ['expand-sz', 'http://a:1'],
    UpdateServiceUrlAlternate: ['sz', 'a'],
    DeferFeatureUpdates: ['dword', 1],
    Large: ['qword', 2 ** 32 + 1],
    List: ['multi-sz', ['a', 'b']],
    Bytes: ['binary', 'dead'],
  });
  assert.deepEqual(values.covered, ['policy', 'au']);
});

test('a REGEDIT4 file has its long values in one byte a letter', () => {
  const values = readPolicyText(`REGEDIT4\n\n[${POLICY}]\n"WUServer"=hex(2):68,74,74,70,3a,2f,2f,61,00\n`);
  assert.equal(shown(values, 'policy', 'WUServer'), 'http://a');
});

test('a line that regedit would pass over is named', () => {
  const failure = refusal(`Windows Registry Editor Version 5.00\n\n[${POLICY}]\nUseWUServer=dword:1\n`);
  assert.equal(failure.code, 'policy/bad-line');
  assert.match(failure.detail ?? '', /^line 4: UseWUServer/);
  const value = refusal(`Windows Registry Editor Version 5.00\n\n[${POLICY}]\n"UseWUServer"=dword:xyz\n`);
  assert.match(value.detail ?? '', /^line 4/);
});

const QUERY_EN = `
${POLICY}
    (Default)    REG_SZ    (value not set)
    WUServer    REG_SZ    https://wsus.contoso.com:8531 
    TargetGroup    REG_SZ    Branch Office;Pilot

${POLICY}\\AU
    UseWUServer    REG_DWORD    0x1
    DetectionFrequency    REG_DWORD    0x16

End of search: 4 match(es) found.
`;

test('what reg query prints is read, blanks at the end of a value too', () => {
  const values = readPolicyText(QUERY_EN);
  assert.equal(values.format, 'reg-query');
  assert.equal(shown(values, 'policy', 'WUServer'), 'https://wsus.contoso.com:8531 ');
  assert.equal(shown(values, 'policy', 'TargetGroup'), 'Branch Office;Pilot');
  assert.equal(shown(values, 'au', 'DetectionFrequency'), 22);
  assert.equal(valueNamed(values, 'policy', '(Default)'), undefined);
});

// `営業部` in the code page of Japanese Windows.
const SALES_932 = Buffer.from([0x89, 0x63, 0x8b, 0xc6, 0x95, 0x94]);

test('what reg query prints on Japanese Windows is read, in its code page and as PowerShell writes it', () => {
  const before = `C:\\> reg query HKLM\\SOFTWARE\\... /s\r\n\r\n${POLICY}\r\n    TargetGroup    REG_SZ    `;
  const after = `\r\n\r\n${POLICY}\\AU\r\n    UseWUServer    REG_DWORD    0x1\r\n`;
  const end = Buffer.from([0x8c, 0x9f, 0x8d, 0xf5]); // 検索
  const bytes = Buffer.concat([Buffer.from(before), SALES_932, Buffer.from(after), end]);
  const utf16 = Buffer.from(
    `\ufeff${before}営業部${after}    (既定)    REG_SZ    (値の設定なし)\r\n検索の完了: 2 件検出されました。`,
    'utf16le',
  );
  for (const given of [bytes, utf16]) {
    const values = readPolicyText(given);
    assert.equal(shown(values, 'policy', 'TargetGroup'), '営業部');
    assert.equal(shown(values, 'au', 'UseWUServer'), 1);
    assert.equal(valueNamed(values, 'au', '(既定)'), undefined);
  }
});

test('a key that was only listed does not count as looked at, and one that is not there does', () => {
  const listed = readPolicyText(`${POLICY}\n    WUServer    REG_SZ    http://a:8530\n\n${POLICY}\\AU\n`);
  assert.deepEqual(listed.covered, ['policy']);
  const alone = readPolicyText(`${POLICY}\n    WUServer    REG_SZ    http://a:8530\n`);
  assert.deepEqual(alone.covered, ['policy', 'au']);
  const below = readPolicyText(`${POLICY}\\AU\n    UseWUServer    REG_DWORD    0x1\n`);
  assert.deepEqual(below.covered, ['au']);
});

test('services, the computed state, MDM values and the hive of whoever is signed in go to their places', () => {
  const values = readPolicyText(`Windows Registry Editor Version 5.00
[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\wuauserv]
"Start"=dword:00000004
[HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\BITS]
"Start"=dword:00000003
[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\PolicyManager\\current\\device\\Update]
"UpdateServiceUrl"="http://a:8530"
[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\WindowsUpdate\\UpdatePolicy\\PolicyState]
"IsWUfBDualScanActive"=dword:00000001
[HKEY_USERS\\S-1-5-21-1-2-3-1001\\Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\WindowsUpdate]
"DisableWindowsUpdateAccess"=dword:00000001
`);
  assert.deepEqual(values.services, [
    { name: 'wuauserv', start: 'disabled' },
    { name: 'BITS', start: 'manual' },
  ]);
  assert.equal(shown(values, 'mdm', 'UpdateServiceUrl'), 'http://a:8530');
  assert.equal(shown(values, 'state', 'IsWUfBDualScanActive'), 1);
  assert.equal(shown(values, 'user', 'DisableWindowsUpdateAccess'), 1);
});

test('the text of LGPO is read', () => {
  const path = 'SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate';
  const values = readPolicyText(`; from LGPO /parse
Computer
${path}
WUServer
SZ:http://wsus.contoso.com:8530

Computer
${path}\\AU
UseWUServer
DWORD:1

Computer
${path}\\AU
NoAutoUpdate
DELETE
`);
  assert.equal(values.format, 'lgpo');
  assert.equal(shown(values, 'policy', 'WUServer'), 'http://wsus.contoso.com:8530');
  assert.equal(shown(values, 'au', 'UseWUServer'), 1);
  assert.equal(valueNamed(values, 'au', 'NoAutoUpdate'), undefined);
});

test('anything else is refused with what it seems to be', () => {
  const told: readonly (readonly [string | Uint8Array, string, RegExp])[] = [
    ['', 'policy/not-recognised', /empty/],
    ['<html><body>Group Policy</body></html>', 'policy/not-recognised', /\/x, not with \/h/],
    ['<a/>', 'policy/not-recognised', /no report of gpresult/],
    [Buffer.from('PReg\u0001\0\0\0[\0S\0', 'latin1'), 'policy/not-recognised', /registry\.pol/],
    ['Dear colleague', 'policy/not-recognised', /begins with "Dear colleague"/],
    ['ERROR: The system was unable to find the specified registry key or value.', 'policy/no-key', /^$/],
    ['エラー: 指定されたレジストリ キーまたは値が見つかりませんでした。', 'policy/no-key', /^$/],
    ['x'.repeat(8 * 1024 * 1024 + 1), 'policy/too-large', /characters/],
  ];
  for (const [given, code, detail] of told) {
    const failure = refusal(given);
    assert.equal(failure.code, code, String(given).slice(0, 40));
    assert.match(failure.detail ?? '', detail);
    assert.notEqual(failure.hint, '');
  }
});
