import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { manualClock } from '#base';
import { changeSettings, decline, removeRevisions } from '#changes';
import { type Finding, judge } from '#diagnosis';
import { openOutgoing, outgoingFailures } from '#outgoing';
import type { WhyAnswer } from '#server/admin';
import {
  documentCut,
  httpPage,
  hugeListing,
  type SimulatedUpstream,
  sampleCatalog,
  soapFault,
} from '#simulator';
import { storeFailures } from '#store';
import type { UpdateId } from '#update';
import {
  DEFAULT_GUARD,
  MICROSOFT_UPDATE,
  searchCatalog,
  type UpstreamSettings,
  upstreamFailures,
} from '#upstream';
import { diagnoseAbsent, SYNC_FAULT_CODES } from '#why';
import { type Opened, open, syncNow, upstreamOf } from '../../src/server/admin/fixture.ts';
import { type AbsentOptions, gatherAbsent } from '../../src/server/admin/why/gather-absent.ts';
import { type CatalogPageRow, NO_RESULTS, resultPage } from './catalog-page.ts';
import { closedPort, webServer } from './peers.ts';

// A real server with a simulated upstream, and the public catalog played by a web server: each way in which an update can be
// missing is brought about, and the first cause that is told has to be that one.

const HOUR = 3_600_000;
const WINDOWS_10 = 'Windows 10, version 1903 and later';
const SERVER_2022 = 'Microsoft Server operating system-21H2';

/** The sample update for Windows 10, and how the catalog shows it. */
const SAMPLE = sampleCatalog().updates.find(({ title }) => title.includes('9900003'))!;
const ID = SAMPLE.updateId as UpdateId;
const ROW: CatalogPageRow = {
  id: ID,
  title: SAMPLE.title,
  products: WINDOWS_10,
  classification: 'Security Updates',
  updated: '9/8/2026',
  version: 'n/a',
  shown: '3 MB',
  bytes: '3146505',
};

interface Place extends Opened {
  readonly upstream: SimulatedUpstream;
  readonly searches: string[];
  ask1(reference: string, options?: AbsentOptions): Promise<readonly Finding[]>;
  select(products: readonly string[], classifications: readonly string[]): Promise<void>;
  advance(milliseconds: number): void;
}

/** A server that has the upstream's categories, and a catalog that shows these rows. */
async function place(t: TestContext, rows: readonly CatalogPageRow[] = [ROW]): Promise<Place> {
  const searches: string[] = [];
  const port = await webServer(t, (request, response) => {
    searches.push(request.url ?? '');
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(rows.length === 0 ? NO_RESULTS : resultPage(rows));
  });
  const outgoing = openOutgoing({ settings: {} });
  t.after(() => outgoing.close());
  const opened = await open(t);
  const desks = {
    ...opened.todoku.desks,
    searchCatalog: (text: string, signal?: AbortSignal) =>
      searchCatalog(outgoing, text, `http://127.0.0.1:${port}`, signal),
  };
  const context = { ...opened.todoku, desks };
  const upstream = await upstreamOf(t);
  await opened.ask('PUT', '/upstream', { url: upstream.url });
  await syncNow(opened, { categoriesOnly: true });
  const advance = (milliseconds: number) =>
    (opened.todoku.clock as ReturnType<typeof manualClock>).advance(milliseconds);
  return {
    ...opened,
    upstream,
    searches,
    advance,
    ask1: async (reference, options) =>
      diagnoseAbsent(await gatherAbsent(context, reference, options ?? { ask: 'everybody' })),
    select: async (products, classifications) => {
      advance(HOUR);
      for (const [kind, enable] of [
        ['products', products],
        ['classifications', classifications],
      ] as const)
        if (enable.length > 0) await opened.ask('POST', '/categories/selection', { kind, enable });
      advance(HOUR);
    },
  };
}

function cause(findings: readonly Finding[]): string {
  const found = judge(findings).cause;
  return found === undefined ? 'none' : `${found.check} ${found.code}`;
}

