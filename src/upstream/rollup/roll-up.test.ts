import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  archiveComputers,
  type ChangeContext,
  enrolComputer,
  importRevisions,
  recordEvents,
  recordRollup,
  registerComputer,
} from '#changes';
import { altering, firstCalls, soapFault } from '#simulator';
import type { ComputerId } from '#update';
import type {
  RollupComputerStatusRequest,
  RollupComputersRequest,
  RollupDownstreamServersRequest,
} from '#wire';
import { Scene } from '../fixture.ts';
import { rollUp } from './roll-up.ts';

// A server with computers of its own that reports to a simulated upstream.

const DAY = 86_400_000;
const [ONE, TWO] = ['a', 'b'].map((end) => `00000000-0000-4000-8000-00000000000${end}` as ComputerId);
const updateId = (number: number): string => `00000000-0000-4000-9000-${String(number).padStart(12, '0')}`;
/** The simulated upstream calls everybody out of sync; real ones remember. */
const inSync = altering('GetOutOfSyncComputers', () => ({ computerIds: [] }));

async function reporting(t: Parameters<typeof Scene.open>[0], busyPause = 1): Promise<Scene> {
  const scene: Scene = await Scene.open(t, {
    settings: { rollup: true },
    options: {
      rollup: async (conversation) => {
        await rollUp({ context: scene.context, ...conversation, busyPause });
      },
    },
  });
  scene.upstream.faults.add(inSync);
  await scene.run({ categoriesOnly: true });
  await scene.selectAll();
  for (const id of [ONE!, TWO!]) await join(scene.context, id);
  return scene;
}

async function join(context: ChangeContext, computerId: ComputerId, model = 'Latitude'): Promise<void> {
  const dnsName = `${computerId.slice(-1)}.example`;
  await enrolComputer(context, { computerId, dnsName, requestedGroups: [], address: '192.0.2.7' });
  const osVersion = { major: 10, minor: 0, build: 26100 };
  await registerComputer(context, computerId, dnsName, { osVersion, model, suiteMask: 70_000 });
}

/** The lists of a status report: updates by number. */
async function report(scene: Scene, computerId: ComputerId, needed: number[], installed: number[] = []) {
  scene.clock.advance(2 * DAY);
  const at = scene.clock.now();
  const list = (tag: string, numbers: number[]) => `${tag}=${numbers.map(updateId).join(';')}`;
  await recordEvents(scene.context, [
    {
      instanceId: `00000000-0000-4000-a000-${String(at).slice(-12)}`,
      computerId,
      eventId: 156,
      namespaceId: 1,
      sourceId: 101,
      timeAtTarget: at,
      receivedAt: at,
      hresult: 0,
      replacementStrings: [],
      miscData: [list('U', needed), list('V', installed)],
    },
  ]);
}

const statuses = (scene: Scene) =>
  scene.upstream.callsOf('RollupComputerStatus').map(({ request }) => request as RollupComputerStatusRequest);
const computers = (scene: Scene) =>
  scene.upstream.callsOf('RollupComputers').map(({ request }) => request as RollupComputersRequest);
/** Of every status that was told: computer, number, whole or not, updates. */
const told = (scene: Scene) =>
  statuses(scene).flatMap((request) =>
    request.computers.map(({ computerId, rollupNumber, isFullRollup, updateStatus }) => [
      computerId,
      rollupNumber,
      isFullRollup,
      updateStatus.length,
    ]),
  );
const detailed = (scene: Scene) =>
  computers(scene).flatMap((request) =>
    request.computers.filter(({ details }) => details !== undefined).map(({ computerId }) => computerId),
  );

async function run(scene: Scene): Promise<readonly string[]> {
  scene.upstream.forgetCalls();
  const { outcome, findings } = await scene.run();
  assert.equal(outcome, 'succeeded', JSON.stringify(findings));
  return findings.map(({ code }) => code);
}

test('status is numbered from 1, whole at first, then by changes, and whole again when an update has left it', async (t) => {
  const scene = await reporting(t);
  await run(scene);
  assert.deepEqual(detailed(scene), [ONE, TWO]);
  const [server] = scene.upstream
    .callsOf('RollupDownstreamServers')
    .flatMap(({ request }) => (request as RollupDownstreamServersRequest).downstreamServers);
  assert.deepEqual(
    [server?.serverId, server?.fullDomainName, server?.serverSummary?.computerTargetCount],
    [scene.context.store.identity.serverId, 'below.example', 2],
  );
  // A number beyond its type would make .NET refuse the whole message.
  assert.deepEqual(
    server?.clientSummaries.map(({ count, suiteMask }) => [count, suiteMask]),
    [[2, 0]],
  );

  const updates = await real(scene);
  await report(scene, ONE!, updates.slice(0, 3));
  await run(scene);
  assert.deepEqual(told(scene), [[ONE, 1, true, 3]]);
  await report(scene, ONE!, updates.slice(0, 2), updates.slice(2, 3));
  await run(scene);
  assert.deepEqual(told(scene), [[ONE, 2, false, 1]]);
  await run(scene);
  assert.deepEqual([told(scene), detailed(scene)], [[], []]);
  await report(scene, ONE!, updates.slice(0, 1), updates.slice(2, 3));
  await run(scene);
  assert.deepEqual(told(scene), [[ONE, 3, true, 2]]);
});

