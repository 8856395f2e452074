import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { digestToBase64, manualClock, ZERO_GUID } from '#base';
import {
  allowDownstream,
  approve,
  changeSettings,
  createGroup,
  decline,
  hold,
  importRevisions,
  release,
  undecline,
} from '#changes';
import { syncAsSample } from '#simulator';
import { ALL_COMPUTERS, UNASSIGNED_COMPUTERS } from '#update';
import {
  type GetDeploymentsResponse,
  readGetConfigDataResponse,
  readGetDeploymentsResponse,
  readGetDriverIdListResponse,
  readGetRelatedRevisionsForUpdatesResponse,
  readGetRevisionIdListResponse,
  readGetUpdateDataResponse,
  readGetUpdateDecryptionDataResponse,
  readPingResponse,
  SERVICES,
  writeDownloadFilesRequest,
  writeDssGetAuthorizationCookieRequest,
  writeDssGetCookieRequest,
  writeGetConfigDataRequest,
  writeGetDeploymentsRequest,
  writeGetDriverIdListRequest,
  writeGetDriverSetDataRequest,
  writeGetRelatedRevisionsForUpdatesRequest,
  writeGetRevisionIdListRequest,
  writeGetUpdateDataRequest,
  writeGetUpdateDecryptionDataRequest,
  writePingRequest,
} from '#wire';
import { category, importAll, software, updateId } from './documents.ts';
import { ACCOUNT, Downstream, faultText } from './downstream.ts';
import { Machine } from './machine.ts';
import { type Serving, type ServingOptions, START, serve } from './serving.ts';

const SHA1 = 'AB'.repeat(20);
const FILE = { name: 'a.exe', sha1: SHA1, size: 5 };

async function serveSome(t: TestContext, options: ServingOptions = {}): Promise<Serving> {
  const serving = await serve(t, options);
  await importAll(serving.todoku, [
    category({ id: 1, company: true }),
    category({ id: 2, needs: [1] }),
    software({ id: 3, needs: [2], file: FILE }),
    software({ id: 4, needs: [2] }),
  ]);
  return serving;
}

function identity(id: number, revisionNumber = 100) {
  return { updateId: updateId(id), revisionNumber };
}

async function knownServer({ face, todoku }: Serving) {
  await face.flushContacts();
  return todoku.store.downstreamServer(ACCOUNT.accountGuid);
}

test('a delta lists what became complete since its anchor, and nothing when nothing did', async (t) => {
  const clock = manualClock(START);
  const { port, todoku } = await serveSome(t, { clock });
  const downstream = await Downstream.connected(port);
  const first = await downstream.list({});
  assert.deepEqual(first.ids, [`${updateId(3)} 100`, `${updateId(4)} 100`]);
  clock.advance(1000);
  const second = await downstream.list({ anchor: first.anchor });
  assert.deepEqual(second.ids, []);
  await importAll(todoku, [software({ id: 3, revision: 101, needs: [2] }), software({ id: 5, needs: [99] })]);
  clock.advance(1000);
  const third = await downstream.list({ anchor: second.anchor });
  assert.deepEqual(third.ids, [`${updateId(3)} 101`], 'what lacks a prerequisite is not told of');
  await importAll(todoku, [category({ id: 99 })]);
  assert.deepEqual((await downstream.list({ anchor: third.anchor })).ids, [`${updateId(5)} 100`]);
});

test("another server's anchor is judged by its time, and none by a clock that was set back", async (t) => {
  const clock = manualClock(START);
  const { port, todoku } = await serveSome(t, { clock });
  clock.advance(60_000);
  const downstream = await Downstream.connected(port);
  const count = async (anchor: string) => (await downstream.list({ anchor })).ids.length;
  assert.equal(await count('9438,2026-10-04 15:03:37.000'), 0, 'later than the import');
  assert.equal(await count('9438,2026-10-04 15:03:35.000'), 2, 'earlier');
  assert.equal(await count('1,2006-01-01 00:00:00.000'), 2);
  assert.equal(
    await count(`${todoku.catalog.snapshot.sequence},2006-01-01 00:00:00.000`),
    2,
    'counts as far',
  );
  assert.equal(await count('9438,2036-01-01 00:00:00.000'), 0, 'of the future');
  const { anchor } = await downstream.list({});
  clock.advance(-50_000);
  await importAll(todoku, [software({ id: 6, needs: [2] })]);
  assert.equal(await count(anchor), 1, 'imported while the clock was behind the anchor');
});

