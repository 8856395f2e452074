import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { importRevisions } from '#changes';
import { decodeUpdateBlob, readGetUpdateDataResponse } from '#wire';
import { Downstream } from '../server/downstream.ts';
import { type Answer, ask, type Serving, serve } from '../server/serving.ts';

// The requests of a downstream server that a real server answered, sent over a socket; the answers must be the real
// server's but for what is each server's own.

const CAPTURES = new URL('../../../shared/captures/', import.meta.url);

function capturesAreHere(t: TestContext): boolean {
  const here = existsSync(CAPTURES);
  if (!here) t.skip('captures are not here');
  return here;
}

function captured(name: string): string {
  return readFileSync(new URL(`wsusss/${name}`, CAPTURES), 'utf8');
}

function documents(): { name: string; bytes: Buffer }[] {
  const names = readdirSync(new URL('metadata/', CAPTURES)).filter((name) => name.endsWith('.xml'));
  return names.map((name) => ({ name, bytes: readFileSync(new URL(`metadata/${name}`, CAPTURES)) }));
}

const NAMESPACES =
  'xmlns:upd="http://schemas.microsoft.com/msus/2002/12/Update" xmlns:cat="http://schemas.microsoft.com/msus/2002/12/UpdateHandlers/Category" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const DEFENDER = '8c3fcc84-7410-4a95-8b89-a166a0190486';
const DEFINITIONS = 'e0789628-ce08-4437-be74-2495b842f43b';

/** Stand-ins for what the captured documents need and the captures lack. */
function category(id: string, type: string): { name: string; bytes: Buffer } {
  return document(
    id,
    'UpdateType="Category"',
    '',
    `<upd:HandlerSpecificData xsi:type="cat:Category"><cat:CategoryInformation CategoryType="${type}"/></upd:HandlerSpecificData>`,
  );
}

function document(id: string, properties: string, needs: string, tail = ''): { name: string; bytes: Buffer } {
  const xml = `<upd:Update ${NAMESPACES}><upd:UpdateIdentity UpdateID="${id}" RevisionNumber="200"/><upd:Properties DefaultPropertiesLanguage="en" ${properties}/><upd:LocalizedPropertiesCollection><upd:LocalizedProperties><upd:Language>en</upd:Language><upd:Title>${id}</upd:Title></upd:LocalizedProperties></upd:LocalizedPropertiesCollection>${needs}${tail}</upd:Update>`;
  return { name: id, bytes: Buffer.from(xml) };
}

async function serveCaptures(t: TestContext, settings = {}): Promise<Serving> {
  const serving = await serve(t, { settings });
  const clause = (id: string) =>
    `<upd:AtLeastOne IsCategory="true"><upd:UpdateIdentity UpdateID="${id}"/></upd:AtLeastOne>`;
  const needs = `<upd:Relationships><upd:Prerequisites>${clause(DEFENDER)}${clause(DEFINITIONS)}</upd:Prerequisites></upd:Relationships>`;
  const report = await importRevisions(
    serving.todoku,
    [
      category(DEFENDER, 'Product'),
      category(DEFINITIONS, 'UpdateClassification'),
      document('11111111-0000-4000-8000-000000000001', 'UpdateType="Software"', needs),
      ...documents(),
    ],
    'test',
  );
  assert.deepEqual(report.failed, []);
  return serving;
}

/** The captured request, with the cookies that this server gave. */
function own(request: string, { authorization, cookie }: { authorization: string; cookie: string }): string {
  return request
    .replace(/<CookieData>[^<]*</, `<CookieData>${authorization}<`)
    .replace(/<EncryptedData>[^<]*</, `<EncryptedData>${cookie}<`);
}

/** What is each server's own, made equal. Everything else must be. */
function comparable(answer: string): string {
  return answer
    .replace(/<(EncryptedData|CookieData)>[A-Za-z0-9+/=]+</g, '<$1>…<')
    .replace(/<(Expiration|LastChange)>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z</g, '<$1>…<')
    .replace(/<(Anchor|NewConfigAnchor)>\d+,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}</g, '<$1>…<')
    .replace(/http:\/\/127\.0\.0\.1:\d+\//, 'http://127.0.0.1:…/')
    .replace(/<ID>[-0-9a-f]{36}</, '<ID>…<');
}

/** The same, with a list of whatever length as one entry. */
function withOneEntry(answer: string): string {
  const entry =
    /(?:<UpdateIdentity><UpdateID>[-0-9a-f]{36}<\/UpdateID><RevisionNumber>\d+<\/RevisionNumber><\/UpdateIdentity>)+/;
  return comparable(answer).replace(entry, '<UpdateIdentity>…</UpdateIdentity>');
}