test('an archived computer is not told of, and is told of whole again once it is back', async (t) => {
  const scene = await reporting(t);
  const [update] = await real(scene);
  await report(scene, ONE!, [update!]);
  await run(scene);
  assert.deepEqual(told(scene), [[ONE, 1, true, 1]]);
  await archiveComputers(scene.context, [ONE!], 'system', { reason: 'silent' });
  await run(scene);
  const ids = () =>
    computers(scene).flatMap((request) => request.computers.map(({ computerId }) => computerId));
  assert.deepEqual(ids(), [TWO]);
  const [server] = scene.upstream
    .callsOf('RollupDownstreamServers')
    .flatMap(({ request }) => (request as RollupDownstreamServersRequest).downstreamServers);
  assert.equal(server?.serverSummary?.computerTargetCount, 1);
  await join(scene.context, ONE!);
  await run(scene);
  assert.deepEqual(ids(), [ONE, TWO]);
  assert.deepEqual(told(scene), [[ONE, 1, true, 1]]);
});

test('details are told again when they changed, and to an upstream that has the computer anew', async (t) => {
  const scene = await reporting(t);
  await run(scene);
  await join(scene.context, ONE!, 'OptiPlex');
  await run(scene);
  assert.deepEqual(detailed(scene), [ONE]);
  const forgot = altering('RollupComputers', (_, { computers: asked }) => ({
    changed: asked
      .filter(({ computerId, details }) => computerId === TWO && details === undefined)
      .map(() => ({ computerId: TWO!, change: 'NewParent' as const })),
  }));
  scene.upstream.faults.add(forgot);
  await run(scene);
  assert.deepEqual(detailed(scene), [TWO]);
  assert.equal(computers(scene).length, 2);
});

test('of a computer that the upstream deleted nothing is told until it is heard of again', async (t) => {
  const scene = await reporting(t);
  await run(scene);
  scene.upstream.faults.add(
    firstCalls(
      1,
      altering('RollupComputers', () => ({ changed: [{ computerId: ONE!, change: 'Deleted' as const }] })),
    ),
  );
  await run(scene);
  const updates = await real(scene);
  await report(scene, ONE!, updates.slice(0, 2));
  await run(scene);
  assert.deepEqual(
    computers(scene).flatMap((request) => request.computers.map(({ computerId }) => computerId)),
    [TWO],
  );
  assert.deepEqual(told(scene), []);
  assert.ok(await scene.context.store.computer(ONE!), 'it is served here all the same');
  scene.clock.advance(1000);
  const contact = { computerId: ONE!, at: scene.clock.now(), address: '192.0.2.7', scanned: true };
  await scene.context.store.write((tx) => tx.recordContacts([contact]));
  await run(scene);
  assert.deepEqual(detailed(scene), [ONE]);
  assert.deepEqual(told(scene), [[ONE, 1, true, 2]]);
});

test('a busy upstream is asked again; what it never took is told by the next run', async (t) => {
  const scene = await reporting(t);
  await run(scene);
  const updates = await real(scene);
  await report(scene, ONE!, updates.slice(0, 2));
  const busy = altering('RollupComputerStatus', () => ({ accepted: false }));
  scene.upstream.faults.add(firstCalls(2, busy));
  await run(scene);
  assert.deepEqual(told(scene), Array(3).fill([ONE, 1, true, 2]));
  await report(scene, ONE!, updates.slice(0, 1), updates.slice(1, 2));
  scene.upstream.faults.add(firstCalls(4, busy));
  assert.deepEqual(await run(scene), ['upstream/rollup-failed']);
  assert.equal(statuses(scene).length, 4);
  await run(scene);
  assert.deepEqual(told(scene), [[ONE, 2, false, 1]]);
});

test('whoever ends the run does not have to wait for a busy upstream', async (t) => {
  const scene = await reporting(t, 600_000);
  const updates = await real(scene);
  await report(scene, ONE!, updates.slice(0, 2));
  const asked = Promise.withResolvers<void>();
  scene.upstream.faults.add(
    altering('RollupComputerStatus', () => {
      asked.resolve();
      return { accepted: false };
    }),
  );
  const running = scene.run();
  await asked.promise;
  await scene.synchroniser.stop('test');
  const { outcome, findings } = await running;
  assert.deepEqual([outcome, findings.map(({ code }) => code)], ['succeeded', ['upstream/rollup-failed']]);
});

test('what the upstream has lost track of is told whole again', async (t) => {
  const scene = await reporting(t);
  await run(scene);
  const updates = await real(scene);
  await report(scene, ONE!, updates.slice(0, 2));
  await run(scene);
  scene.upstream.faults.add(
    firstCalls(
      1,
      altering('GetOutOfSyncComputers', () => ({ computerIds: [ONE!, 'somebody'] })),
    ),
  );
  await run(scene);
  assert.deepEqual(told(scene), [[ONE, 2, true, 2]]);
});

