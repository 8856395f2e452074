import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { importRevisions } from '#changes';
import { type Answer, ask, type Serving, serve } from '../server/serving.ts';

// The requests of a native Windows Update Agent, sent over a socket in their order; the answers must be the real
// server's but for what is each server's own: ids, dates, cookies, names of hosts.

const CAPTURES = new URL('../../../shared/captures/', import.meta.url);

function capturesAreHere(t: TestContext): boolean {
  const here = existsSync(CAPTURES);
  if (!here) t.skip('captures are not here');
  return here;
}

function captured(path: string): string {
  return readFileSync(new URL(path, CAPTURES), 'utf8');
}

/** The product comes first, so that ids rise in the order in which they did on the real server. */
function documents() {
  const names = readdirSync(new URL('metadata/', CAPTURES)).filter((name) => name.endsWith('.xml'));
  names.sort((left, right) => Number(right.startsWith('dd78b8a1')) - Number(left.startsWith('dd78b8a1')));
  return names.map((name) => ({ name, bytes: readFileSync(new URL(`metadata/${name}`, CAPTURES)) }));
}

async function serveCaptures(t: TestContext, settings = {}): Promise<Serving> {
  const serving = await serve(t, { settings });
  const report = await importRevisions(serving.todoku, documents(), 'test');
  assert.deepEqual(report.failed, []);
  return serving;
}

/** A client's memory: what it carries from an answer into its next requests. */
class Carried {
  authorization = '';
  cookie = { expiration: '', data: '' };
  lastChange = '';
  /** The real server's id of a revision to ours. */
  readonly ids = new Map<string, string>();

  /** The captured request as this client would have sent it here. */
  into(request: string): string {
    return request
      .replace(/<CookieData>[^<]*</, `<CookieData>${this.authorization}<`)
      .replace(
        /<cookie><Expiration>[^<]*<\/Expiration><EncryptedData>[^<]*</,
        `<cookie><Expiration>${this.cookie.expiration}</Expiration><EncryptedData>${this.cookie.data}<`,
      )
      .replace(/<lastChange>[^<]*</, `<lastChange>${this.lastChange}<`)
      .replace(/<int>(\d+)<\/int>/g, (_, id: string) => `<int>${this.ids.get(id) ?? id}</int>`);
  }

  from(answer: string, real: string): void {
    this.authorization = field(answer, 'CookieData') ?? this.authorization;
    this.lastChange = field(answer, 'LastChange') ?? this.lastChange;
    const data = field(answer, 'EncryptedData');
    if (data !== undefined) this.cookie = { expiration: field(answer, 'Expiration') ?? '', data };
    const theirs = revisionsIn(real);
    for (const [update, id] of revisionsIn(answer)) {
      const their = theirs.get(update);
      if (their !== undefined) this.ids.set(their, id);
    }
  }
}