async function send(port: number, name: string, request: string): Promise<Answer> {
  const [first = '', ...lines] = captured(`${name}.request.headers`).trim().split(/\r?\n/);
  const headers = headersIn(lines.filter((line) => !line.startsWith('Content-Length')));
  return ask(port, first.split(' ')[1] ?? '', { method: 'POST', headers, body: request });
}

function headersIn(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );
}

function checkHeaders(name: string, answer: Answer): void {
  const [status = '', ...lines] = captured(`${name}.response.headers`).trim().split(/\r?\n/);
  const headers = headersIn(lines);
  assert.equal(answer.status, Number(status.split(' ')[1]), name);
  assert.equal(answer.headers['content-type'], headers['Content-Type'], name);
  assert.equal(answer.headers['content-length'], String(answer.wire.length), name);
  if (answer.status === 200) assert.equal(answer.headers['cache-control'], headers['Cache-Control'], name);
}

const EQUAL = [
  '01-GetAuthConfig',
  '02-GetAuthorizationCookie',
  '03-GetCookie',
  '04-GetConfigData-with-anchor',
  '05-GetConfigData',
  '07-GetRevisionIdList-product-only',
  '08-GetRevisionIdList-no-match',
  '11-GetRevisionIdList-anchor-delta-true',
  '12-GetRevisionIdList-anchor-unfiltered',
  '17-GetUpdateData-unknown-fault',
  '18-GetRevisionIdList-bad-anchor-fault',
  '19-GetRevisionIdList-no-cookie-fault',
];
/** Equal but for which revisions there are. */
const LISTS = [
  '06-GetRevisionIdList-config',
  '09-GetRevisionIdList-product-and-classification',
  '10-GetRevisionIdList-anchor-delta-false',
];

test("a downstream server's requests get the real server's answers", async (t) => {
  if (!capturesAreHere(t)) return;
  const { port, todoku } = await serveCaptures(t);
  await todoku.store.write((tx) =>
    tx.setSetting('selection', { products: [], classifications: [], languages: ['en'] }),
  );
  const carried = { authorization: '', cookie: '' };
  for (const name of [...EQUAL, ...LISTS].sort()) {
    await t.test(name, async () => {
      const answer = await send(port, name, own(captured(`${name}.request.xml`), carried));
      const like = LISTS.includes(name) ? withOneEntry : comparable;
      assert.equal(like(answer.text), like(captured(`${name}.response.xml`)));
      checkHeaders(name, answer);
      carried.authorization = /<CookieData>([^<]*)</.exec(answer.text)?.[1] ?? carried.authorization;
      carried.cookie = /<EncryptedData>([^<]*)</.exec(answer.text)?.[1] ?? carried.cookie;
    });
  }
});

test('documents come in the same Cabinets as from the real server, and have the same text', async (t) => {
  if (!capturesAreHere(t)) return;
  const { port } = await serveCaptures(t, { downstreamCompression: 'cabinet' });
  const downstream = await Downstream.connected(port);
  const cookie = downstream.cookie.encryptedData;
  for (const name of ['13-GetUpdateData-bundle', '16-GetUpdateData-category']) {
    const answer = await send(
      port,
      name,
      own(captured(`${name}.request.xml`), { authorization: '', cookie }),
    );
    const real = captured(`${name}.response.xml`);
    const withoutCabinet = (text: string) =>
      text.replace(/<XmlUpdateBlobCompressed>[A-Za-z0-9+/=]+</, '<XmlUpdateBlobCompressed>…<');
    assert.equal(withoutCabinet(answer.text), withoutCabinet(real), name);
    const textIn = (body: Uint8Array) => {
      const [update] = readGetUpdateDataResponse(body).updates;
      return decodeUpdateBlob(update?.xmlUpdateBlobCompressed ?? new Uint8Array());
    };
    assert.equal(textIn(answer.body), textIn(Buffer.from(real)), name);
  }
});

test('every captured document goes out plain, character by character as it came', async (t) => {
  if (!capturesAreHere(t)) return;
  const { port } = await serveCaptures(t);
  const downstream = await Downstream.connected(port);
  const wanted = documents().map(({ name, bytes }) => {
    const [, updateId = '', revision = ''] = /^(.{36})-r(\d+)\.xml$/.exec(name) ?? [];
    return { updateId, revisionNumber: Number(revision), text: bytes.toString() };
  });
  const { updates } = await downstream.updateData(wanted);
  assert.equal(updates.length, wanted.length);
  updates.forEach(({ id, xmlUpdateBlob }, index) => {
    assert.equal(id.updateId, wanted[index]?.updateId);
    assert.equal(xmlUpdateBlob, wanted[index]?.text);
  });
});