test('an upstream that begins anew, and says so, is told everything', async (t) => {
  const scene = await reporting(t);
  await run(scene);
  const updates = await real(scene);
  await report(scene, ONE!, updates.slice(0, 2));
  await run(scene);
  scene.upstream.faults.add(
    altering('GetRollupConfiguration', (answer) => ({
      ...answer,
      rollupResetGuid: '00000000-0000-4000-8000-0000000000ff',
    })),
  );
  await run(scene);
  assert.deepEqual([detailed(scene), told(scene)], [[ONE, TWO], [[ONE, 1, true, 2]]]);
});

test('an upstream without detailed rollup hears of servers alone, within its limits', async (t) => {
  const scene = await reporting(t);
  scene.upstream.faults.add(
    altering('GetRollupConfiguration', (answer) => ({ ...answer, doDetailedRollup: false })),
  );
  await run(scene);
  assert.equal(scene.upstream.callsOf('RollupDownstreamServers').length, 1);
  assert.equal(computers(scene).length, 0);
  scene.upstream.faults.clear();
  scene.upstream.faults.add(
    inSync,
    altering('GetRollupConfiguration', (answer) => ({
      ...answer,
      rollupComputersMaxBatchSize: 1,
      rollupComputerStatusMaxBatchSize: 0,
    })),
  );
  const updates = await real(scene);
  await report(scene, ONE!, updates.slice(0, 2));
  await report(scene, TWO!, updates.slice(0, 1));
  await run(scene);
  assert.deepEqual(
    [computers(scene), statuses(scene)].map((calls) => calls.map((call) => call.computers.length)),
    [
      [1, 1],
      [1, 1],
    ],
  );
});

test('a broken line costs the repetition of what was not taken, and the run succeeds', async (t) => {
  const scene = await reporting(t);
  await run(scene);
  const updates = await real(scene);
  await report(scene, ONE!, updates.slice(0, 2));
  await report(scene, TWO!, updates.slice(0, 2));
  scene.upstream.faults.add(
    altering('GetRollupConfiguration', (answer) => ({ ...answer, rollupComputerStatusMaxBatchSize: 1 })),
    { ...soapFault('RollupComputerStatus', 'InternalServerError'), calls: (index) => index > 0 },
  );
  assert.deepEqual(await run(scene), ['upstream/rollup-failed']);
  scene.upstream.faults.clear();
  scene.upstream.faults.add(inSync);
  await run(scene);
  assert.deepEqual(told(scene), [[TWO, 1, true, 2]]);
});

test('servers below and their computers are told of, and those that nobody above could place are not', async (t) => {
  const scene = await reporting(t);
  const server = (id: string, more: object = {}) => ({
    id,
    name: id,
    firstContactAt: 1,
    lastContactAt: 1,
    lastAddress: '',
    lastRollupAt: 1,
    ...more,
  });
  const [near, far, lost] = ['1', '2', '3'].map((end) => `00000000-0000-4000-b000-00000000000${end}`);
  const computer = (id: string, parentServerId: string, lastSyncAt: number) => ({
    id,
    parentServerId,
    dnsName: id,
    lastSyncAt,
    lastReportAt: 7,
    rollupNumber: 3,
    details: { targetGroupIds: [], requestedTargetGroupNames: [], biosReleaseDate: '1753-01-01T00:00:00' },
    status: [{ updateId: updateId(1) as never, state: 4, changedAt: 7 }],
  });
  await recordRollup(scene.context, {
    servers: [server(near!), server(far!, { parentId: near }), server(lost!, { parentId: 'gone' })],
    // TWO moved to the server far below since it was heard of here.
    computers: [computer('c1', far!, 9), computer('c2', lost!, 9), computer(TWO!, far!, 9)],
  });
  await run(scene);
  assert.deepEqual(
    computers(scene).flatMap((request) =>
      request.computers.map(({ computerId, parentServerId }) => [computerId, parentServerId]),
    ),
    [
      [ONE, scene.context.store.identity.serverId],
      [TWO, far],
      ['c1', far],
    ],
  );
  assert.deepEqual(told(scene), [
    [TWO, 1, true, 1],
    ['c1', 1, true, 1],
  ]);
});

/** Numbers of updates that are here, as `report` names them. */
async function real(scene: Scene): Promise<number[]> {
  const numbers = [1, 2, 3, 4];
  const document = (number: number) => ({
    name: String(number),
    bytes: Buffer.from(`<upd:Update xmlns:upd="http://schemas.microsoft.com/msus/2002/12/Update">
<upd:UpdateIdentity UpdateID="${updateId(number)}" RevisionNumber="1"/>
<upd:Properties DefaultPropertiesLanguage="en" UpdateType="Software" ExplicitlyDeployable="true"
 PublicationState="Published" CreationDate="2026-01-01T00:00:00Z"></upd:Properties>
<upd:LocalizedPropertiesCollection><upd:LocalizedProperties><upd:Language>en</upd:Language>
<upd:Title>Update ${number}</upd:Title></upd:LocalizedProperties></upd:LocalizedPropertiesCollection></upd:Update>`),
  });
  await importRevisions(scene.context, numbers.map(document), 'test');
  return numbers;
}