test('a product that is not selected', async (t) => {
  const here = await place(t);
  await here.select([SERVER_2022], ['Security Updates']);
  assert.equal((await syncNow(here)).outcome, 'succeeded');
  const findings = await here.ask1('KB9900003');
  assert.equal(cause(findings), 'B5 why/absent-product-not-selected');
  const commands = judge(findings).cause?.next.map(({ command }) => command);
  assert.deepEqual(commands, [`todoku catalog import ${ID}`, `todoku products enable "${WINDOWS_10}"`]);
  await here.ask1('KB9900003');
  assert.equal(here.searches.length, 1, 'what the catalog said is remembered');
  await here.select([WINDOWS_10], []);
  assert.equal(cause(await here.ask1('KB9900003')), 'B3 why/absent-selection-changed');
  assert.equal(here.searches.length, 2, 'for some minutes');
});

test('a classification that is not selected', async (t) => {
  const here = await place(t);
  await here.select([WINDOWS_10], ['Tools']);
  assert.equal((await syncNow(here)).outcome, 'succeeded');
  assert.equal(cause(await here.ask1('KB9900003')), 'B6 why/absent-classification-not-selected');
});

test('languages that are off', async (t) => {
  const here = await place(t, [
    { ...ROW, id: '0d1f5b8e-1c0a-4f6e-9d3b-2a7c4e5f6a7b', title: 'Language Pack [de-DE] (KB9910001)' },
  ]);
  await here.select([WINDOWS_10], ['Security Updates']);
  await here.ask('PUT', '/languages', { languages: ['ja'] });
  assert.equal((await syncNow(here)).outcome, 'succeeded');
  assert.equal(cause(await here.ask1('KB9910001')), 'B7 why/absent-language-off');
});

test('nothing was ever synchronised, nothing is selected, no upstream is set', async (t) => {
  const here = await place(t);
  assert.equal(cause(await here.ask1('KB9900003')), 'B3 why/absent-never-synchronized');
  here.advance(HOUR);
  assert.equal((await syncNow(here)).outcome, 'succeeded');
  assert.ok((await here.ask1('KB9900003')).some(({ code }) => code === 'why/absent-no-product'));
  await here.ask('PUT', '/upstream', { url: '' });
  assert.equal(cause(await here.ask1('KB9900003')), 'B2a why/absent-no-upstream');
});

test('a synchronisation that fails in any phase', async (t) => {
  const here = await place(t);
  await here.select([WINDOWS_10], ['Security Updates']);
  const { faults } = here.upstream;
  const cases = [
    ['GetAuthConfig', 'authorization'],
    ['GetConfigData', 'configuration'],
    ['GetRevisionIdList', 'categories'],
    ['GetUpdateData', 'updates'],
  ] as const;
  for (const [operation, phase] of cases) {
    faults.add(httpPage(operation, 403));
    here.advance(HOUR);
    const run = await syncNow(here);
    assert.deepEqual([run.outcome, run.phases.at(-1)?.name], ['failed', phase]);
    const findings = await here.ask1('KB9900003');
    assert.equal(cause(findings), 'B2b why/absent-sync-failed-there', operation);
    const evidence = judge(findings).cause?.evidence.map(({ value }) => value);
    assert.ok(evidence?.includes(phase) && evidence.includes('upstream/forbidden'), JSON.stringify(evidence));
    faults.clear();
  }
  const nobody = `http://127.0.0.1:${await closedPort()}`;
  await here.ask('PUT', '/upstream', { url: nobody });
  here.advance(HOUR);
  assert.equal((await syncNow(here)).outcome, 'failed');
  assert.equal(cause(await here.ask1('KB9900003')), 'B2a why/absent-sync-failed-between');
});

