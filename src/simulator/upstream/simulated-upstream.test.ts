import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { decodeUpdateBlob, decodeXpress, SoapFault } from '#wire';
import { KNOWN_PRODUCTS, SOFTWARE_CLASSIFICATIONS } from '../synthetic/taxonomy.ts';
import { dropped } from './catalog-faults.ts';
import { onCall } from './fault.ts';
import {
  ANTIVIRUS,
  BROWSER,
  DEFINITIONS,
  keyOf,
  SECURITY,
  SERVER_SYNC,
  scene,
  ticked,
  UPDATES,
  WINDOWS,
  WINDOWS_11,
} from './fixture.ts';
import { badXml, soapFault } from './message-faults.ts';
import { syncAsSample } from './sample-downstream.ts';
import { contentPath } from './update-data.ts';

const everything = {
  products: KNOWN_PRODUCTS.map(({ id }) => id),
  classifications: SOFTWARE_CLASSIFICATIONS.map(({ id }) => id),
};

test("a downstream server like Microsoft's sample fetches every document, byte for byte, with an address for every file", async (t) => {
  const { world, upstream } = await scene(t);
  const result = await syncAsSample({ server: upstream.url, ...everything });
  const came = [...result.categories, ...result.updates];
  assert.deepEqual(result.lost, []);
  const software = world.live
    .newestRevisions()
    .filter((each) => !each.bytes.toString().includes('UpdateType="Driver"'));
  assert.deepEqual(came.map(keyOf).sort(), software.map(keyOf).sort());
  for (const each of came) assert.equal(each.text, world.live.revision(each)?.bytes.toString());
  const [address] = result.fileUrls.values();
  assert.ok(address?.startsWith(upstream.microsoftUrl));
  assert.deepEqual(result.calls.slice(0, 5), [
    'GetAuthConfig',
    'GetAuthorizationCookie',
    'GetCookie',
    'GetConfigData',
    'GetRevisionIdList',
  ]);
});

test("a downstream server like Microsoft's sample asks again after a fault, and says what it stumbles over", async (t) => {
  const { upstream } = await scene(t);
  upstream.faults.add(onCall(0, soapFault('GetUpdateData', 'InternalServerError')));
  const result = await syncAsSample({ server: upstream.url, ...everything, retryPause: 1 });
  assert.ok(result.updates.length > 0);
  upstream.faults.clear();
  upstream.faults.add(badXml('GetCookie'));
  await assert.rejects(syncAsSample({ server: upstream.url, ...everything }), /not closed|Corpus|Body/);
  upstream.faults.clear();
  upstream.faults.add(dropped(() => true));
  const { lost } = await syncAsSample({ server: upstream.url, ...everything });
  assert.ok(lost.length > 0);
});

test('the configuration list has categories, classifications and detectoids, the other one nothing of those', async (t) => {
  const { list } = await scene(t);
  const config = await list({ getConfig: true });
  const updates = await list({});
  assert.equal(config.ids.length, 24);
  assert.ok(updates.ids.length > 0);
  assert.deepEqual(
    config.ids.filter((id) => updates.ids.includes(id)),
    [],
  );
});

test('updates are listed that are in one of the products, or below the family, and in one of the classifications', async (t) => {
  const { list, world } = await scene(t);
  const titles = async (filter: Parameters<typeof list>[0]) =>
    (await list(filter)).ids.filter((id) => {
      const [updateId = '', revision] = id.split('/');
      return world.live
        .revision({ updateId, revisionNumber: Number(revision) })
        ?.bytes.toString()
        .includes('ExplicitlyDeployable="true"');
    }).length;
  assert.equal(await titles(ticked([WINDOWS_11], [SECURITY])), 2);
  assert.equal(await titles(ticked([WINDOWS_11], [UPDATES])), 0);
  assert.equal(await titles(ticked([WINDOWS_11, BROWSER], [SECURITY, UPDATES])), 4);
  assert.ok((await titles(ticked([WINDOWS], [SECURITY]))) >= 4);
  assert.equal(await titles(ticked([WINDOWS_11], [])), 0);
  assert.equal(await titles({ categories: [], classifications: [] }), 0);
});

test('a bundle is listed with all its members', async (t) => {
  const { list, world } = await scene(t);
  const { ids } = await list(ticked([ANTIVIRUS], [DEFINITIONS]));
  const bundle = world.live
    .newestRevisions()
    .find((each) => ids.includes(keyOf(each)) && each.bundled.length);
  assert.equal(bundle?.bundled.length, 2);
  assert.deepEqual(
    bundle?.bundled.map(keyOf).filter((id) => !ids.includes(id)),
    [],
  );
});

test('with an anchor only changes are listed, but everything of what is newly ticked', async (t) => {
  const { list, world } = await scene(t);
  const before = await list(ticked([WINDOWS_11], [SECURITY]));
  const again = { anchor: before.anchor, ...ticked([WINDOWS_11], [SECURITY], true) };
  assert.deepEqual((await list(again)).ids, []);
  const [id = ''] = before.ids;
  const revised = world.revise(id.split('/')[0] ?? '');
  assert.deepEqual((await list(again)).ids, [keyOf(revised)]);
  // The family that the product is in has been ticked all along, the product itself has not.
  const [family] = ticked([WINDOWS], [], true).categories ?? [];
  const [product] = ticked([WINDOWS_11], []).categories ?? [];
  const { classifications = [] } = ticked([], [SECURITY], true);
  const anew = { anchor: before.anchor, categories: [family!, product!], classifications };
  assert.ok((await list(anew)).ids.length >= before.ids.length);
  const [wanted] = ticked([BROWSER], []).categories ?? [];
  const more = { ...again, categories: [...(again.categories ?? []), wanted!] };
  assert.deepEqual((await list(more)).ids, [keyOf(revised)]);
  const both = { ...more, classifications: ticked([], [SECURITY, UPDATES]).classifications! };
  assert.ok((await list(both)).ids.length > 2);
});

