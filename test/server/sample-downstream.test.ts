import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { digestToBase64, ZERO_GUID } from '#base';
import { importRevisions } from '#changes';
import { sampleCatalog, syncAsSample } from '#simulator';
import {
  writeDssGetAuthorizationCookieRequest,
  writeDssGetCookieRequest,
  writeGetAuthConfigRequest,
  writeGetRevisionIdListRequest,
  writeGetUpdateDataRequest,
} from '#wire';
import { importAll, software, updateId } from './documents.ts';
import { Downstream } from './downstream.ts';
import { type Serving, serve } from './serving.ts';

// What Microsoft's sample of a downstream server needs of its upstream: a test for each row of the table in
// peers-and-anchors.md 1.4, named after it.

async function serveCatalog(t: TestContext, settings = {}): Promise<Serving> {
  const serving = await serve(t, { settings });
  const report = await importRevisions(serving.todoku, sampleCatalog().documents, 'test');
  assert.deepEqual(report.failed, []);
  return serving;
}

function categoriesIn({ todoku }: Serving, type: string): string[] {
  return todoku.catalog.snapshot
    .categories()
    .filter((category) => category.type === type)
    .map(({ updateId: id }) => id);
}

test('the whole synchronisation of the sample succeeds, and it has every document character by character', async (t) => {
  const serving = await serveCatalog(t);
  const { categories, updates, lost, calls } = await syncAsSample({
    server: `http://127.0.0.1:${serving.port}`,
    products: categoriesIn(serving, 'Product'),
    classifications: categoriesIn(serving, 'UpdateClassification'),
    retryPause: 1,
  });
  assert.deepEqual(lost, []);
  const documents = sampleCatalog().documents.map(({ bytes }) => bytes.toString());
  assert.deepEqual([...categories, ...updates].map(({ text }) => text).sort(), documents.sort());
  assert.deepEqual(calls.slice(0, 5), [
    'GetAuthConfig',
    'GetAuthorizationCookie',
    'GetCookie',
    'GetConfigData',
    'GetRevisionIdList',
  ]);
});

test('SOAP 1.1 text/xml', async (t) => {
  const { port } = await serve(t);
  const answer = await new Downstream(port).ask('GetAuthConfig', writeGetAuthConfigRequest());
  assert.equal(answer.headers['content-type'], 'text/xml; charset=utf-8');
  assert.match(answer.text, /<soap:Envelope xmlns:soap="http:\/\/schemas\.xmlsoap\.org\/soap\/envelope\/"/);
});

test('GetAuthConfig child order LastChange, AuthInfo, and inside AuthPlugInInfo PlugInID, ServiceUrl, Parameter', async (t) => {
  const { port } = await serve(t);
  const { text } = await new Downstream(port).ask('GetAuthConfig', writeGetAuthConfigRequest());
  assert.match(
    text,
    /<GetAuthConfigResult><LastChange>[^<]+<\/LastChange><AuthInfo><AuthPlugInInfo><PlugInID>DssTargeting<\/PlugInID><ServiceUrl>DssAuthWebService\/DssAuthWebService\.asmx<\/ServiceUrl><Parameter \/><\/AuthPlugInInfo><\/AuthInfo><\/GetAuthConfigResult>/,
  );
});

test('the account name and GUID may come swapped, and both may be zero', async (t) => {
  const { port } = await serve(t);
  for (const account of [
    { accountName: ZERO_GUID, accountGuid: ZERO_GUID },
    { accountName: '6f1c2f6e-3f0b-4d3a-9b1e-0d2f6a1c5e12', accountGuid: 'probe.example' },
  ]) {
    const downstream = await Downstream.connected(port, account);
    assert.deepEqual((await downstream.list({ getConfig: true })).ids, []);
  }
});

test('auth replies < 64 KB', async (t) => {
  const { port } = await serve(t);
  const downstream = new Downstream(port);
  const account = { accountName: `${'x'.repeat(60)}.example`, accountGuid: ZERO_GUID };
  const authorization = await downstream.authorize(account);
  const request = writeDssGetCookieRequest({ authCookies: [authorization], protocolVersion: '1.7' });
  for (const body of [writeGetAuthConfigRequest(), writeDssGetAuthorizationCookieRequest(account), request]) {
    const { wire, status } = await downstream.ask('', body);
    assert.equal(status, 200);
    assert.ok(wire.length < 65_536, `${wire.length} bytes`);
  }
});

test('fileUrls present even when empty; FileDigest unique per response', async (t) => {
  const { port, todoku } = await serve(t);
  const sha1 = 'AB'.repeat(20);
  const file = { name: 'a.exe', sha1, size: 5 };
  await importAll(todoku, [software({ id: 1, file }), software({ id: 2, file }), software({ id: 3 })]);
  const downstream = await Downstream.connected(port);
  const ask = (...ids: readonly number[]) =>
    downstream.ask(
      'GetUpdateData',
      writeGetUpdateDataRequest({
        cookie: downstream.cookie,
        updateIds: ids.map((id) => ({ updateId: updateId(id), revisionNumber: 100 })),
      }),
    );
  assert.match((await ask(3)).text, /<fileUrls \/><\/GetUpdateDataResult>/);
  const { text } = await ask(1, 2, 1);
  assert.equal([...text.matchAll(/<ServerSyncUrlData>/g)].length, 1);
  assert.equal([...text.matchAll(/<ServerSyncUpdateData>/g)].length, 3);
  assert.ok(
    text.includes(`<FileDigest>${digestToBase64(sha1)}</FileDigest><UssUrl /></ServerSyncUrlData>`),
    text,
  );
});

