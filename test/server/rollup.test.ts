import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock, ZERO_GUID } from '#base';
import { allowDownstream, changeSettings } from '#changes';
import {
  type ComputerRollupDetails,
  type ComputerRollupInfo,
  type ComputerStatusRollupInfo,
  type Cookie,
  type DownstreamServerRollupInfo,
  readGetOutOfSyncComputersResponse,
  readGetRollupConfigurationResponse,
  readRollupComputerStatusResponse,
  readRollupComputersResponse,
  SERVICES,
  writeGetOutOfSyncComputersRequest,
  writeGetRollupConfigurationRequest,
  writeRollupComputerStatusRequest,
  writeRollupComputersRequest,
  writeRollupDownstreamServersRequest,
} from '#wire';
import { updateId } from './documents.ts';
import { ACCOUNT, Downstream, faultText } from './downstream.ts';
import { type Answer, START, serve } from './serving.ts';

/** As every reporting server has it (MS-WSUSSS 3.1.4.13). */
const COOKIE: Cookie = { expiration: '9999-12-31T23:59:59.9999999', encryptedData: '' };
const NEVER = '1753-01-01T00:00:00';
const BRANCH = ACCOUNT.accountGuid;
const BELOW = '22222222-0000-4000-8000-000000000002';
const STRANGER = '33333333-0000-4000-8000-000000000003';