test('documents go out up to two million bytes, then a prefix, and one whatever its size', async (t) => {
  const { port, todoku } = await serve(t);
  await importAll(
    todoku,
    [700_000, 700_000, 700_000, 3_000_000].map((padding, index) => software({ id: index + 1, padding })),
  );
  const downstream = await Downstream.connected(port);
  const sent = async (...ids: readonly number[]) =>
    (await downstream.updateData(ids.map((id) => identity(id)))).updates.map(({ id }) => id.updateId);
  assert.deepEqual(await sent(1, 2, 3), [updateId(1), updateId(2)]);
  assert.deepEqual(await sent(4, 1), [updateId(4)]);
});

test('a hundred ids are answered and 101 are not; one unknown id spoils the call', async (t) => {
  const { port } = await serveSome(t);
  const downstream = await Downstream.connected(port);
  const ask = (ids: readonly ReturnType<typeof identity>[]) =>
    downstream.ask('GetUpdateData', writeGetUpdateDataRequest({ cookie: downstream.cookie, updateIds: ids }));
  const hundred = Array.from({ length: 100 }, () => identity(3));
  assert.equal(readGetUpdateDataResponse((await ask(hundred)).body).updates.length, 100);
  assert.equal(faultText(await ask([...hundred, identity(3)])), 'InvalidParameters updateIds');
  assert.equal(faultText(await ask([identity(3), identity(77)])), 'InternalServerError');
  assert.equal(faultText(await ask([identity(3, 101)])), 'InternalServerError');
});

test('files come with what is known of where they are, and their keys where they are encrypted', async (t) => {
  const { port, todoku } = await serveSome(t);
  const url = 'http://download.windowsupdate.com/c/a_ab.exe';
  await todoku.store.write((tx) => tx.putFileSources([{ sha1: SHA1, url, decryptionKey: 'S0VZ' }]));
  const downstream = await Downstream.connected(port);
  const { fileUrls } = await downstream.updateData([identity(3), identity(4)]);
  const fileDigest = digestToBase64(SHA1);
  assert.deepEqual(fileUrls, [{ fileDigest, muUrl: url, ussUrl: '', decryptionKey: 'S0VZ' }]);
  const answer = await downstream.ask(
    'GetUpdateDecryptionData',
    writeGetUpdateDecryptionDataRequest({ cookie: downstream.cookie, updateIds: [identity(4), identity(3)] }),
  );
  assert.deepEqual(readGetUpdateDecryptionDataResponse(answer.body).updates, [
    { updateId: identity(4), files: [] },
    { updateId: identity(3), files: [{ fileDigest, decryptionKey: 'S0VZ' }] },
  ]);
});

test('languages are enabled as they are selected here, all of them without a selection', async (t) => {
  const { port, todoku } = await serve(t);
  const downstream = await Downstream.connected(port);
  const enabled = async () => {
    const request = writeGetConfigDataRequest({ cookie: downstream.cookie });
    const { languages } = readGetConfigDataResponse((await downstream.ask('GetConfigData', request)).body);
    return languages.filter((language) => language.enabled).map(({ shortLanguage }) => shortLanguage);
  };
  assert.equal((await enabled()).length, 39);
  const selection = { products: [], classifications: [], languages: ['ja', 'en'] };
  await todoku.store.write((tx) => tx.setSetting('selection', selection));
  assert.deepEqual(await enabled(), ['en', 'ja']);
});

test('a server that keeps no files says so', async (t) => {
  const { port, todoku } = await serve(t);
  const downstream = await Downstream.connected(port);
  const config = async () =>
    readGetConfigDataResponse(
      (await downstream.ask('GetConfigData', writeGetConfigDataRequest({ cookie: downstream.cookie }))).body,
    );
  const policy = { mode: 'from-microsoft', express: true, parallel: 4, windows: [], hosts: [] };
  await todoku.store.write((tx) => tx.setSetting('content-policy', policy));
  const { catalogOnlySync, lazySync, serverHostsPsfFiles } = await config();
  assert.deepEqual([catalogOnlySync, lazySync, serverHostsPsfFiles], [true, true, true]);
});

