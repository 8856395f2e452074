import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { type Collected, type RegistryValue, readCollected, unread } from '#collector';
import { CollectedSchema } from '../docs/collected-schema.ts';

// What the script prints on machines that are well and on some that are not, written by hand in its shape.

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const names = globSync('*.json', { cwd: FOLDER }).map((name) => basename(name, '.json'));
const textOf = (name: string): string => readFileSync(join(FOLDER, `${name}.json`), 'utf8');
const read = (name: string): Collected => readCollected(textOf(name));
const valueIn = ({ registry }: Collected, key: string, name: string): RegistryValue['value'] | undefined =>
  registry.find((each) => each.key.endsWith(key) && each.name === name)?.value;

test('every sample has the shape that the script prints, and is read without a rest', () => {
  const isPrinted = new Ajv({ strict: false }).compile(CollectedSchema);
  assert.ok(names.length >= 6);
  for (const name of names) {
    const printed = JSON.parse(textOf(name)) as Record<string, unknown>;
    assert.ok(isPrinted(printed), `${name}: ${JSON.stringify(isPrinted.errors)}`);
    const collected = readCollected(printed);
    assert.deepEqual(collected.errors, printed['errors'], name);
    for (const part of [
      'registry',
      'services',
      'names',
      'probes',
      'certificates',
      'reportingEvents',
      'channelEvents',
    ] as const)
      assert.equal(collected[part].length, (printed[part] as readonly unknown[]).length, `${name} ${part}`);
    assert.ok(collected.collectedAt > 0 && collected.machine.build! > 9000, name);
    assert.notEqual(collected.proxy, undefined, name);
  }
});

test('a machine that is well tells so', () => {
  const { machine, probes, services, pendingRestart, reportingEvents, updateSources, lastSearch } =
    read('healthy-win11');
  assert.deepEqual([machine.kind, machine.build, machine.utcOffset], ['client', 26100, 540]);
  assert.ok(probes.every(({ status }) => status === 200));
  assert.ok(services.every(({ start }) => start !== 'disabled'));
  assert.equal(pendingRestart?.pending, false);
  assert.deepEqual(reportingEvents.map(({ eventId, at }) => [eventId, new Date(at).toISOString()])[0], [
    147,
    '2026-11-27T23:02:11.357Z',
  ]);
  assert.equal(updateSources!.find(({ isDefault }) => isDefault)!.id, '3da21691-e39d-4da6-8a4b-b43877bcb1b7');
  assert.equal(lastSearch, Date.UTC(2026, 10, 27, 23, 2, 11));
});

test('a server with UseWUServer in the parent key, behind a proxy that wants a sign-in', () => {
  const collected = read('parent-key-and-proxy-2016');
  assert.equal(valueIn(collected, 'WindowsUpdate', 'UseWUServer'), 1);
  assert.equal(valueIn(collected, 'AU', 'UseWUServer'), undefined);
  assert.deepEqual(collected.proxy, {
    winhttp: 'proxy.contoso.com:8080',
    winhttpBypass: [],
    system: 'proxy.contoso.com:8080',
  });
  assert.ok(collected.probes.every(({ status, via }) => status === 407 && via !== undefined));
  assert.equal(collected.reportingEvents[0]!.hresult >>> 0, 0x8024401b);
  assert.equal(collected.machine.kind, 'server');
  assert.deepEqual(
    collected.services.find(({ name }) => name === 'WaaSMedicSvc'),
    { name: 'WaaSMedicSvc', state: 'absent', start: 'other' },
  );
});

test('what somebody without rights of an administrator could not read is known as not read', () => {
  const collected = read('dual-scan-win10');
  assert.equal(collected.machine.elevated, false);
  assert.ok(unread(collected, 'transfers') && unread(collected, 'proxy'));
  assert.deepEqual(collected.transfers, { deliveryOptimization: 'Downloading 1' });
});

test('disabled services, a name that DNS does not know, a clock and a certificate are read as they were', () => {
  const disabled = read('disabled-services-2012r2');
  assert.deepEqual(
    disabled.services.filter(({ start }) => start === 'disabled').map(({ name }) => name),
    ['wuauserv', 'BITS', 'MpsSvc'],
  );
  assert.deepEqual(disabled.names[0], {
    host: 'wsus',
    addresses: [],
    error: 'HostNotFound: No such host is known',
  });
  assert.equal(disabled.probes[0]!.status, undefined);
  const late = read('pending-restart-win11').probes[0]!;
  assert.equal(Math.round((late.serverTime! - late.machineTime!) / 60_000), 10);
  const pinned = read('untrusted-certificate-2022').certificates.find(
    ({ store }) => store === 'WindowsServerUpdateServices',
  )!;
  assert.equal(pinned.notAfter, Date.UTC(2026, 10, 1));
});
