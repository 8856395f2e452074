import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  writeDssGetAuthorizationCookieRequest,
  writeGetRelatedRevisionsForUpdatesRequest,
  writeGetRevisionIdListRequest,
  writeGetUpdateDataRequest,
  writeRollupComputersRequest,
} from '#wire';
import { category, importAll, updateId } from './documents.ts';
import { ACCOUNT, Downstream, faultText } from './downstream.ts';
import { call, serve } from './serving.ts';

test('a request that is too large is told so, and the server lives', async (t) => {
  const { port } = await serve(t);
  const downstream = await Downstream.connected(port);
  const body = writeGetUpdateDataRequest({ cookie: downstream.cookie, updateIds: [] });
  const padded = body.replace('</soap:Body>', `<!--${'x'.repeat(5 * 1024 * 1024)}--></soap:Body>`);
  const answer = await downstream.ask('GetUpdateData', padded);
  assert.equal(answer.status, 413);
  assert.equal(faultText(answer), 'InvalidParameters soap:Envelope');
  assert.equal((await downstream.ask('GetUpdateData', body)).status, 200);
});

test('more room for rollups is no room for anything else', async (t) => {
  const { port } = await serve(t);
  const ids = Array.from({ length: 1501 }, (_, index) => `pc-${index}`);
  const computers = ids.map((computerId) => ({
    computerId,
    lastSyncTime: '',
    lastSyncResult: 0,
    lastReportedRebootTime: '',
    lastReportedStatusTime: '',
    lastInventoryTime: '',
    parentServerId: ACCOUNT.accountGuid,
  }));
  const clientTime = '2026-10-04T15:03:36Z';
  const body = writeRollupComputersRequest({ clientTime, computers });
  const padded = (megabytes: number) =>
    body.replace('</soap:Body>', `<!--${'x'.repeat(megabytes * 1024 * 1024)}--></soap:Body>`);
  const ask = async (operation: string, megabytes: number) => {
    const answer = await call(port, 'reporting', operation, padded(megabytes));
    return `${answer.status} ${faultText(answer)}`;
  };
  assert.equal(await ask('RollupComputers', 10), '500 InvalidParameters computers');
  assert.equal(await ask('RollupComputers', 17), '413 InvalidParameters soap:Envelope');
  assert.equal(await ask('ReportEventBatch', 10), '413 InvalidParameters soap:Envelope');
});

test('lists of a hundred thousand ids are refused at once', async (t) => {
  const { port, todoku } = await serve(t);
  await importAll(todoku, [category({ id: 1 })]);
  const downstream = await Downstream.connected(port);
  const { cookie } = downstream;
  const many = Array.from({ length: 40_000 }, (_, index) => updateId(index));
  const categories = many.slice(0, 20_001).map((id) => ({ id, delta: true }));
  const list = writeGetRevisionIdListRequest({ cookie, filter: { getConfig: false, categories } });
  assert.equal(faultText(await downstream.ask('GetRevisionIdList', list)), 'InvalidParameters filter');
  const updateIds = many.slice(0, 20_000).map((id) => ({ updateId: id, revisionNumber: 1 }));
  const data = writeGetUpdateDataRequest({ cookie, updateIds });
  assert.equal(faultText(await downstream.ask('GetUpdateData', data)), 'InvalidParameters updateIds');
  const related = writeGetRelatedRevisionsForUpdatesRequest({ cookie, updateIds: many });
  assert.equal(
    faultText(await downstream.ask('GetRelatedRevisionsForUpdates', related)),
    'InvalidParameters updateIDs',
  );
});

test('a million elements are no message', async (t) => {
  const { port } = await serve(t);
  const downstream = await Downstream.connected(port);
  const body = writeGetUpdateDataRequest({ cookie: downstream.cookie, updateIds: [] });
  const bomb = body.replace('</soap:Body>', `${'<a/>'.repeat(1_000_000)}</soap:Body>`);
  assert.equal(faultText(await downstream.ask('GetUpdateData', bomb)), 'InvalidParameters soap:Envelope');
});

test('documents, entities and paths in a request are text', async (t) => {
  const { port } = await serve(t);
  const downstream = new Downstream(port);
  const doctype = writeDssGetAuthorizationCookieRequest(ACCOUNT).replace(
    '<soap:Envelope',
    '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><soap:Envelope',
  );
  assert.equal(
    faultText(await downstream.ask('GetAuthorizationCookie', doctype)),
    'InvalidParameters soap:Envelope',
  );
  const connected = await Downstream.connected(port);
  const filter = { getConfig: false, anchor: "1,2026-10-04 15:03:36.000' OR 1=1 --" };
  const injected = writeGetRevisionIdListRequest({ cookie: connected.cookie, filter });
  assert.equal(faultText(await connected.ask('GetRevisionIdList', injected)), 'InvalidParameters filter');
});