test('the related revisions of an update are all that it needs', async (t) => {
  const { port } = await serveSome(t);
  const downstream = await Downstream.connected(port);
  const ask = async (...ids: readonly number[]) => {
    const request = writeGetRelatedRevisionsForUpdatesRequest({
      cookie: downstream.cookie,
      updateIds: ids.map(updateId),
    });
    const answer = await downstream.ask('GetRelatedRevisionsForUpdates', request);
    return readGetRelatedRevisionsForUpdatesResponse(answer.body).revisions;
  };
  assert.deepEqual(await ask(3, 77), [identity(1), identity(2), identity(3)]);
  assert.deepEqual(await ask(77), []);
});

test('driver sets do not exist: lists are empty, and asking for one is asking for too many', async (t) => {
  const { port } = await serveSome(t);
  const downstream = await Downstream.connected(port);
  const { cookie } = downstream;
  const filter = { categories: [], computerIds: [], pnpHardwareIds: [] };
  const list = await downstream.ask('GetDriverIdList', writeGetDriverIdListRequest({ cookie, filter }));
  const { newRevisions, newDriverSets, removedDriverSets } = readGetDriverIdListResponse(list.body);
  assert.deepEqual([newRevisions, newDriverSets, removedDriverSets], [[], [], []]);
  const pnpHardwareIds = [{ hardwareId: 'PCI\\X', delta: false }];
  const withHardware = writeGetDriverIdListRequest({ cookie, filter: { ...filter, pnpHardwareIds } });
  assert.equal(faultText(await downstream.ask('GetDriverIdList', withHardware)), 'InvalidParameters filter');
  const set = writeGetDriverSetDataRequest({ cookie, driverSets: [ZERO_GUID] });
  assert.equal(faultText(await downstream.ask('GetDriverSetData', set)), 'TooManyIds');
});

test('both services that have it answer Ping, without a cookie', async (t) => {
  const { port } = await serve(t);
  for (const service of ['server-sync', 'reporting'] as const) {
    const answer = await new Downstream(port).ask('Ping', writePingRequest({ pingLevel: 1 }, service));
    assert.equal(readPingResponse(answer.body).successFlag, true, service);
  }
});

// ------------------------------------------------------------------------------- replicas

async function deployments(
  downstream: Downstream,
  anchors: { readonly deploymentAnchor?: string; readonly syncAnchor: string },
): Promise<GetDeploymentsResponse> {
  const request = writeGetDeploymentsRequest({ cookie: downstream.cookie, ...anchors });
  return readGetDeploymentsResponse((await downstream.ask('GetDeployments', request)).body);
}

test('a replica is told groups, approvals, declines and licence terms as they are', async (t) => {
  const serving = await serveSome(t);
  const { port, todoku } = serving;
  const pilot = await createGroup(todoku, { name: 'Pilot' }, 'test');
  const deadline = Date.UTC(2026, 10, 1, 12);
  await approve(todoku, { updateId: updateId(3), groupId: pilot.id, action: 'Install', deadline }, 'cli:eve');
  await approve(
    todoku,
    { updateId: updateId(3), groupId: UNASSIGNED_COMPUTERS, action: 'OptionalInstall' },
    'cli:eve',
  );
  await decline(todoku, [updateId(4)], 'test');
  await todoku.store.write((tx) => tx.acceptEulas(['0d5c1f3e-8a44-4c55-9a3e-1f2e3d4c5b6a']));
  const downstream = await Downstream.connected(port);
  const { anchor: syncAnchor } = await downstream.list({});
  const answer = await deployments(downstream, { syncAnchor });
  assert.equal(answer.anchor, syncAnchor, 'as in the trace of MS-WSUSSS 4');
  assert.deepEqual(answer.groups, [
    { targetGroupId: ALL_COMPUTERS, parentGroupId: ZERO_GUID, name: 'All Computers', isBuiltin: true },
    {
      targetGroupId: UNASSIGNED_COMPUTERS,
      parentGroupId: ALL_COMPUTERS,
      name: 'Unassigned Computers',
      isBuiltin: true,
    },
    { targetGroupId: pilot.id, parentGroupId: ALL_COMPUTERS, name: 'Pilot', isBuiltin: false },
  ]);
  const [install, optional] = answer.deployments;
  assert.deepEqual(
    { ...install, deploymentGuid: '' },
    {
      ...identity(3),
      action: 0,
      adminName: 'cli:eve',
      deadline: '2026-11-01T12:00:00.000',
      isAssigned: true,
      goLiveTime: '2026-10-04T15:03:36.000',
      deploymentGuid: '',
      targetGroupId: pilot.id,
      downloadPriority: 1,
    },
  );
  assert.equal(optional?.isAssigned, false);
  assert.equal(optional?.deadline, '9999-12-31T23:59:59.9999999');
  assert.deepEqual(answer.deadDeployments, []);
  assert.deepEqual(answer.hiddenUpdates, [updateId(4)]);
  assert.deepEqual(answer.acceptedEulas, ['0d5c1f3e-8a44-4c55-9a3e-1f2e3d4c5b6a']);
  assert.deepEqual((await deployments(downstream, { syncAnchor })).deployments, answer.deployments);
  assert.equal((await knownServer(serving))?.isReplica, true);
});