test('every file digest (primary or additional) of an update resolvable in the same response', async (t) => {
  const serving = await serveCatalog(t);
  const downstream = await Downstream.connected(serving.port);
  const withFiles = sampleCatalog().documents.filter(({ files }) => files.length > 0);
  assert.ok(withFiles.length > 5);
  const { updates, fileUrls } = await downstream.updateData(withFiles.map(({ identity }) => identity));
  const resolvable = new Set(fileUrls.map(({ fileDigest }) => fileDigest));
  for (const { fileDigests } of updates) {
    assert.ok(fileDigests.length > 0);
    for (const digest of fileDigests) assert.ok(resolvable.has(digest));
  }
  for (const { files } of withFiles) {
    for (const { sha1 } of files) assert.ok(resolvable.has(sha1), sha1);
  }
});

test('updates and NewRevisions present even when empty', async (t) => {
  const { port } = await serve(t);
  const downstream = await Downstream.connected(port);
  const { cookie } = downstream;
  const list = await downstream.ask(
    'GetRevisionIdList',
    writeGetRevisionIdListRequest({ cookie, filter: { getConfig: true } }),
  );
  assert.match(list.text, /<NewRevisions \/>/);
  const data = await downstream.ask('GetUpdateData', writeGetUpdateDataRequest({ cookie, updateIds: [] }));
  assert.match(data.text, /<GetUpdateDataResult><updates \/><fileUrls \/><\/GetUpdateDataResult>/);
});

test('prefer plain XmlUpdateBlob with no XML declaration, whatever the document was stored as', async (t) => {
  const { port, todoku } = await serve(t);
  const text = software({ id: 1, title: '日本語' });
  const stored = [
    Buffer.from(`\ufeff<?xml version="1.0" encoding="utf-8"?>\r\n${text}`),
    Buffer.from(
      `\ufeff<?xml version="1.0" encoding="utf-16"?>${text.replaceAll('RevisionNumber="100"', 'RevisionNumber="101"')}`,
      'utf16le',
    ),
  ];
  const report = await importRevisions(
    todoku,
    stored.map((bytes, index) => ({ name: String(index), bytes })),
    'test',
  );
  assert.deepEqual(report.failed, []);
  const downstream = await Downstream.connected(port);
  const { updates } = await downstream.updateData([
    { updateId: updateId(1), revisionNumber: 100 },
    { updateId: updateId(1), revisionNumber: 101 },
  ]);
  assert.deepEqual(
    updates.map(({ xmlUpdateBlob }) => xmlUpdateBlob),
    [text, text.replaceAll('RevisionNumber="100"', 'RevisionNumber="101"')],
  );
});

test('XmlUpdateBlobCompressed breaks it on Linux: it is never sent unless a person asks for it', async (t) => {
  const { port, todoku } = await serve(t);
  await importAll(todoku, [software({ id: 1, padding: 100_000 })]);
  const downstream = await Downstream.connected(port);
  const { updates } = await downstream.updateData([{ updateId: updateId(1), revisionNumber: 100 }]);
  assert.equal(updates[0]?.xmlUpdateBlobCompressed, undefined);
  assert.equal(updates[0]?.xmlUpdateBlob?.length, software({ id: 1, padding: 100_000 }).length);
});

test('LocalizedProperties, UpdateType, CategoryType, AtLeastOne, File and the prefix upd: documents go out as they came', async (t) => {
  const serving = await serveCatalog(t);
  const downstream = await Downstream.connected(serving.port);
  for (const { identity, bytes } of sampleCatalog().documents) {
    const { updates } = await downstream.updateData([identity]);
    assert.equal(updates[0]?.xmlUpdateBlob, bytes.toString());
  }
});

test('error name inside faultstring (e.g. InvalidAuthorizationCookie)', async (t) => {
  const { port } = await serve(t);
  const downstream = new Downstream(port);
  const wordsOf = async (cookieData: string, protocolVersion: string) => {
    const request = writeDssGetCookieRequest({
      authCookies: [{ plugInId: 'DssTargeting', cookieData }],
      protocolVersion,
    });
    const { text } = await downstream.ask('GetCookie', request);
    return /<faultstring>([^<]*)</.exec(text)?.[1] ?? '';
  };
  assert.match(await wordsOf('AAAA', '1.7'), /InvalidAuthorizationCookie/);
  const { cookieData } = await downstream.authorize({ accountName: 'a.example', accountGuid: ZERO_GUID });
  assert.match(await wordsOf(cookieData, '2.0'), /IncompatibleProtocolVersion/);
});

test('cookie Expiration as an instant it can compare with local time', async (t) => {
  const { port, todoku } = await serve(t);
  const { cookie } = await Downstream.connected(port);
  assert.match(cookie.expiration, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/);
  assert.equal(Date.parse(cookie.expiration) - todoku.clock.now(), 240 * 60_000);
});