function field(text: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)<`).exec(text)?.[1];
}

/** UpdateID to revision id of the new updates in a SyncUpdates answer. */
function revisionsIn(answer: string): Map<string, string> {
  const found = answer.matchAll(/<UpdateInfo><ID>(\d+)<.*?UpdateIdentity UpdateID="([^"]+)"/g);
  return new Map(Array.from(found, ([, id = '', update = '']) => [update.toLowerCase(), id]));
}

/** What is each server's own, made equal. Everything else must be. */
function comparable(answer: string, ids: ReadonlyMap<string, string> = new Map()): string {
  return answer
    .replace(/<(EncryptedData|CookieData)>[A-Za-z0-9+/=]+</g, '<$1>…<')
    .replace(/<(Expiration)>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z</g, '<$1>…<')
    .replace(/<(LastChange)>[-\d]+T[:\d]+(\.\d+)?Z</g, '<$1>…<')
    .replace(/<(LastChangeTime)>\d{4}-\d\d-\d\d</g, '<$1>…<')
    .replace(/<Deployment><ID>\d+</g, '<Deployment><ID>…<')
    .replace(/(<(?:UpdateInfo|Update)><ID>)(\d+)</g, (_, before, id) => `${before}${ids.get(id) ?? id}<`)
    .replace(/\\\\[^\\<]+\\UpdateServicesPackages/, '\\\\…\\UpdateServicesPackages');
}

interface Step {
  readonly name: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly request: string;
  readonly response: string;
  readonly responseHeaders: Readonly<Record<string, string>>;
}

function step(request: string, response = request): Step {
  const [first = '', ...lines] = captured(`client-requests/${request}.request.headers`).trim().split(/\r?\n/);
  return {
    name: request,
    path: first.split(' ')[1] ?? '',
    headers: headersIn(lines.filter((line) => !line.startsWith('Content-Length'))),
    request: captured(`client-requests/${request}.request.xml`),
    response: captured(`server-responses/${response}.response.xml`),
    responseHeaders: headersIn(
      captured(`server-responses/${response}.response.headers`).trim().split(/\r?\n/).slice(1),
    ),
  };
}

function headersIn(lines: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );
}

function send(port: number, { path, headers }: Step, body: string): Promise<Answer> {
  return ask(port, path, { method: 'POST', headers, body });
}

function checkHeaders(answer: Answer, { responseHeaders, name }: Step): void {
  for (const shared of ['Cache-Control', 'Content-Type', 'Vary']) {
    assert.equal(answer.headers[shared.toLowerCase()], responseHeaders[shared], `${name}: ${shared}`);
  }
  assert.equal(answer.headers['content-encoding'], 'xpress', name);
  assert.equal(answer.headers['content-length'], String(answer.wire.length), name);
  assert.equal(answer.headers['transfer-encoding'], undefined, name);
}

const FIRST_SCAN = [
  '01-GetConfig',
  '02-GetAuthorizationCookie',
  '03-GetCookie',
  '04-RegisterComputer',
  '05-StartCategoryScan',
  '06-SyncUpdates-first',
  '07-SyncUpdates-second',
  '08-SyncUpdates-third',
  '09-SyncUpdates-drivers',
  '10-GetExtendedUpdateInfo',
];

test("a native agent's first scan gets the real server's answers", async (t) => {
  if (!capturesAreHere(t)) return;
  const { port } = await serveCaptures(t);
  const carried = new Carried();
  for (const name of FIRST_SCAN) {
    await t.test(name, async () => {
      const current = step(name);
      const answer = await send(port, current, carried.into(current.request));
      assert.equal(answer.status, 200, answer.text);
      carried.from(answer.text, current.response);
      const theirIds = new Map(Array.from(carried.ids, ([theirs, ours]) => [ours, theirs]));
      assert.equal(comparable(answer.text, theirIds), comparable(current.response));
      checkHeaders(answer, current);
    });
  }
});

test("a native agent's reports are acknowledged as by the real server, and kept", async (t) => {
  if (!capturesAreHere(t)) return;
  const { port, todoku } = await serveCaptures(t);
  const carried = new Carried();
  for (const name of FIRST_SCAN.slice(0, 4)) {
    const current = step(name);
    const answer = await send(port, current, carried.into(current.request));
    carried.from(answer.text, current.response);
  }
  for (const name of [
    '13-ReportEventBatch-scan-failures',
    '14-ReportEventBatch-install',
    '15-ReportEventBatch-download-failure',
  ]) {
    const current = step(name, '13-ReportEventBatch');
    const answer = await send(port, current, carried.into(current.request));
    assert.equal(answer.text, current.response);
    checkHeaders(answer, current);
  }
  const { events } = await todoku.store.counts();
  assert.ok(events >= 12, `${events} events`);
});

test('too many installed ids get the fault that the real server gives', async (t) => {
  if (!capturesAreHere(t)) return;
  const { port } = await serveCaptures(t, { maxInstalledNonLeaf: 400 });
  const carried = new Carried();
  for (const name of FIRST_SCAN.slice(0, 4)) {
    const current = step(name);
    carried.from((await send(port, current, carried.into(current.request))).text, current.response);
  }
  const current = step('07-SyncUpdates-second');
  const withIds = (count: number) =>
    carried.into(current.request).replace(/<int>\d+<\/int>/, '<int>7</int>'.repeat(count));
  assert.equal((await send(port, current, withIds(400))).status, 200);

  const answer = await send(port, current, withIds(401));
  const fault = 'probe-exchanges/141-SyncUpdates-too-many-ids-fault.response';
  const headers = headersIn(captured(`${fault}.headers`).trim().split(/\r?\n/).slice(1));
  const withoutId = (text: string) => text.replace(/<ID>[-0-9a-f]{36}</, '<ID>…<');
  assert.equal(answer.status, 500);
  assert.equal(withoutId(answer.text), withoutId(captured(`${fault}.xml`)));
  assert.equal(answer.headers['cache-control'], headers['Cache-Control']);
  assert.equal(answer.headers['content-type'], headers['Content-Type']);
  assert.equal(answer.headers['content-length'], headers['Content-Length']);
});