test('a delta of approvals has what is new and names what is dead', async (t) => {
  const { port, todoku } = await serveSome(t);
  const put = (groupId: typeof ALL_COMPUTERS, action: 'Install' | 'Uninstall' | 'NotApproved') =>
    approve(todoku, { updateId: updateId(3), groupId, action }, 'test');
  await put(UNASSIGNED_COMPUTERS, 'Install');
  const downstream = await Downstream.connected(port);
  const sync = async (deploymentAnchor?: string) => {
    const { anchor: syncAnchor } = await downstream.list({});
    return deployments(downstream, {
      syncAnchor,
      ...(deploymentAnchor === undefined ? {} : { deploymentAnchor }),
    });
  };
  const first = await sync();
  const before = first.deployments[0]?.deploymentGuid;
  const second = await sync(first.anchor);
  assert.deepEqual([second.deployments, second.deadDeployments], [[], []]);

  await put(UNASSIGNED_COMPUTERS, 'NotApproved');
  const third = await sync(second.anchor);
  assert.deepEqual(
    third.deployments.map(({ action }) => action),
    [3],
  );
  assert.deepEqual(third.deadDeployments, [before]);

  await importAll(todoku, [software({ id: 3, revision: 101, needs: [2], file: FILE })]);
  const fourth = await sync(third.anchor);
  assert.deepEqual(
    fourth.deployments.map(({ revisionNumber }) => revisionNumber),
    [101],
  );
  assert.deepEqual(
    fourth.deadDeployments,
    third.deployments.map(({ deploymentGuid }) => deploymentGuid),
    'the same approval, for a revision that is not offered any more',
  );

  await hold(todoku, { updateIds: [updateId(3)] }, 'test');
  const held = await sync(fourth.anchor);
  assert.deepEqual(held.deployments, []);
  const told = fourth.deployments.map(({ deploymentGuid }) => deploymentGuid);
  assert.ok(told.every((guid) => held.deadDeployments.includes(guid)));
  assert.deepEqual((await sync()).deployments, [], 'a new replica is not told of it either');
  await release(todoku, [updateId(3)], 'test');
  const released = await sync(held.anchor);
  assert.deepEqual(
    released.deployments.map(({ deploymentGuid }) => deploymentGuid),
    told,
  );
  assert.deepEqual(released.deadDeployments, []);

  await decline(todoku, [updateId(3)], 'test');
  const fifth = await sync(released.anchor);
  assert.deepEqual([fifth.deployments, fifth.hiddenUpdates], [[], [updateId(3)]]);
  await undecline(todoku, [updateId(3)], 'test');
  const inForce = (await todoku.store.deployments()).length;
  assert.equal((await sync(fifth.anchor)).deployments.length, inForce, 'told again, it is offered again');
});

test('what was approved behind the list that the replica took is told again next time', async (t) => {
  const { port, todoku } = await serveSome(t);
  const downstream = await Downstream.connected(port);
  const { anchor: syncAnchor } = await downstream.list({});
  await approve(todoku, { updateId: updateId(3), groupId: UNASSIGNED_COMPUTERS, action: 'Install' }, 'test');
  const first = await deployments(downstream, { syncAnchor });
  const { anchor: next } = await downstream.list({ anchor: syncAnchor });
  const second = await deployments(downstream, { syncAnchor: next, deploymentAnchor: first.anchor });
  assert.equal(second.deployments.length, 1);
});

