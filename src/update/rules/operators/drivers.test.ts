import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { factsOf, type MachineDescription } from '../machine-facts.ts';
import { truthOf } from '../rule-cases.ts';

describe('drivers', () => {
  const driver = (date: string, version: string, more = '', rest = 'Class="Net" Provider="P"') =>
    `<d.WindowsDriverMetaData HardwareID="PCI\\A&amp;B" DriverVerDate="${date}" DriverVerVersion="${version}" ${rest}>${more}</d.WindowsDriverMetaData>`;
  const have = { matchingId: 'pci\\a&b', date: '2026-01-01', version: 1n << 48n, provider: 'P' };
  const device = { ids: ['PCI\\A&B&C', 'PCI\\A&B', 'PCI\\A'] };
  const answers = (machine: MachineDescription, metadata: string) =>
    ['Installed', 'Superseded', 'Installable'].map((what) =>
      truthOf(`<d.WindowsDriver${what} />`, factsOf(machine), metadata),
    );

  test('equal, worse, better than what the device has: by date, then version', () => {
    const machine = { devices: [{ ...device, installed: have }] };
    assert.deepEqual(answers(machine, driver('2026-01-01', '1.0.0.0')), ['true', 'false', 'false']);
    assert.deepEqual(answers(machine, driver('2025-12-31', '9.0')), ['false', 'true', 'false']);
    assert.deepEqual(answers(machine, driver('2026-01-01', '1.0.0.1')), ['false', 'false', 'true']);
    assert.deepEqual(answers(machine, driver('2026-01-02', '0.1')), ['false', 'false', 'true']);
  });

  test('a more specific id or a lower feature score beats a newer date', () => {
    const specific = { devices: [{ ...device, installed: { ...have, matchingId: 'PCI\\A&B&C' } }] };
    assert.deepEqual(answers(specific, driver('2027-01-01', '1.0')), ['false', 'true', 'false']);
    const scored = {
      devices: [{ ...device, installed: { ...have, featureScore: 0xf0 } }],
      featureScoreKey: 'amd64.10.0',
    };
    const score = (value: string) =>
      `<d.FeatureScore OperatingSystem="AMD64.10.0" FeatureScore="${value}" />`;
    assert.deepEqual(answers(scored, driver('2020-01-01', '1.0', score('E0'))), ['false', 'false', 'true']);
    assert.deepEqual(answers(scored, driver('2027-01-01', '1.0', score('FF'))), ['false', 'true', 'false']);
  });

  test('a device without a driver takes any, but a printer follows its provider', () => {
    assert.deepEqual(answers({ devices: [device] }, driver('2020-01-01', '0.1')), ['false', 'false', 'true']);
    const printer = (more: string, provider: string) =>
      driver('2027-01-01', '1.0', more, `Class="Printer" Provider="${provider}"`);
    const machine = { devices: [{ ...device, installed: have }] };
    assert.equal(answers(machine, printer('', 'p'))[2], 'true');
    assert.equal(answers(machine, printer('', 'Q'))[2], 'false');
    assert.equal(answers(machine, printer('<d.CompatibleProvider>P</d.CompatibleProvider>', 'Q'))[2], 'true');
    assert.equal(answers({ devices: [device] }, printer('', 'P'))[2], 'false');
  });

  test('no such device: false; devices unknown: unknown', () => {
    assert.deepEqual(answers({ devices: [{ ids: ['USB\\X'] }] }, driver('2026-01-01', '1.0')), [
      'false',
      'false',
      'false',
    ]);
    assert.deepEqual(answers({}, driver('2026-01-01', '1.0')), ['unknown', 'unknown', 'unknown']);
  });
});
