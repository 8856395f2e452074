import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { TinyServer } from './agent/fixture.ts';
import { detectoid, software } from './agent/fixture-world.ts';
import { type FleetOptions, type MachineRun, runFleet } from './fleet.ts';
import { fleetTable, summarise } from './fleet-table.ts';
import { PROFILES } from './profiles/profiles.ts';

let server: TinyServer;

beforeEach(async () => {
  server = await TinyServer.start();
  server.updates = [detectoid(1, true), software(2)];
});

afterEach(() => server.close());

function fleet(options: Partial<FleetOptions> = {}): Promise<readonly MachineRun[]> {
  const profiles = Object.values(PROFILES);
  return runFleet({
    server: server.url,
    count: 6,
    profiles,
    seed: 1,
    cycles: 2,
    concurrency: 3,
    install: true,
    ...options,
  });
}

test('every machine of a fleet does its cycles, profile by profile in turn', async () => {
  const machines = await fleet();
  assert.deepEqual(
    machines.map(({ profile }) => profile),
    [...Object.keys(PROFILES), ...Object.keys(PROFILES).slice(0, 2)],
  );
  for (const machine of machines) {
    assert.equal(machine.state, 'done', String(machine.problem));
    assert.deepEqual([machine.cycles, machine.offered, machine.installed], [2, 0, 1]);
    assert.ok(machine.contentBytes > 0);
  }
  const { failed, trips } = summarise(machines);
  assert.deepEqual([failed, trips], [0, server.operations.filter((name) => name === 'SyncUpdates').length]);
});

test('machines differ in their ids and are the same again for the same seed', async () => {
  const ids = async (): Promise<string[]> => {
    const before = server.calls.length;
    await fleet({ cycles: 1, install: false });
    return server.calls
      .slice(before)
      .filter(({ operation }) => operation === 'GetAuthorizationCookie')
      .map(({ payload }) => payload.element.children.find(({ local }) => local === 'clientId')!.text)
      .sort();
  };
  const first = await ids();
  assert.equal(new Set(first).size, 6);
  assert.deepEqual(await ids(), first);
});

test('a machine that fails says why and stops nobody else', async () => {
  let scans = 0;
  server.script = ({ operation }) =>
    operation === 'SyncUpdates' && ++scans === 1 ? 'InvalidParameters' : undefined;
  const machines = await fleet({ concurrency: 1 });
  assert.deepEqual(
    machines.map(({ state }) => state),
    ['failed', 'done', 'done', 'done', 'done', 'done'],
  );
  assert.match(machines[0]!.problem ?? '', /^0x80244007: .*InvalidParameters/);
  assert.match(fleetTable(machines).join('\n'), /sim-0001 +windows-10-22h2 +failed/);
});

test('a server that is not there fails the machines and not the program', async () => {
  const [machine] = await fleet({ server: 'http://127.0.0.1:1', count: 1 });
  assert.equal(machine!.state, 'failed');
  assert.match(machine!.problem ?? '', /^0x80072EFD: /);
});