test('anchors of GetDeployments that are none are refused by name', async (t) => {
  const { port } = await serveSome(t);
  const downstream = await Downstream.connected(port);
  const ask = (anchors: { deploymentAnchor?: string; syncAnchor?: string }) =>
    downstream
      .ask('GetDeployments', writeGetDeploymentsRequest({ cookie: downstream.cookie, ...anchors }))
      .then(faultText);
  const good = '1,2026-10-04 15:03:36.000';
  assert.equal(await ask({}), 'InvalidParameters syncAnchor');
  assert.equal(await ask({ syncAnchor: '' }), 'InvalidParameters syncAnchor');
  assert.equal(await ask({ syncAnchor: good, deploymentAnchor: 'x' }), 'InvalidParameters deploymentAnchor');
});

// ------------------------------------------------------------------------------- content

test('files that a downstream server misses are fetched; unknown digests are named', async (t) => {
  const wanted: string[] = [];
  const serving = await serveSome(t, {
    onWanted: async (sha1s, reason) => void wanted.push(...sha1s.map((sha1) => `${reason} ${sha1}`)),
  });
  const { port, todoku } = serving;
  const downstream = await Downstream.connected(port);
  const ask = (...sha1s: readonly string[]) =>
    downstream.ask(
      'DownloadFiles',
      writeDownloadFilesRequest({ cookie: downstream.cookie, fileDigests: sha1s.map(digestToBase64) }),
    );
  assert.equal((await ask(SHA1)).status, 200);
  assert.deepEqual(wanted, [`downstream ${SHA1}`]);
  assert.equal((await knownServer(serving))?.missingFiles, 1);
  const unknown = ['01'.repeat(20), '02'.repeat(20)];
  assert.equal(
    faultText(await ask(SHA1, ...unknown)),
    `FileDigestsMissing ${unknown.map(digestToBase64).join('|')}`,
  );
  const many = Array.from({ length: 101 }, () => SHA1);
  assert.equal(faultText(await ask(...many)), 'InvalidParameters fileDigestList');

  const bytes = Buffer.from('hello');
  const sha1 = 'AAF4C61DDCC5E8A2DABEDE0F3B482CD9AEA9434D';
  await importAll(todoku, [software({ id: 9, file: { name: 'b.exe', sha1, size: 5 } })]);
  await todoku.content.add(
    { sha1, size: 5 },
    (async function* () {
      yield bytes;
    })(),
  );
  wanted.length = 0;
  assert.equal((await ask(sha1)).status, 200);
  assert.deepEqual(wanted, [], 'what is here is not fetched');
});

// ------------------------------------------------------------------------------- cookies, policy

test('cookies of clients, of others, of nobody and of yesterday are no cookies here', async (t) => {
  const clock = manualClock(START);
  const { port } = await serveSome(t, { clock });
  const clientCookie = await new Machine(port).enrol();
  const other = await Downstream.connected((await serve(t)).port);
  const downstream = await Downstream.connected(port);
  const mine = downstream.cookie;
  const list = async (encryptedData: string) => {
    const cookie = { ...mine, encryptedData };
    const request = writeGetRevisionIdListRequest({ cookie, filter: { getConfig: true } });
    return faultText(await downstream.ask('GetRevisionIdList', request));
  };
  for (const cookie of [
    clientCookie.encryptedData,
    other.cookie.encryptedData,
    '',
    'AAAA',
    'x'.repeat(100_000),
  ]) {
    assert.equal(await list(cookie), 'InvalidCookie');
  }
  assert.equal(await list(mine.encryptedData), '');
  clock.advance(241 * 60_000);
  assert.equal(await list(mine.encryptedData), 'InvalidCookie');
});

test("a client's authorization is none here, and neither is a cookie", async (t) => {
  const { port } = await serve(t);
  const downstream = await Downstream.connected(port);
  const ask = async (cookieData: string) => {
    const authCookies = [{ plugInId: 'DssTargeting', cookieData }];
    const request = writeDssGetCookieRequest({ authCookies, protocolVersion: '1.20' });
    return faultText(await downstream.ask('GetCookie', request));
  };
  assert.equal(await ask(downstream.cookie.encryptedData), 'InvalidAuthorizationCookie');
  assert.equal(await ask('AAAA'), 'InvalidAuthorizationCookie');
  const { cookieData } = await downstream.authorize(ACCOUNT);
  assert.equal(await ask(cookieData), '');
});