test('a fault of Microsoft, and a list that the guard held', async (t) => {
  const here = await place(t);
  await here.select([WINDOWS_10], ['Security Updates']);
  here.upstream.faults.add(soapFault('GetRevisionIdList', 'InternalServerError'));
  assert.equal((await syncNow(here)).outcome, 'failed');
  const findings = await here.ask1('KB9900003');
  assert.match(cause(findings), /^B2b /);

  const other = await place(t);
  await other.select([WINDOWS_10], ['Security Updates']);
  assert.equal((await syncNow(other)).outcome, 'succeeded');
  const settings = (await other.todoku.store.setting<UpstreamSettings>('upstream'))!;
  const guard = { ...DEFAULT_GUARD, growthFloor: { categories: 1, revisions: 1, bytes: 1 } };
  await changeSettings(
    other.todoku,
    { upstream: { ...settings, guard } },
    { verb: 'test', subject: 'test' },
    'test',
  );
  other.upstream.faults.add(hugeListing(5000));
  other.advance(HOUR);
  assert.equal((await syncNow(other)).outcome, 'held');
  assert.equal(
    cause(await other.ask1('KB9999999', { products: [WINDOWS_10], released: '2026-10-20' })),
    'B2b why/absent-sync-held',
  );
});

test('released after the last synchronisation', async (t) => {
  const row = {
    ...ROW,
    id: '0d1f5b8e-1c0a-4f6e-9d3b-2a7c4e5f6a7b',
    title: 'New (KB9910002)',
    updated: '10/13/2026',
  };
  const here = await place(t, [row]);
  await here.select([WINDOWS_10], ['Security Updates']);
  assert.equal((await syncNow(here)).outcome, 'succeeded');
  const findings = await here.ask1('KB9910002');
  assert.equal(cause(findings), 'B4 why/absent-released-later');
  assert.match(judge(findings).cause?.then?.en ?? '', /No synchronization is scheduled/);
});

test('in quarantine, whatever it is asked for by', async (t) => {
  const here = await place(t);
  await here.select([WINDOWS_10], ['Security Updates']);
  here.upstream.faults.add(documentCut(({ updateId }) => updateId === ID));
  assert.equal((await syncNow(here)).outcome, 'partial');
  for (const reference of [
    'KB9900003',
    ID,
    `https://www.catalog.update.microsoft.com/ScopedViewInline.aspx?updateid=${ID}`,
  ])
    assert.equal(cause(await here.ask1(reference)), 'B2c why/absent-quarantined', reference);
  const alone = await here.ask1('KB9900003', { ask: 'nobody' });
  assert.equal(cause(alone), 'none');
  assert.ok(judge(alone).unknowns.some(({ code }) => code === 'why/absent-quarantine-holds'));
});

test('removed by housekeeping, told by its id, its number and its title', async (t) => {
  const here = await place(t);
  await here.select([WINDOWS_10], ['Security Updates']);
  assert.equal((await syncNow(here)).outcome, 'succeeded');
  const { todoku } = here;
  assert.equal((await todoku.store.revisionsOf(ID)).length, 1);
  await decline(todoku, [ID], 'housekeeping');
  const removal = {
    ids: todoku.catalog.snapshot.revisionsOf(ID),
    reason: 'declined',
    task: 'remove-metadata',
    items: [{ id: ID, name: SAMPLE.title, reason: 'declined since 40 days' }],
  } as const;
  assert.ok((await removeRevisions(todoku, removal, 'housekeeping')).revisions > 0);
  for (const reference of ['KB9900003', ID, SAMPLE.title]) {
    const findings = await here.ask1(reference, { ask: 'nobody' });
    assert.equal(cause(findings), 'B1 why/absent-removed', reference);
    assert.equal(judge(findings).cause?.next[0]?.command, `todoku catalog import ${ID}`);
  }
  assert.notEqual(cause(await here.ask1('KB9900004', { ask: 'nobody' })), 'B1 why/absent-removed');
});

