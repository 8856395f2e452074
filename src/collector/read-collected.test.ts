import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Failure } from '#base';
import { parseReportingLine, readCollected, readNetsh, unread } from './index.ts';

const codeOf = (input: unknown): string => {
  try {
    readCollected(input);
    return 'read';
  } catch (error) {
    assert.ok(error instanceof Failure, String(error));
    return error.code;
  }
};

const json = JSON.stringify({
  version: 1,
  machine: { name: 'PC-1' },
  collectedAt: '2026-11-28T09:15:01.1234567Z',
});

test('a file is read in every encoding that Windows writes it in', () => {
  const utf16 = Buffer.from(json, 'utf16le');
  const swapped = Buffer.from(utf16).swap16();
  for (const bytes of [
    Buffer.from(json),
    Buffer.from(`\ufeff${json}`),
    Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
    Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]),
    utf16,
    swapped,
  ]) {
    const { machine, collectedAt } = readCollected(bytes);
    assert.equal(machine.name, 'PC-1');
    assert.equal(collectedAt, Date.UTC(2026, 10, 28, 9, 15, 1, 123));
  }
});

test('what a console put around and into the JSON does not matter', () => {
  const wrapped = `PS C:\\> .\\collect.ps1\r\n${json.slice(0, 25)}\r\n${json.slice(25)}\r\nPS C:\\> `;
  assert.deepEqual(readCollected(wrapped), readCollected(json));
});

test('lists of one and of none are read as ConvertTo-Json leaves them', () => {
  const one = readCollected({
    machine: {},
    services: { name: 'BITS', state: 'Running', start: 3 },
    names: { host: 'wsus.contoso.com', addresses: '192.168.1.10' },
    probes: { value: [{ url: 'http://wsus:8530/', status: 200 }], Count: 1 },
    registry: null,
    certificates: [],
  });
  assert.deepEqual(one.services, [{ name: 'BITS', state: 'running', start: 'manual' }]);
  assert.deepEqual(one.names, [{ host: 'wsus.contoso.com', addresses: ['192.168.1.10'] }]);
  assert.deepEqual(one.probes, [{ url: 'http://wsus:8530/', status: 200 }]);
  assert.deepEqual(one.registry, []);
  assert.deepEqual(one.errors, []);
});

test('moments and enumerations are read in all their spellings', () => {
  const at = 1_764_321_301_123;
  for (const written of [
    at,
    `/Date(${at})/`,
    `\\/Date(${at}+0900)\\/`,
    new Date(at).toISOString(),
    { value: `/Date(${at})/`, DateTime: '2025' },
  ])
    assert.equal(
      readCollected({ machine: {}, collectedAt: written }).collectedAt,
      at,
      JSON.stringify(written),
    );
  for (const written of ['yesterday', -1, 1e20, null, {}, []])
    assert.equal(
      readCollected({ machine: {}, collectedAt: written }).collectedAt,
      0,
      JSON.stringify(written),
    );
  const { services } = readCollected({
    services: [
      { name: 'wuauserv', Status: 4, StartType: 2 },
      { name: 'dosvc', state: 'stopped', start: 'disabled' },
      { name: 'usosvc', state: 'StopPending' },
      { state: 'running' },
    ],
  });
  assert.deepEqual(services, [
    { name: 'wuauserv', state: 'running', start: 'automatic' },
    { name: 'dosvc', state: 'stopped', start: 'disabled' },
    { name: 'usosvc', state: 'other', start: 'other' },
  ]);
});

test('what was cut off for its depth is read as far as it goes, and told where nothing is left', () => {
  const cut = readCollected({
    machine: '@{name=PC-1; build=26100; kind=Client}',
    services: ['@{name=BITS; state=running; start=manual}', '@{name=x; y=System.Object[]}'],
    registry: 'System.Object[]',
  });
  assert.deepEqual(cut.machine, { name: 'PC-1', build: 26100, kind: 'client' });
  assert.equal(cut.services.length, 2);
  assert.ok(unread(cut, 'registry'));
  assert.ok(!unread(cut, 'services'));
});