test('names and GUIDs that are none, versions of another series and missing cookies are refused by name', async (t) => {
  const { port } = await serve(t);
  const downstream = new Downstream(port);
  const authorize = async (account: { accountName?: string; accountGuid?: string }) =>
    faultText(await downstream.ask('GetAuthorizationCookie', writeDssGetAuthorizationCookieRequest(account)));
  assert.equal(await authorize({ ...ACCOUNT, accountName: 'a b' }), 'InvalidParameters accountName');
  assert.equal(await authorize({ accountGuid: ACCOUNT.accountGuid }), 'InvalidParameters accountName');
  assert.equal(await authorize({ ...ACCOUNT, accountGuid: '17' }), 'InvalidParameters accountGuid');
  const cookie = await downstream.authorize(ACCOUNT);
  const connect = async (authCookies: (typeof cookie)[], protocolVersion?: string) => {
    const request = { authCookies, ...(protocolVersion === undefined ? {} : { protocolVersion }) };
    return faultText(await downstream.ask('GetCookie', writeDssGetCookieRequest(request)));
  };
  assert.equal(await connect([cookie], '2.0'), 'IncompatibleProtocolVersion');
  assert.equal(await connect([cookie], '1'), 'InvalidParameters protocolVersion');
  assert.equal(await connect([cookie]), 'InvalidParameters protocolVersion');
  assert.equal(await connect([], '1.20'), 'InvalidParameters authCookies');
  assert.equal(await connect([cookie, cookie], '1.20'), 'InvalidParameters authCookies');
});

test('a refused server gets no cookie, loses the one it has, and is in the list', async (t) => {
  const serving = await serveSome(t);
  const { port, todoku } = serving;
  const downstream = await Downstream.connected(port);
  await downstream.list({});
  const { id } = (await knownServer(serving))!;
  await allowDownstream(todoku, id, false, 'test');
  const request = writeGetRevisionIdListRequest({ cookie: downstream.cookie, filter: { getConfig: true } });
  const refused = async () => faultText(await downstream.ask('GetRevisionIdList', request));
  assert.equal(await refused(), 'InvalidAuthorizationCookie');
  const authCookies = [await downstream.authorize(ACCOUNT)];
  const connect = writeDssGetCookieRequest({ authCookies, protocolVersion: '1.20' });
  assert.equal(faultText(await downstream.ask('GetCookie', connect)), 'InvalidAuthorizationCookie');

  await allowDownstream(todoku, id, true, 'test');
  assert.equal(await refused(), '');
  await changeSettings(
    todoku,
    { 'downstream-policy': { unknownServers: 'refused' } },
    { verb: 'set-downstream-policy', subject: 'refused' },
    'test',
  );
  assert.equal(await refused(), '', 'allowed by a person');
  const stranger = { server: `http://127.0.0.1:${port}`, products: [], classifications: [], retryPause: 1 };
  await assert.rejects(syncAsSample(stranger), /InvalidAuthorizationCookie/);
  await serving.face.flushContacts();
  const names = (await todoku.store.downstreamServers()).map((server) => server.id);
  assert.deepEqual(names.sort(), [ZERO_GUID, ACCOUNT.accountGuid], 'so that a person can decide');
});

test('what a downstream server did last is known: name, version, address, and how far its list goes', async (t) => {
  const clock = manualClock(START);
  const serving = await serveSome(t, { clock });
  const downstream = await Downstream.connected(serving.port);
  await downstream.list({ getConfig: true });
  assert.equal((await knownServer(serving))?.syncedSequence, undefined);
  clock.advance(5000);
  await downstream.list({});
  const { sequence } = serving.todoku.catalog.snapshot;
  assert.deepEqual(await knownServer(serving), {
    id: ACCOUNT.accountGuid,
    name: ACCOUNT.accountName,
    firstContactAt: START,
    lastContactAt: START + 5000,
    lastAddress: '127.0.0.1',
    protocolVersion: '1.20',
    syncedSequence: sequence,
    syncedAt: START + 5000,
    missingFiles: 0,
  });
});

// ------------------------------------------------------------------------------- HTTP