test('an anchor that is none, an unknown id, a wrong revision and a batch of 101 are refused as a real server does', async (t) => {
  const { list, data, world } = await scene(t);
  const refusal = (code: string, message: string) => (error: unknown) =>
    error instanceof SoapFault && error.code === code && error.faultMessage === message;
  await assert.rejects(list({ anchor: 'garbage' }), refusal('InvalidParameters', 'filter'));
  const [known] = world.live.newestRevisions();
  const { updateId, revisionNumber } = known!;
  await assert.rejects(
    data([
      { updateId, revisionNumber },
      { updateId, revisionNumber: revisionNumber + 1 },
    ]),
    refusal('InternalServerError', ''),
  );
  const many = Array.from({ length: 101 }, () => ({ updateId, revisionNumber }));
  await assert.rejects(data(many), refusal('InvalidParameters', 'updateIds'));
  assert.equal((await data(many.slice(0, 2))).updates.length, 2);
});

test('what does not fit into the answer is left out without a word', async (t) => {
  const { data, world } = await scene(t, { answerBudget: 6000 });
  const ids = world.live
    .newestRevisions()
    .slice(0, 30)
    .map(({ updateId, revisionNumber }) => ({ updateId, revisionNumber }));
  const { updates } = await data(ids);
  assert.ok(updates.length > 0 && updates.length < 30);
  assert.deepEqual(
    updates.map(({ id }) => id),
    ids.slice(0, updates.length),
  );
});

test('large documents come as Cabinets when it is to be like a WSUS, and answers in the coding asked for', async (t) => {
  const { data, world, post, upstream } = await scene(t, { documents: 'cab', coding: 'xpress' });
  const revisions = world.live.newestRevisions().slice(-20);
  const { updates } = await data(
    revisions.map(({ updateId, revisionNumber }) => ({ updateId, revisionNumber })),
  );
  let packed = 0;
  for (const { id, xmlUpdateBlob, xmlUpdateBlobCompressed } of updates) {
    if (xmlUpdateBlobCompressed !== undefined) packed++;
    const text = xmlUpdateBlob ?? decodeUpdateBlob(xmlUpdateBlobCompressed!);
    assert.equal(text, world.live.revision(id)?.bytes.toString());
  }
  assert.ok(packed > 0 && packed < updates.length);
  const request =
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><GetAuthConfig xmlns="http://www.microsoft.com/SoftwareDistribution"/></s:Body></s:Envelope>';
  const answer = await post(SERVER_SYNC, request, { 'Accept-Encoding': 'xpress' });
  assert.equal(answer.headers.get('content-encoding'), 'xpress');
  const wire = Buffer.from(await answer.arrayBuffer());
  assert.match(Buffer.from(decodeXpress(wire, 10_000)).toString(), /DssTargeting/);
  assert.equal(upstream.callsOf('GetAuthConfig')[0]?.sent, wire.length);
});

test('files are served under both addresses, in ranges too', async (t) => {
  const { world, upstream, data } = await scene(t);
  const revision = world.live.newestRevisions().find(({ files }) => files.length > 0)!;
  const [file] = revision.files;
  const bytes = file!.bytes();
  const address = upstream.url + contentPath(file!);
  assert.deepEqual(Buffer.from(await (await fetch(address)).arrayBuffer()), bytes);
  const part = await fetch(address, { headers: { Range: 'bytes=10-19' } });
  assert.equal(part.status, 206);
  assert.deepEqual(Buffer.from(await part.arrayBuffer()), bytes.subarray(10, 20));
  assert.equal((await fetch(address, { headers: { Range: `bytes=${bytes.length}-` } })).status, 416);
  const head = await fetch(address, { method: 'HEAD' });
  assert.equal(head.headers.get('content-length'), String(bytes.length));
  const { updateId, revisionNumber } = revision;
  const { fileUrls } = await data([{ updateId, revisionNumber }]);
  const microsoft = await fetch(fileUrls[0]?.muUrl ?? '');
  assert.deepEqual(Buffer.from(await microsoft.arrayBuffer()), bytes);
  assert.equal((await fetch(`${upstream.url}/Content/00/${'0'.repeat(40)}.exe`)).status, 404);
});

test('a captured request is answered as a real server answered it, byte for byte', async (t) => {
  const captures = new URL('../../../../shared/captures/wsusss/', import.meta.url);
  if (!existsSync(captures)) {
    t.skip('captures are not here');
    return;
  }
  const { post } = await scene(t);
  const read = (name: string) => readFileSync(new URL(name, captures), 'utf8');
  const masked = (text: string) =>
    text.replace(/<ID>[^<]*/, '<ID>').replace(/(<faultactor>http:\/\/[^:]*):\d+/, '$1');
  for (const name of ['01-GetAuthConfig', '19-GetRevisionIdList-no-cookie-fault']) {
    const answer = await post(SERVER_SYNC, read(`${name}.request.xml`));
    assert.equal(masked(await answer.text()), masked(read(`${name}.response.xml`)), name);
  }
});