test('values of the registry keep what they are, whatever printed them', () => {
  const A = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate';
  const { registry, errors } = readCollected({
    registry: [
      { key: A, name: 'WUServer', type: 'String', value: 'http://wsus:8530 ' },
      { key: `${A}\\AU\\`, name: 'UseWUServer', type: 'REG_DWORD', value: '1' },
      { key: 'HKLM:\\X', name: 'big', type: 4, value: -1 },
      { key: 'HKLM\\X', name: '', value: 'default' },
      { key: 'HKLM\\X', name: 'many', type: 'MultiString', value: 'one' },
      { key: 'HKLM\\X', name: 'bytes', type: 'Binary', value: [0, 255, 16] },
      { key: 'HKCU\\Empty', name: null },
      { key: 'C:\\Windows', name: 'no key' },
    ],
  });
  assert.deepEqual(
    registry.map(({ key, name, type, value }) => [key.slice(-8), name, type, value]),
    [
      ['wsUpdate', 'WUServer', 'sz', 'http://wsus:8530 '],
      ['pdate\\AU', 'UseWUServer', 'dword', 1],
      ['HKLM\\X', 'big', 'dword', 4294967295],
      ['HKLM\\X', '', 'sz', 'default'],
      ['HKLM\\X', 'many', 'multi-sz', ['one']],
      ['HKLM\\X', 'bytes', 'binary', '00ff10'],
      ['CU\\Empty', undefined, 'none', ''],
    ],
  );
  assert.ok(registry[0]!.key.startsWith('HKLM\\SOFTWARE'));
  assert.deepEqual(errors, [{ part: 'registry', message: '1 entries could not be read' }]);
});

test('lines of ReportingEvents.log are read with their zone and result', () => {
  const line =
    '{5C1A7F4E-0000-4000-8000-000000000001}\t2026-11-28 09:15:01:123+0900\t1\t148 [AGENT_DETECTION_FAILED]\t101\t{00000000-0000-0000-0000-000000000000}\t0\t80244022\tUpdateOrchestrator\tFailure\tSoftware Synchronization\tWindows Update Client failed to detect with error 0x80244022.';
  assert.deepEqual(parseReportingLine(line), {
    at: Date.UTC(2026, 10, 28, 0, 15, 1, 123),
    eventId: 148,
    hresult: 0x80244022 | 0,
    message: 'Windows Update Client failed to detect with error 0x80244022.',
  });
  assert.equal(parseReportingLine('not a line'), undefined);
  assert.deepEqual(readCollected({ reportingEvents: line }).reportingEvents.length, 1);
});

test('netsh is understood in any language, and nobody is told a password', () => {
  assert.deepEqual(
    readNetsh(['', 'Current WinHTTP proxy settings:', '', '    Direct access (no proxy server).', '']),
    { winhttp: '', winhttpBypass: [] },
  );
  assert.deepEqual(
    readNetsh([
      '現在の WinHTTP プロキシ設定:',
      '    プロキシ サーバー:  proxy:8080',
      '    バイパス一覧     :  *.contoso.com;localhost',
    ]),
    { winhttp: 'proxy:8080', winhttpBypass: ['*.contoso.com', 'localhost'] },
  );
  assert.deepEqual(
    readNetsh([
      'Current:',
      'Proxy Server(s) :  http=taro:secret@proxy:8080;https=proxy:8443',
      'Bypass List     :  (none)',
    ]),
    { winhttp: 'http=proxy:8080;https=proxy:8443', winhttpBypass: [] },
  );
  const told = readCollected({
    proxy: { winhttp: 'taro:secret@proxy:8080', system: 'http://u:p@proxy/', systemScript: 'http://wpad/x' },
  });
  assert.deepEqual(told.proxy, {
    winhttp: 'proxy:8080',
    winhttpBypass: [],
    system: 'http://proxy/',
    systemScript: 'http://wpad/x',
  });
});

test('what is too large, no JSON, of no machine or of a later time is refused by its name', () => {
  assert.equal(codeOf(new Uint8Array(9 * 1024 * 1024)), 'collector/too-large');
  assert.equal(codeOf(`{"machine":"${'x'.repeat(9 * 1024 * 1024)}"}`), 'collector/too-large');
  for (const input of ['', 'PS C:\\>', '{', '{"machine":', new Uint8Array()])
    assert.equal(codeOf(input), 'collector/not-json', String(input));
  for (const input of [undefined, null, 7, [], {}, '{}', { items: [] }])
    assert.equal(codeOf(input), 'collector/not-collected', JSON.stringify(input));
  assert.equal(codeOf({ version: 2, machine: {} }), 'collector/newer-version');
});

test('nothing in it can break the reader: wrong shapes are left out and told', () => {
  const wrong: readonly unknown[] = [null, 7, 'x', [], [[]], {}, [null], [7], [{}], [{ key: {} }], true];
  for (const value of wrong) {
    const parts = Object.fromEntries(
      ['machine', 'registry', 'services', 'proxy', 'names', 'probes', 'certificates', 'reportingEvents'].map(
        (part) => [part, value],
      ),
    );
    const read = readCollected({
      ...parts,
      channelEvents: value,
      errors: value,
      pendingRestart: value,
      disk: value,
      transfers: value,
      collectedAt: value,
    });
    assert.deepEqual(read.registry, [], JSON.stringify(value));
  }
  const many = readCollected({
    registry: Array.from({ length: 9000 }, (_, at) => ({ key: 'HKLM\\X', name: `v${at}`, value: at })),
  });
  assert.equal(many.registry.length, 4000);
  assert.equal(many.registry.at(-1)!.name, 'v8999');
  assert.ok(unread(many, 'registry'));
});
