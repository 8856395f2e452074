import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { temporaryFolder } from '#base/fixture';
import type { CategoriesAnswer, LanguagesAnswer, ScheduleView, SyncRunRow } from '#server/admin';
import { documentCut, httpPage, PublisherYear, slow } from '#simulator';
import { type CatalogPageRow, NO_RESULTS, resultPage } from '../network/catalog-page.ts';
import { axeFindings } from './axe.ts';
import { noBrowser, signedIn, startBrowser } from './browser.ts';
import { openWorld, synchronise, type World } from './world.ts';

const DAY = 86_400_000;
const PAGES = [
  '/sync',
  '/sync/runs/last',
  '/sync/products',
  '/sync/schedule',
  '/sync/upstream',
  '/sync/catalog',
  '/sync/content?tab=policy',
  '/sync/quarantine',
];

let world: World;
let browser: Browser;
/** What stands in for the public catalog finds, whatever is asked; undefined: it is out of order. */
let catalogHas: readonly CatalogPageRow[] | undefined = [];
const askedOfCatalog: (string | undefined)[] = [];
const catalog = createServer(({ url }, response) => {
  askedOfCatalog.push(url);
  if (catalogHas === undefined) return response.writeHead(503).end();
  return response.end(catalogHas.length === 0 ? NO_RESULTS : resultPage(catalogHas));
});

before(async () => {
  if (noBrowser !== false) return;
  catalog.listen(0, '127.0.0.1');
  await once(catalog, 'listening');
  const { port } = catalog.address() as AddressInfo;
  world = await openWorld({
    data: temporaryFolder('console-sync'),
    days: 9,
    machines: 3,
    catalogUrl: `http://127.0.0.1:${port}`,
  });
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await world?.close();
  catalog.close();
});

/** The publisher has something new: definitions of that day from now. Its ids. */
function publish(day: number): readonly string[] {
  const publisher = new PublisherYear('console');
  publisher.ground();
  world.published.addAll(publisher.day((Math.floor(Date.now() / DAY) + day) * DAY).documents);
  return publisher.releases.map(({ updateId }) => updateId);
}

const lastRun = () => world.ask<SyncRunRow>('GET', '/sync/runs/last');
const noticed = (page: Page) => page.getByRole('region', { name: /Notifications|通知/ });

test('a synchronisation is followed as it goes, ends with what it brought, and has a page of its own', {
  skip: noBrowser,
}, async () => {
  const { page, complaints } = await signedIn(browser, world);
  publish(0);
  world.upstream.faults.add(slow('GetUpdateData', 1500));
  await page.goto('/sync');
  await page.getByRole('button', { name: 'Synchronize now' }).click();
  await page.getByText('Synchronizing: Updates').waitFor();
  await page.getByRole('progressbar', { name: 'Synchronizing: Updates' }).waitFor();
  await page.getByRole('button', { name: 'Stop the synchronization' }).waitFor();
  await noticed(page).getByText('Synchronization succeeded').waitFor();
  world.upstream.faults.clear();
  const { id, outcome, counts } = await lastRun();
  assert.equal(outcome, 'succeeded');
  assert.ok(counts.new > 0);
  await noticed(page).getByRole('link', { name: 'Look at it' }).click();
  await page.waitForURL(`**/sync/runs/${id}`);
  await page.getByRole('heading', { name: /^Synchronization of / }).waitFor();
  await page
    .getByRole('grid', { name: 'Updates that arrived in this run' })
    .getByRole('link')
    .first()
    .waitFor();
  const phases = page.getByRole('table');
  for (const name of ['Introducing itself', 'Updates', 'Putting into force'])
    await phases.getByRole('rowheader', { name }).waitFor();
  await page.goBack();
  await page.getByRole('list', { name: 'The last 30 days' }).getByRole('link').last().click();
  await page.getByRole('button', { name: 'Show all days' }).waitFor();
  assert.deepEqual(complaints, []);
  await page.context().close();
});