test('a number with two digits swapped, and one that the catalog does not know', async (t) => {
  const here = await place(t, []);
  await here.select([WINDOWS_10], ['Security Updates']);
  assert.equal((await syncNow(here)).outcome, 'succeeded');
  const swapped = await here.ask1('KB9900030');
  assert.equal(cause(swapped), 'B14 why/absent-wrong-number');
  assert.match(judge(swapped).cause?.says.en ?? '', /9900003/);
  assert.equal(cause(await here.ask1('KB1234567')), 'B9 why/absent-not-in-catalog');
  const title = await here.ask1('Windows 10 Cumulativ 9900003x');
  assert.ok(judge(title).blockers.some(({ code }) => code === 'why/absent-similar-title'));
});

test('the upstream does not have it, or has it now', async (t) => {
  const foreign = '0d1f5b8e-1c0a-4f6e-9d3b-2a7c4e5f6a7b';
  const here = await place(t, [{ ...ROW, id: foreign, title: 'For others (KB9910003)' }]);
  await here.select([WINDOWS_10], ['Security Updates']);
  assert.equal((await syncNow(here)).outcome, 'succeeded');
  assert.equal(cause(await here.ask1('KB9910003')), 'B11 why/absent-upstream-lacks');
  const offline = await here.ask1(foreign, { ask: 'nobody' });
  assert.equal(cause(offline), 'none');
  assert.ok(judge(offline).unknowns.some(({ check }) => check === 'B11'));
});

test('asked through the API: the cause, the step that mends it, and then the update is there', async (t) => {
  const here = await place(t);
  await here.select([SERVER_2022], ['Security Updates']);
  assert.equal((await syncNow(here)).outcome, 'succeeded');
  const told = queryOf({ product: WINDOWS_10, classification: 'Security Updates', released: '2026-09-08' });
  const why = async (lang: string) =>
    (await here.ask<WhyAnswer>('GET', `/why?update=KB9900003&${told}&lang=${lang}`)).answer;
  const english = await why('en');
  assert.deepEqual(
    [english.state, english.headline, english.cause?.check, english.matches],
    ['no', 'KB9900003 is not on this server.', 'B5', 0],
  );
  const japanese = await why('ja');
  assert.equal(japanese.headline, 'KB9900003 はこのサーバーにありません。');
  assert.equal(japanese.cause?.says, `製品「${WINDOWS_10}」は、同期の対象として選択されていません。`);
  assert.deepEqual(
    japanese.passed.map(({ check }) => check),
    english.passed.map(({ check }) => check),
  );
  const { answer: unsure } = await here.ask<WhyAnswer>('GET', '/why?update=KB9900003&ask=nobody');
  assert.deepEqual([unsure.state, unsure.cause], ['unknown', undefined]);
  await here.select([WINDOWS_10], []);
  assert.equal((await why('en')).cause?.code, 'why/absent-selection-changed');
  assert.equal((await syncNow(here)).outcome, 'succeeded');
  assert.equal((await why('en')).matches, 1);
  for (const bad of ['released=2026-13-45', 'released=yesterday', 'ask=me', 'classification=', 'product='])
    assert.ok((await here.ask('GET', `/why?update=KB1234567&${bad}`)).status < 500, bad);
});

function queryOf(fields: Readonly<Record<string, string>>): string {
  return String(new URLSearchParams(fields));
}

test('a title in another language than the titles here', async (t) => {
  const here = await place(t, [{ ...ROW, title: 'Kumulatives Update (KB9900003)' }]);
  await here.select([WINDOWS_10], ['Security Updates']);
  assert.equal((await syncNow(here)).outcome, 'succeeded');
  const findings = await here.ask1('Kumulatives Update');
  assert.equal(cause(findings), 'S2-01 why/absent-here-after-all');
  assert.equal(judge(findings).cause?.next[0]?.command, `todoku why ${ID}`);
});

test('runs that fail are told though the list of products came since', async (t) => {
  const here = await place(t);
  await here.select([SERVER_2022], ['Security Updates']);
  assert.equal((await syncNow(here)).outcome, 'succeeded');
  await here.select([WINDOWS_10], []);
  here.upstream.faults.add(httpPage('GetUpdateData', 403));
  assert.equal((await syncNow(here)).outcome, 'failed');
  here.upstream.faults.clear();
  here.advance(HOUR);
  assert.equal((await syncNow(here, { categoriesOnly: true })).outcome, 'succeeded');
  assert.equal(cause(await here.ask1('KB9900003')), 'B2b why/absent-sync-failed-there');
});

