import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCabinet, SoapFault } from '#wire';
import {
  captivePortal,
  corruptContent,
  drip,
  duplicated,
  endless,
  firstCalls,
  freeze,
  fromCall,
  ghostIds,
  httpPage,
  inWorld,
  microsoftUrl,
  mixAndMatch,
  onCall,
  reset,
  rollback,
  serverChanged,
  soapFault,
  truncated,
  wrongIdentity,
  wrongLength,
} from '../index.ts';
import { makeCabinet } from './cabinets.ts';
import { keyOf, SECURITY, scene, ticked, WINDOWS_11 } from './fixture.ts';
import { contentPath } from './update-data.ts';

test('a fault strikes at the calls it is for, and is gone when it is cleared', async (t) => {
  const { list, upstream } = await scene(t);
  const struck = async () => {
    try {
      await list({});
      return false;
    } catch (error) {
      assert.ok(error instanceof SoapFault && error.code === 'ServerBusy');
      return true;
    }
  };
  const busy = soapFault('GetRevisionIdList', 'ServerBusy');
  for (const [fault, expected] of [
    [busy, [true, true, true]],
    [onCall(1, busy), [false, true, false]],
    [firstCalls(2, busy), [true, true, false]],
    [fromCall(1, busy), [false, true, true]],
  ] as const) {
    upstream.faults.add(fault);
    assert.deepEqual([await struck(), await struck(), await struck()], expected);
    upstream.faults.clear();
  }
  assert.equal(await struck(), false);
});

test('a fault without an ErrorCode has none', async (t) => {
  const { list, upstream } = await scene(t);
  upstream.faults.add(soapFault('every', ''));
  await assert.rejects(list({}), (error) => error instanceof SoapFault && error.code === '');
});

test('a line that is cut, reset, too short, endless or dripping is so for any client', async (t) => {
  const { list, upstream } = await scene(t);
  for (const fault of [truncated('every'), reset('every'), wrongLength('every', 10)]) {
    upstream.faults.add(fault);
    await assert.rejects(list({}), TypeError);
    upstream.faults.clear();
  }
  const [{ sha1 } = { sha1: '' }] = upstream.world.live.newestRevisions().flatMap(({ files }) => files);
  for (const fault of [endless('Content'), drip('Content', 1000)]) {
    upstream.faults.add(fault);
    const control = new AbortController();
    const answer = await fetch(`${upstream.url}/Content/x/${sha1}`, { signal: control.signal });
    assert.equal(answer.status, 200);
    const reader = answer.body!.getReader();
    assert.ok(((await reader.read()).value?.length ?? 0) > 0);
    control.abort();
    upstream.faults.clear();
  }
});

test('pages of what stands between come with their status', async (t) => {
  const { post, upstream } = await scene(t);
  // What fetch itself does with 407 is its own matter.
  for (const status of [401, 403, 404, 500, 503]) {
    upstream.faults.add(httpPage('every', status));
    const answer = await post('/ServerSyncWebService/ServerSyncWebService.asmx', envelope('GetAuthConfig'));
    assert.equal(answer.status, status);
    assert.match(answer.headers.get('content-type') ?? '', /html/);
    upstream.faults.clear();
  }
  upstream.faults.add(captivePortal('every'));
  const portal = await post('/ServerSyncWebService/ServerSyncWebService.asmx', envelope('GetAuthConfig'));
  assert.equal(portal.status, 200);
});

test('a rolled back world has older anchors, a frozen one fresh ones, and neither has the news', async (t) => {
  const { list, world, clock, upstream } = await scene(t);
  const filter = ticked([WINDOWS_11], [SECURITY]);
  const before = await list(filter);
  const then = world.tick();
  clock.advance(3_600_000);
  const revised = keyOf(world.revise(before.ids[0]!.split('/')[0]!));
  assert.ok((await list(filter)).ids.includes(revised));
  upstream.faults.add(rollback(world, then));
  const back = await list(filter);
  assert.deepEqual(back.ids, before.ids);
  assert.ok(back.anchor.slice(2) < (await fresh(upstream, () => list(filter))).anchor.slice(2));
  upstream.faults.clear();
  upstream.faults.add(freeze(world, then));
  const frozen = await list(filter);
  assert.deepEqual(frozen.ids, before.ids);
  assert.ok(frozen.anchor.slice(2) > back.anchor.slice(2));
});

test('documents are mixed, doubled, of another update or of another world; addresses are whatever is wanted', async (t) => {
  const { data, world, upstream, list } = await scene(t);
  const revision = world.live.newestRevisions().find(({ files }) => files.length > 0)!;
  const then = world.tick();
  const asked = world.revise(revision.updateId);
  const text = async () => (await data([asked])).updates[0]?.xmlUpdateBlob ?? '';
  upstream.faults.add(mixAndMatch(world, then));
  assert.equal(await text(), revision.bytes.toString());
  upstream.faults.clear();
  upstream.faults.add(wrongIdentity(() => true));
  assert.ok(!(await text()).includes(asked.updateId));
  upstream.faults.clear();
  upstream.faults.add(duplicated(), microsoftUrl('file:///etc/passwd'));
  const { updates, fileUrls } = await data([asked]);
  assert.equal(updates.length, 2);
  assert.equal(fileUrls[0]?.muUrl, 'file:///etc/passwd');
  upstream.faults.clear();
  const fork = world.fork();
  fork.addIdleDetectoids(100);
  const healthy = await list({ getConfig: true });
  upstream.faults.add(inWorld(fork), ghostIds([{ updateId: asked.updateId, revisionNumber: 2_147_483_647 }]));
  assert.equal((await list({ getConfig: true })).ids.length, healthy.ids.length + 100);
  assert.ok((await list({})).ids.some((id) => id.endsWith('/2147483647')));
});

test('whoever brings an anchor to a changed server is told so, whoever brings none is served', async (t) => {
  const { list, upstream } = await scene(t);
  const { anchor } = await list({});
  upstream.faults.add(serverChanged());
  await assert.rejects(
    list({ anchor }),
    (error) => error instanceof SoapFault && error.code === 'ServerChanged',
  );
  assert.ok((await list({})).ids.length > 0);
});

test('spoiled content has its length and not its bytes', async (t) => {
  const { upstream, world } = await scene(t);
  const file = world.live.newestRevisions().flatMap(({ files }) => files)[0]!;
  upstream.faults.add(corruptContent());
  const bytes = Buffer.from(await (await fetch(upstream.url + contentPath(file))).arrayBuffer());
  assert.equal(bytes.length, file.size);
  assert.notDeepEqual(bytes, file.bytes());
});

test('the Cabinets of our own making are read, so that only what is wrong with them is', () => {
  const bytes = Buffer.from('The quick brown fox. '.repeat(5000), 'utf16le');
  const [member] = readCabinet(makeCabinet([{ name: 'blob', bytes }]));
  assert.deepEqual(Buffer.from(member!.read()), bytes);
});

async function fresh<T>(upstream: { faults: { clear(): void } }, call: () => Promise<T>): Promise<T> {
  upstream.faults.clear();
  return call();
}

function envelope(operation: string): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><${operation} xmlns="http://www.microsoft.com/SoftwareDistribution"/></s:Body></s:Envelope>`;
}