test('SOAP 1.2 is answered in SOAP 1.2, faults too', async (t) => {
  const { port } = await serveSome(t);
  const downstream = await Downstream.connected(port);
  const in12 = (text: string) =>
    text.replace('http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope');
  const headers = { 'Content-Type': 'application/soap+xml; charset=utf-8' };
  const filter = { getConfig: false };
  const request = writeGetRevisionIdListRequest({ cookie: downstream.cookie, filter });
  const answer = await downstream.ask('GetRevisionIdList', in12(request), headers);
  assert.equal(answer.headers['content-type'], 'application/soap+xml; charset=utf-8');
  assert.match(
    answer.text,
    /^<\?xml[^>]*><soap:Envelope xmlns:soap="http:\/\/www\.w3\.org\/2003\/05\/soap-envelope"/,
  );
  assert.equal(readGetRevisionIdListResponse(answer.body).newRevisions.length, 2);
  const bad = writeGetRevisionIdListRequest({
    cookie: downstream.cookie,
    filter: { ...filter, anchor: 'x' },
  });
  const fault = await downstream.ask('GetRevisionIdList', in12(bad), headers);
  assert.equal(fault.status, 500);
  assert.match(fault.text, /<soap:Value>soap:Sender<.*<Detail><ErrorCode>InvalidParameters</);
});

test('answers are Xpress coded where that is offered, else gzip, else plain, and say the same', async (t) => {
  const { port } = await serveSome(t);
  const downstream = await Downstream.connected(port);
  const request = writeGetUpdateDataRequest({ cookie: downstream.cookie, updateIds: [identity(3)] });
  const ask = (offered: string) => downstream.ask('GetUpdateData', request, { 'Accept-Encoding': offered });
  const plain = await ask('identity');
  assert.equal(plain.headers['content-encoding'], undefined);
  const xpress = await ask('gzip, xpress');
  assert.equal(xpress.headers['content-encoding'], 'xpress');
  assert.equal(xpress.text, plain.text);
  const gzip = await ask('gzip, deflate');
  assert.equal(gzip.headers['content-encoding'], 'gzip');
  assert.equal(gunzipSync(gzip.wire).toString(), plain.text);
  assert.equal((await ask('gzip;q=0')).headers['content-encoding'], undefined);
});

test('an operation of a service under the address of another one is unknown there', async (t) => {
  const { port } = await serve(t);
  const body = writeGetRevisionIdListRequest({ filter: { getConfig: true } });
  const answer = await fetch(`http://127.0.0.1:${port}${SERVICES.reporting.path}`, { method: 'POST', body });
  assert.match(await answer.text(), /<ErrorCode>InvalidParameters<\/ErrorCode><Message>soap:Body</);
});

test('the same list is told with an anchor of its own each time', async (t) => {
  const clock = manualClock(START);
  const { port, todoku } = await serveSome(t, { clock });
  const downstream = await Downstream.connected(port);
  const first = await downstream.list({ getConfig: true });
  clock.advance(1500);
  const second = await downstream.list({ getConfig: true });
  assert.deepEqual(second.ids, first.ids);
  assert.equal(first.anchor, `${todoku.catalog.snapshot.sequence},2026-10-04 15:03:36.000`);
  assert.equal(second.anchor, `${todoku.catalog.snapshot.sequence},2026-10-04 15:03:37.500`);
});

test('documents of a bundle come by name although no list shows an older revision by itself', async (t) => {
  const { port, todoku } = await serve(t);
  const member = (revision: number) => software({ id: 1, revision });
  const bundle = software({ id: 2 }).replace(
    '<upd:ApplicabilityRules>',
    `<upd:Relationships><upd:BundledUpdates><upd:AtLeastOne><upd:UpdateIdentity UpdateID="${updateId(1)}" RevisionNumber="100"/></upd:AtLeastOne></upd:BundledUpdates></upd:Relationships><upd:ApplicabilityRules>`,
  );
  const report = await importRevisions(
    todoku,
    [member(100), member(101), bundle].map((text, index) => ({
      name: String(index),
      bytes: Buffer.from(text),
    })),
    'test',
  );
  assert.deepEqual(report.failed, []);
  const downstream = await Downstream.connected(port);
  const { ids } = await downstream.list({});
  assert.deepEqual(ids, [`${updateId(1)} 100`, `${updateId(1)} 101`, `${updateId(2)} 100`]);
  assert.equal((await downstream.updateData([identity(1), identity(1, 101)])).updates.length, 2);
});