test('one that fails is explained in both languages, and the test of the upstream shows the step that fails', {
  skip: noBrowser,
}, async () => {
  world.upstream.faults.add(httpPage('every', 404));
  assert.equal((await synchronise(world)).outcome, 'failed');
  const { page, complaints } = await signedIn(browser, world);
  await page.goto('/sync');
  const alarm = page.getByRole('alert');
  await alarm.getByText('There is no update service under this address (HTTP 404).').waitFor();
  await alarm.getByText('Check address and port: WSUS uses 8530').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('grid', { name: 'Synchronizations' }).getByText('failed').first().click();
  await page.getByRole('heading', { name: 'What happened, and what to do' }).waitFor();
  await page.getByRole('link', { name: 'Test the connection step by step' }).click();
  await page.getByRole('alert').getByText('It stops at: Update service (HTTP).').waitFor();
  const steps = page.getByRole('table');
  await steps.getByRole('row', { name: 'Connection (TCP) works' }).waitFor();
  await steps.getByRole('row', { name: 'Update service (HTTP) fails' }).waitFor();
  await steps.getByRole('row', { name: 'Authorization not tried' }).waitFor();

  const japanese = await signedIn(browser, world, 'admin', { language: 'ja', width: 390 });
  await japanese.page.goto('/sync');
  await japanese.page
    .getByRole('alert')
    .getByText('このアドレスに更新サービスがありません (HTTP 404)。')
    .waitFor();
  await japanese.page.getByRole('link', { name: '接続を順に確認する' }).click();
  await japanese.page.getByRole('alert').getByText('「更新サービス (HTTP)」で失敗しました。').waitFor();
  assert.deepEqual(await axeFindings(japanese.page), []);

  world.upstream.faults.clear();
  await page.getByRole('button', { name: 'Test what is set' }).click();
  await page.getByText('Every step worked. Synchronizing will work too.').waitFor();
  assert.equal((await synchronise(world)).outcome, 'succeeded');
  assert.deepEqual([...complaints, ...japanese.complaints], []);
  await Promise.all([page.context().close(), japanese.page.context().close()]);
});

async function selected(): Promise<readonly string[]> {
  const { items } = await world.ask<CategoriesAnswer>('GET', '/categories?kind=products');
  return items.filter((row) => row.selected).map(({ title }) => title);
}