function at(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function server(more: Partial<DownstreamServerRollupInfo> = {}): DownstreamServerRollupInfo {
  return {
    serverId: BRANCH,
    fullDomainName: 'branch.example',
    lastSyncTime: at(START - 3_600_000),
    parentServerId: ZERO_GUID,
    version: '10.0.26100.1',
    isReplica: true,
    lastRollupTime: at(START - 60_000),
    clientSummaries: [],
    ...more,
  };
}

function computer(more: Partial<ComputerRollupInfo> = {}): ComputerRollupInfo {
  return {
    computerId: 'pc-1',
    lastSyncTime: at(START - 1000),
    lastSyncResult: 1,
    lastReportedRebootTime: '0001-01-01T00:00:00',
    lastReportedStatusTime: at(START - 500),
    lastInventoryTime: NEVER,
    parentServerId: BRANCH,
    ...more,
  };
}

const DETAILS: ComputerRollupDetails = {
  targetGroupIds: [],
  requestedTargetGroupNames: [],
  ipAddress: '192.0.2.9',
  fullDomainName: 'pc-1.branch.example',
  osMajorVersion: 10,
  osMinorVersion: 0,
  osBuildNumber: 26200,
  osServicePackMajorNumber: 0,
  osServicePackMinorNumber: 0,
  osLocale: 'ja',
  osFamily: 'Windows',
  osDescription: 'Windows 11',
  computerMake: 'Example',
  computerModel: 'Model',
  biosVersion: '1',
  biosName: 'BIOS',
  biosReleaseDate: '2022-02-02T00:00:00Z',
  processorArchitecture: 'AMD64',
  suiteMask: 256,
  oldProductType: 1,
  newProductType: 48,
  systemMetrics: 0,
  clientVersion: '10.0.1',
};

/** Reports as a downstream server does; `clientTime` is what its clock says. */
class Reporter {
  readonly #downstream: Downstream;
  clientTime = at(START);

  constructor(port: number) {
    this.#downstream = new Downstream(port);
  }

  servers(...downstreamServers: readonly DownstreamServerRollupInfo[]): Promise<Answer> {
    const { clientTime } = this;
    const request = writeRollupDownstreamServersRequest({ cookie: COOKIE, clientTime, downstreamServers });
    return this.ask('RollupDownstreamServers', request);
  }

  computers(...computers: readonly ComputerRollupInfo[]): Promise<Answer> {
    const { clientTime } = this;
    return this.ask(
      'RollupComputers',
      writeRollupComputersRequest({ cookie: COOKIE, clientTime, computers }),
    );
  }

  async outOfSync(
    parentServerId: string,
    numbers: Readonly<Record<string, number>>,
  ): Promise<readonly string[]> {
    const lastRollupNumbers = Object.entries(numbers).map(([computerId, rollupNumber]) => ({
      computerId,
      rollupNumber,
    }));
    const request = writeGetOutOfSyncComputersRequest({ cookie: COOKIE, parentServerId, lastRollupNumbers });
    const answer = await this.ask('GetOutOfSyncComputers', request);
    return readGetOutOfSyncComputersResponse(answer.body).computerIds;
  }

  status(...computers: readonly ComputerStatusRollupInfo[]): Promise<Answer> {
    const { clientTime } = this;
    const request = { cookie: COOKIE, clientTime, parentServerId: BRANCH, computers };
    return this.ask('RollupComputerStatus', writeRollupComputerStatusRequest(request));
  }

  ask(operation: string, body: string): Promise<Answer> {
    const SOAPAction = `"${SERVICES.reporting.namespace}/${operation}"`;
    return this.#downstream.ask(operation, body, { SOAPAction });
  }
}

function status(
  rollupNumber: number,
  isFullRollup: boolean,
  states: readonly (readonly [update: number, state: number, changedAt: number])[],
): ComputerStatusRollupInfo {
  return {
    instanceId: ZERO_GUID,
    computerId: 'pc-1',
    effectiveLastDetectionTime: NEVER,
    rollupNumber,
    isFullRollup,
    updateStatus: states.map(([update, summarizationState, changedAt]) => ({
      updateId: updateId(update),
      summarizationState,
      lastChangeTime: at(changedAt),
    })),
  };
}

test('the rollup is wanted in detail, in the batches of real servers, anew for each history of this one', async (t) => {
  const { port, todoku } = await serve(t);
  const answer = await new Reporter(port).ask(
    'GetRollupConfiguration',
    writeGetRollupConfigurationRequest({ cookie: COOKIE }),
  );
  const { serverId, epoch } = todoku.store.identity;
  assert.deepEqual(readGetRollupConfigurationResponse(answer.body), {
    doDetailedRollup: true,
    rollupResetGuid: epoch,
    serverId,
    rollupDownstreamServersMaxBatchSize: 5000,
    rollupComputersMaxBatchSize: 1500,
    getOutOfSyncComputersMaxBatchSize: 20_000,
    rollupComputerStatusMaxBatchSize: 500,
  });
});

test('a server tells of itself and of those below it, and an older report changes nothing', async (t) => {
  const { port, todoku } = await serve(t);
  const reporter = new Reporter(port);
  const summary = {
    osMajorVersion: 10,
    osMinorVersion: 0,
    osBuildNumber: 26200,
    osServicePackMajorNumber: 0,
    osServicePackMinorNumber: 0,
    suiteMask: 0,
    oldProductType: 1,
    newProductType: 48,
    systemMetrics: 0,
    processorArchitecture: 'AMD64',
    count: 17,
    activitySummaries: [],
  };
  const below = server({
    serverId: BELOW,
    fullDomainName: 'below.example',
    parentServerId: BRANCH,
    lastSyncTime: '0001-01-01T00:00:00',
  });
  assert.equal((await reporter.servers(server({ clientSummaries: [summary] }), below)).status, 200);
  const { lastAddress, ...told } = (await todoku.store.downstreamServer(BRANCH))!;
  assert.equal(lastAddress, '127.0.0.1');
  assert.deepEqual(told, {
    id: BRANCH,
    name: 'branch.example',
    firstContactAt: START,
    lastContactAt: START,
    isReplica: true,
    version: '10.0.26100.1',
    lastSyncAt: START - 3_600_000,
    lastRollupAt: START - 60_000,
    clients: [{ os: '10.0.26200', architecture: 'AMD64', count: 17 }],
  });
  const grandchild = await todoku.store.downstreamServer(BELOW);
  assert.equal(grandchild?.parentId, BRANCH);
  assert.equal(grandchild?.lastSyncAt, 0, 'never');

  await reporter.servers(server({ fullDomainName: 'older.example', lastRollupTime: at(START - 120_000) }));
  assert.equal((await todoku.store.downstreamServer(BRANCH))?.name, 'branch.example');
});

test('what a server told by its calls and what a person decided stay when it reports', async (t) => {
  const { port, todoku, face } = await serve(t);
  const downstream = await Downstream.connected(port);
  await downstream.list({});
  const reporter = new Reporter(port);
  await reporter.servers(server());
  const synced = await todoku.store.downstreamServer(BRANCH);
  assert.notEqual(synced?.syncedSequence, undefined);
  await allowDownstream(todoku, BRANCH, true, 'test');
  await reporter.servers(server({ version: '11' }));
  const known = await todoku.store.downstreamServer(BRANCH);
  assert.deepEqual(known, { ...synced, allowed: true, version: '11' });
  await reporter.servers(server({ fullDomainName: 'renamed.example' }));
  await downstream.list({});
  await face.flushContacts();
  assert.equal((await todoku.store.downstreamServer(BRANCH))?.name, 'renamed.example');
});

test('parents come before their children; one unknown parent spoils the report', async (t) => {
  const { port, todoku } = await serve(t);
  const reporter = new Reporter(port);
  const below = server({ serverId: BELOW, parentServerId: BRANCH });
  assert.equal(faultText(await reporter.servers(below, server())), 'InternalServerError');
  assert.deepEqual(await todoku.store.downstreamServers(), []);
  assert.equal((await reporter.servers(server(), below)).status, 200);
  assert.equal(
    faultText(await reporter.computers(computer({ parentServerId: STRANGER }))),
    'InternalServerError',
  );
  const loop = server({ serverId: BELOW, parentServerId: BELOW });
  assert.equal(faultText(await reporter.servers(loop)), 'InvalidParameters downstreamServers');
  const us = server({ serverId: todoku.store.identity.serverId });
  assert.equal(faultText(await reporter.servers(us)), 'InvalidParameters downstreamServers');
});

test('a refused server tells nothing, of itself, of others or of its computers', async (t) => {
  const { port, todoku } = await serve(t);
  const reporter = new Reporter(port);
  await reporter.servers(server());
  await reporter.computers(computer());
  await allowDownstream(todoku, BRANCH, false, 'test');
  const refused = 'InvalidAuthorizationCookie';
  assert.equal(faultText(await reporter.servers(server())), refused);
  assert.equal(
    faultText(await reporter.servers(server({ serverId: BELOW, parentServerId: BRANCH }))),
    refused,
  );
  assert.equal(faultText(await reporter.computers(computer())), refused);
  assert.equal(faultText(await reporter.status(status(1, true, []))), refused);
  await changeSettings(
    todoku,
    { 'downstream-policy': { unknownServers: 'refused' } },
    { verb: 'set-downstream-policy', subject: 'refused' },
    'test',
  );
  assert.equal(faultText(await reporter.servers(server({ serverId: STRANGER }))), refused);
});

test('the details of a computer are asked for when it is new or has another server', async (t) => {
  const { port, todoku } = await serve(t);
  const reporter = new Reporter(port);
  await reporter.servers(server(), server({ serverId: BELOW, parentServerId: BRANCH }));
  const changed = async (info: ComputerRollupInfo) =>
    readRollupComputersResponse((await reporter.computers(info)).body).changed;
  const asksForDetails = [{ computerId: 'pc-1', change: 'NewParent' }];
  assert.deepEqual(await changed(computer()), asksForDetails);
  assert.deepEqual(await changed(computer({ details: DETAILS })), []);
  assert.deepEqual(await changed(computer()), []);
  const [known] = await todoku.store.rolledUpComputers(BRANCH);
  assert.deepEqual(known, {
    id: 'pc-1',
    parentServerId: BRANCH,
    dnsName: 'pc-1.branch.example',
    lastSyncAt: START - 1000,
    lastReportAt: START - 500,
    rollupNumber: 0,
    details: { ...DETAILS },
    status: [],
  });
  assert.deepEqual(await changed(computer({ parentServerId: BELOW })), asksForDetails);
  const older = computer({ parentServerId: BRANCH, lastSyncTime: at(START - 99_000) });
  assert.deepEqual(await changed(older), [], 'an older report changes nothing');
  assert.equal((await todoku.store.rolledUpComputers(BELOW)).length, 1);
});

test('status adds up, a full report begins anew, and of one update the later counts', async (t) => {
  const { port, todoku } = await serve(t);
  const reporter = new Reporter(port);
  await reporter.servers(server());
  await reporter.computers(computer());
  const known = async () => {
    const [only] = await todoku.store.rolledUpComputers(BRANCH);
    return [
      only?.rollupNumber,
      ...(only?.status ?? []).map(({ updateId: id, state }) => `${id.slice(-2)}=${state}`),
    ];
  };
  const answer = await reporter.status(
    status(1, true, [
      [1, 2, START - 9000],
      [2, 4, START - 9000],
    ]),
  );
  assert.equal(readRollupComputerStatusResponse(answer.body).accepted, true);
  assert.deepEqual(await known(), [1, '01=2', '02=4']);
  await reporter.status(
    status(2, false, [
      [1, 4, START - 8000],
      [2, 5, START - 9500],
    ]),
  );
  assert.deepEqual(await known(), [2, '01=4', '02=4']);
  await reporter.status(status(3, true, [[3, 6, START - 100]]));
  assert.deepEqual(await known(), [3, '03=6']);
  const unknown = { ...status(1, true, []), computerId: 'pc-9' };
  assert.equal((await reporter.status(unknown)).status, 200, 'computers that are not known are passed over');
  assert.equal((await todoku.store.rolledUpComputers()).length, 1);
});

test('a computer whose last report was lost is named, also by the server above its own, and to no stranger', async (t) => {
  const { port } = await serve(t);
  const reporter = new Reporter(port);
  await reporter.servers(server(), server({ serverId: BELOW, parentServerId: BRANCH }));
  await reporter.computers(computer({ parentServerId: BELOW }));
  await reporter.status(status(7, true, []));
  assert.deepEqual(await reporter.outOfSync(BRANCH, { 'pc-1': 8, 'pc-9': 1 }), ['pc-1']);
  assert.deepEqual(await reporter.outOfSync(BRANCH, { 'pc-1': 7 }), []);
  assert.deepEqual(await reporter.outOfSync(STRANGER, { 'pc-1': 8 }), []);
  await reporter.servers(server({ serverId: STRANGER }));
  assert.deepEqual(await reporter.outOfSync(STRANGER, { 'pc-1': 8 }), [], 'known, but of another place');
});

test('a clock that is wrong is made good, seconds are not', async (t) => {
  const clock = manualClock(START);
  const { port, todoku } = await serve(t, { clock });
  const reporter = new Reporter(port);
  reporter.clientTime = at(START + 7_200_000);
  await reporter.servers(server({ lastSyncTime: at(START + 7_200_000 - 5000), lastRollupTime: NEVER }));
  assert.equal((await todoku.store.downstreamServer(BRANCH))?.lastSyncAt, START - 5000);
  assert.equal((await todoku.store.downstreamServer(BRANCH))?.lastRollupAt, 0);
  reporter.clientTime = at(START + 30_000);
  await reporter.servers(server({ lastSyncTime: at(START - 5000), lastRollupTime: at(START) }));
  assert.equal((await todoku.store.downstreamServer(BRANCH))?.lastSyncAt, START - 5000);
  reporter.clientTime = 'yesterday';
  assert.equal(faultText(await reporter.servers(server())), 'InvalidParameters clientTime');
});

test('a batch of 500 computers with 120 updates each is taken although it is larger than what clients may send', async (t) => {
  const { port, todoku } = await serve(t);
  const reporter = new Reporter(port);
  await reporter.servers(server());
  const ids = Array.from({ length: 500 }, (_, index) => `pc-${index}`);
  await reporter.computers(...ids.map((computerId) => computer({ computerId })));
  const states = Array.from({ length: 120 }, (_, index) => [index, 2, START - 1000] as const);
  const one = status(1, true, states);
  const answer = await reporter.status(...ids.map((computerId) => ({ ...one, computerId })));
  assert.equal(readRollupComputerStatusResponse(answer.body).accepted, true);
  assert.equal((await todoku.store.rolledUpComputersById(['pc-499'])).get('pc-499')?.status.length, 120);

  const tooMany = [...ids, 'pc-500'].map((computerId) => ({ ...status(1, true, []), computerId }));
  assert.equal(faultText(await reporter.status(...tooMany)), 'InvalidParameters computers');
});