test('when the catalog does not answer, what its page says can be told, and it is not asked again at once', async (t) => {
  const opened = await place(t);
  await opened.select([SERVER_2022], ['Security Updates']);
  assert.equal((await syncNow(opened)).outcome, 'succeeded');
  let asked = 0;
  const desks = {
    ...opened.todoku.desks,
    searchCatalog: async () => {
      asked += 1;
      throw upstreamFailures.fail('catalog-unavailable');
    },
  };
  const context = { ...opened.todoku, desks };
  for (const _ of [1, 2]) {
    const findings = diagnoseAbsent(await gatherAbsent(context, 'KB9900003', { ask: 'everybody' }));
    assert.equal(judge(findings).state, 'unknown');
    const product = findings.find(({ check }) => check === 'B5');
    assert.match(product?.decidedBy?.en ?? '', /its products, its classification and its release date/);
    assert.match(product?.decidedBy?.ja ?? '', /製品、分類、公開日/);
  }
  assert.equal(asked, 1);
  for (const product of [WINDOWS_10, 'windows 10 version 22H2']) {
    const told = {
      products: [product],
      classification: 'セキュリティ問題の修正プログラム',
      released: '2026-09-08',
    };
    assert.equal(
      cause(diagnoseAbsent(await gatherAbsent(context, 'KB9900003', told))),
      'B5 why/absent-product-not-selected',
    );
  }
  const there = { products: ['Windows Server 2022'], classification: 'Upgrades', released: '2026-09-08' };
  assert.equal(
    cause(diagnoseAbsent(await gatherAbsent(context, 'KB1', there))),
    'B6 why/absent-classification-not-selected',
  );
  assert.equal(asked, 1, 'what a person tells is not asked for');
});

test('a server that takes from another one lets no question out to Microsoft by itself', async (t) => {
  const here = await place(t);
  const findings = await here.ask1('KB9900003', {});
  assert.deepEqual(here.searches, []);
  assert.match(
    findings.find(({ check }) => check === 'B9')?.says.en ?? '',
    /does not take its updates from Microsoft/,
  );
  await here.ask('PUT', '/upstream', { url: MICROSOFT_UPDATE });
  await here.ask1('KB9900003', {});
  assert.equal(here.searches.length, 1);
});

test('every failure that can end a synchronisation has its side and its words', () => {
  const known = new Set(SYNC_FAULT_CODES);
  const ending = [
    ...codesOf(outgoingFailures),
    ...codesOf(upstreamFailures).filter((code) => !OTHERS.has(code)),
    ...['thread-ended', 'damaged', 'disk-full', 'inaccessible', 'closed'].map((code) => `store/${code}`),
  ];
  assert.deepEqual(
    ending.filter((code) => !known.has(code)),
    [],
  );
  const all = new Set([outgoingFailures, upstreamFailures, storeFailures].flatMap(codesOf));
  assert.deepEqual(
    SYNC_FAULT_CODES.filter((code) => !all.has(code) && !code.startsWith('changes/')),
    [],
  );
});

function codesOf({ room, specs }: { readonly room: string; readonly specs: object }): readonly string[] {
  return Object.keys(specs).map((code) => `${room}/${code}`);
}

/** Of imports, of the catalog's site, of what goes on beside a run, and findings that end none. */
const OTHERS = new Set(
  [
    'already-running',
    'catalog-page-changed',
    'catalog-unavailable',
    'absurd-revision',
    'abnormal-categories',
    'frozen',
    'incomplete-update',
    'nothing-selected',
    'plain-http',
    'server-changed',
    'strays-dropped',
    'quarantined',
    'rollup-failed',
    'deployments-left-out',
    'odd-deployments',
    'unknown-update',
    'not-in-channel',
  ].map((code) => `upstream/${code}`),
);