test('products are found, ticked with the keyboard, weighed, applied at once, and taken back', {
  skip: noBrowser,
}, async () => {
  const above = ['Contoso', 'Contoso Business', 'Microsoft', 'Windows'];
  await world.ask('POST', '/categories/selection', { kind: 'products', disable: above });
  const before = await selected();
  assert.ok(before.includes('Microsoft Defender Antivirus'));
  const { page, complaints } = await signedIn(browser, world);
  await page.goto('/sync/products');
  const tree = page.getByRole('treegrid', { name: 'Products' });
  const boxOf = (name: string) => tree.getByRole('checkbox', { name: `Select ${name}`, exact: true });
  await boxOf('Microsoft').and(page.locator(':indeterminate')).waitFor({ state: 'attached' });
  await page.getByLabel('Search products').fill('defender');
  const row = tree.getByRole('row', { name: 'Microsoft Defender Antivirus' });
  await row.waitFor();
  assert.equal(await tree.getByRole('row', { name: 'Windows 11' }).count(), 0);
  await tree.getByRole('row').first().focus();
  for (let tries = 0; tries < 5 && (await row.and(page.locator(':focus')).count()) === 0; tries++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.getByText(/updates that are here belong to nothing ticked any more/).waitFor();
  await page.getByRole('button', { name: 'Apply 1 change', exact: true }).click();
  await noticed(page).getByText('− Microsoft Defender Antivirus').waitFor();
  assert.deepEqual(
    await selected(),
    before.filter((title) => title !== 'Microsoft Defender Antivirus'),
  );
  await page.getByText('The selection has changed since the last synchronization.').waitFor();
  await noticed(page).getByRole('button', { name: 'Undo' }).click();
  await noticed(page).getByText('Taken back').waitFor();
  assert.deepEqual(await selected(), before);
  assert.equal(await boxOf('Microsoft Defender Antivirus').isChecked(), true);
  assert.deepEqual(complaints, []);
  await page.context().close();
});

test('an update comes from a pasted address of the catalog, another from what the catalog finds', {
  skip: noBrowser,
}, async () => {
  const [pasted, found] = [...publish(1), ...publish(2)];
  const { page, complaints } = await signedIn(browser, world);
  await page.goto('/sync/catalog');
  const field = page.getByLabel('KB number, words of the title, or an address of the catalog');
  await field.fill(`https://www.catalog.update.microsoft.com/ScopedViewInline.aspx?updateid=${pasted}`);
  await page.getByRole('button', { name: 'Import 1 update' }).first().click();
  await page.getByText('They wait for approval.').waitFor();
  const { items } = await world.ask<{ items: readonly { updateId: string }[] }>(
    'GET',
    '/updates?imported=true',
  );
  assert.deepEqual(
    items.map(({ updateId }) => updateId),
    [pasted],
  );

  const title = 'An update <b>of the catalog</b>';
  catalogHas = [
    {
      id: found ?? '',
      title: 'An update &lt;b&gt;of the catalog&lt;/b&gt;',
      products: 'Microsoft Defender Antivirus',
      classification: 'Definition Updates',
      updated: '11/30/2026',
      version: 'n/a',
      shown: '1.5 MB',
      bytes: '1500000',
    },
  ];
  await field.fill('KB9950001');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await page
    .getByRole('row', { name: /An update <b>of the catalog<\/b>/ })
    .getByRole('checkbox')
    .check({ force: true });
  await page.getByRole('button', { name: 'Import 1 update' }).first().click();
  // The sentence about the first one may stand there still.
  for (let tries = 0; ; tries++) {
    const { items: both } = await world.ask<{ items: readonly { updateId: string }[] }>(
      'GET',
      '/updates?imported=true',
    );
    if (both.some(({ updateId }) => updateId === found)) break;
    assert.ok(tries < 200, 'what the catalog found is not taken in');
    await setTimeout(50);
  }
  await page.getByText('They wait for approval.').waitFor();
  assert.deepEqual(
    [...new Set(askedOfCatalog)],
    ['/Search.aspx?q=KB9950001'],
    'the server itself asked the catalog',
  );
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('row', { name: title }).getByText('Here').first().waitFor();
  await page.goto('/updates?view=All+Updates&imported=true');
  await page.getByRole('status').filter({ hasText: '2 updates.' }).waitFor();

  assert.deepEqual(complaints, []);

  catalogHas = undefined;
  await page.goto('/sync/catalog?text=KB1');
  await page.getByText('The Microsoft Update Catalog did not answer the search.').waitFor();
  catalogHas = [];
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('The catalog has nothing like that.').waitFor();
  await page.context().close();
});

test('an import that the server has forgotten is told as that, in both languages', {
  skip: noBrowser,
}, async () => {
  const old = '/sync/catalog?task=00000000-0000-4000-8000-000000000000';
  const { page } = await signedIn(browser, world);
  await page.goto(old);
  await page.getByRole('alert').getByText('there is no such task').waitFor();
  await page.getByRole('alert').getByText('A server forgets its tasks when it is restarted.').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  const japanese = await signedIn(browser, world, 'admin', { language: 'ja', width: 390 });
  await japanese.page.goto(old);
  await japanese.page.getByRole('alert').getByText('この処理の記録はありません。').waitFor();
  await Promise.all([page.context().close(), japanese.page.context().close()]);
});

test('an import that cannot be stopped says why, goes on, and is stopped at the next try', {
  skip: noBrowser,
}, async () => {
  const [wanted] = publish(4);
  world.upstream.faults.add(slow('GetUpdateData', 20_000));
  const { page } = await signedIn(browser, world);
  await page.goto('/sync/catalog');
  await page.getByLabel('KB number, words of the title, or an address of the catalog').fill(wanted ?? '');
  await page.getByRole('button', { name: 'Import 1 update' }).first().click();
  const stop = page.getByRole('button', { name: 'Stop the import' });
  await stop.waitFor();
  await page.route('**/api/v1/tasks/*', (route) =>
    route.request().method() === 'DELETE' ? route.abort() : route.continue(),
  );
  await stop.click();
  await page
    .getByRole('alert')
    .getByText('Look whether it runs and whether this machine reaches it')
    .waitFor();
  await page.unrouteAll();
  await stop.click();
  await page.getByText('The import was stopped. What had come is kept.').waitFor();
  world.upstream.faults.clear();
  await page.context().close();
});

test('a day of the address without synchronisations says so, and what is no day shows all of them', {
  skip: noBrowser,
}, async () => {
  const { page, complaints } = await signedIn(browser, world);
  await page.goto('/sync?day=2001-02-03');
  await page.getByText('Nothing was synchronized on that day.').waitFor();
  await page.getByRole('button', { name: 'Show all days' }).click();
  const runs = page.getByRole('grid', { name: 'Synchronizations' });
  await runs.getByText('succeeded').first().waitFor();
  for (const day of ['nonsense', '2001-02-31']) {
    await page.goto(`/sync?day=${day}`);
    await runs.getByText('succeeded').first().waitFor();
    assert.equal(await page.getByRole('button', { name: 'Show all days' }).count(), 0);
  }
  assert.deepEqual(complaints, []);
  await page.context().close();
});

test('a run that is begun again from the page of a failed one is followed', { skip: noBrowser }, async () => {
  world.upstream.faults.add(httpPage('every', 404));
  const { id } = await synchronise(world);
  world.upstream.faults.clear();
  const { page, complaints } = await signedIn(browser, world);
  await page.goto(`/sync/runs/${id}`);
  await page.getByRole('button', { name: 'Synchronize again' }).click();
  await page.waitForURL(/\/sync$/);
  await page.getByRole('heading', { name: 'Synchronization', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Synchronize now' }).waitFor();
  assert.equal((await lastRun()).outcome, 'succeeded');
  assert.deepEqual(complaints, []);
  await page.context().close();
});

test('what a change of products brings is told, or why it is not known; of products and classifications together nothing is claimed', {
  skip: noBrowser,
}, async () => {
  const { page } = await signedIn(browser, world);
  await page.goto('/sync/products?q=no+product+is+called+that&show=selected');
  await page.getByRole('button', { name: 'Show everything' }).click();
  const products = page.getByRole('treegrid', { name: 'Products' });
  await products.getByRole('row').first().waitFor();
  assert.equal(new URL(page.url()).search, '');
  await page.route('**/api/v1/categories/selection', (route) => route.abort());
  await page.getByLabel('Search products').fill('defender');
  await products.getByRole('row', { name: 'Microsoft Defender Antivirus' }).click();
  await page.getByText(/What that brings is not known now: The server does not answer\./).waitFor();
  await page.getByRole('tab', { name: 'Classifications' }).click();
  await page.getByRole('treegrid', { name: 'Classifications' }).getByRole('row').first().click();
  await page.getByText('Products and classifications change together').waitFor();
  await page.getByRole('button', { name: 'Apply 2 changes', exact: true }).waitFor();
  await page.context().close();
});

test('the schedule and the languages are changed, and taken back', { skip: noBrowser }, async () => {
  const { page, complaints } = await signedIn(browser, world);
  const before = await world.ask<ScheduleView>('GET', '/sync/schedule');
  await page.goto('/sync/schedule');
  await page.getByLabel('First synchronization').fill('04:30');
  await page.getByText(/Every day at 04:30/).waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await noticed(page).getByText('The schedule was changed.').waitFor();
  assert.equal((await world.ask<ScheduleView>('GET', '/sync/schedule')).firstAt, '04:30');
  await noticed(page).getByRole('button', { name: 'Undo' }).click();
  await noticed(page).getByText('Taken back.').waitFor();
  assert.equal((await world.ask<ScheduleView>('GET', '/sync/schedule')).firstAt, before.firstAt);
  assert.equal(await page.getByLabel('First synchronization').inputValue(), before.firstAt);

  await page.goto('/sync/products?tab=languages');
  await page.getByText('Only in these languages').click();
  await page.getByText(/\(ja\)/).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await noticed(page).getByText('The languages were changed.').waitFor();
  assert.deepEqual((await world.ask<LanguagesAnswer>('GET', '/languages')).selected, ['ja']);
  await noticed(page).getByRole('button', { name: 'Undo' }).click();
  await noticed(page).getByText('Taken back.').waitFor();
  assert.deepEqual((await world.ask<LanguagesAnswer>('GET', '/languages')).selected, []);
  assert.deepEqual(complaints, []);
  await page.context().close();
});

test('a revision that cannot be read is kept back, told with its reason, and released', {
  skip: noBrowser,
}, async () => {
  const broken = publish(3);
  world.upstream.faults.add(documentCut(({ updateId }) => broken.includes(updateId)));
  await synchronise(world);
  world.upstream.faults.clear();
  const { page, complaints } = await signedIn(browser, world);
  await page.goto('/sync');
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /^Quarantine/ })
    .click();
  const row = page.getByRole('row').filter({ hasText: broken[0] ?? '' });
  await row.getByText('cannot be read').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await row.getByRole('button', { name: /^Release/ }).click();
  await noticed(page).getByText('Released 1 revision.').waitFor();
  await page.getByText('Nothing is kept back.').waitFor();
  assert.equal((await synchronise(world)).counts.quarantined, 0);
  assert.deepEqual(complaints, []);
  await page.context().close();
});

/** Folded parts, and what only changes what is looked at. */
const HARMLESS = [
  'Search',
  'everything',
  'What was selected then',
  'Certificate and name',
  'When a synchronization is held back',
  'Hosts',
];

test('who may only read sees every page, clean by axe, and no button that would fail', {
  skip: noBrowser,
}, async () => {
  const { page, complaints } = await signedIn(browser, world, 'reader');
  const seen = new Set<string>();
  for (const address of PAGES) {
    await mustBeClean(page, address);
    const buttons = page.getByRole('main').locator('button:not([slot="chevron"]):not([disabled])');
    for (const text of await buttons.allInnerTexts()) if (text.trim() !== '') seen.add(text.trim());
  }
  assert.deepEqual([...seen.difference(new Set(HARMLESS))], []);
  assert.deepEqual(complaints, []);
  await page.context().close();
});

test('every page of it fits into 390 pixels in Japanese, and is clean by axe', {
  skip: noBrowser,
}, async () => {
  const { page, complaints } = await signedIn(browser, world, 'admin', { language: 'ja', width: 390 });
  for (const address of PAGES) await mustBeClean(page, address);
  assert.deepEqual(complaints, []);
  await page.context().close();
});

async function mustBeClean(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  const tooWide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  assert.deepEqual([address, tooWide, await axeFindings(page)], [address, 0, []]);
}
