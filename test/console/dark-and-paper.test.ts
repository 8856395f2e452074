import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { temporaryFolder } from '#base/fixture';
import { axeFindings } from './axe.ts';
import { noBrowser, signedIn, startBrowser } from './browser.ts';
import { openWorld, type World } from './world.ts';

const skip = noBrowser;
let browser: Browser;
let world: World;

before(async () => {
  if (noBrowser !== false) return;
  browser = await startBrowser();
  world = await openWorld({ data: join(temporaryFolder('dark-and-paper'), 'data'), days: 60, machines: 4 });
});
after(async () => {
  await browser?.close();
  await world?.close();
});

/** A page as whoever prints it has it: dark by choice on a screen that is light. */
async function onPaper(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.evaluate("localStorage.setItem('todoku-scheme', 'dark')");
  await page.reload();
  await page.waitForLoadState('networkidle');
  await page.emulateMedia({ media: 'print' });
}

test('every page is clean by axe in the dark', { skip }, async () => {
  const { page, complaints } = await signedIn(browser, world, 'admin', { scheme: 'dark' });
  for (const address of [
    '/updates/KB9940001',
    '/computers/sim-0002?part=updates',
    '/why?update=KB9940001',
    '/sync',
    '/sync/runs/last',
    '/sync/upstream',
    '/rules',
    '/rules/housekeeping',
    '/reports/compliance',
    '/reports/updates-summary',
    '/servers/bundles',
    '/settings',
    '/settings/audit',
    '/settings/policy',
    '/first-run',
  ]) {
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    assert.deepEqual([address, await axeFindings(page)], [address, []]);
  }
  assert.deepEqual(complaints, []);
});

test('paper is white for whoever has chosen dark, and shows no ways to other pages and no buttons', {
  skip,
}, async () => {
  const { page } = await signedIn(browser, world, 'admin');
  await onPaper(page, '/sync');
  await page.getByRole('heading', { name: 'Synchronization', level: 1 }).waitFor();
  assert.equal(
    await page.evaluate('getComputedStyle(document.documentElement).colorScheme'),
    'light',
    'what is written is dark',
  );
  assert.equal(await page.getByRole('navigation').count(), 0);
  assert.equal(await page.getByRole('button').count(), 0);
});

test('a long list is printed as far as it was loaded, and says how far; what follows it stands below it', {
  skip,
}, async () => {
  const { page } = await signedIn(browser, world, 'admin');
  await onPaper(page, '/sync/runs/last');
  await page.getByText(/^Rows 1 to 50 of \d+ are printed/).waitFor();
  const list = page.getByRole('grid').first();
  assert.equal(await list.getByRole('row').count(), 51, 'the titles of the columns, and fifty rows');
  const boxes = await Promise.all(
    (await list.getByRole('row').all()).map(
      async (row) => (await row.boundingBox()) ?? assert.fail('not seen'),
    ),
  );
  for (const [index, { y }] of boxes.entries()) {
    const above = boxes[index - 1];
    if (above !== undefined) assert.ok(y >= above.y + above.height - 1, `row ${index} lies on the one above`);
  }
  const last = boxes.at(-1) ?? assert.fail();
  const next = (await page.getByRole('heading', { name: 'Phases' }).boundingBox()) ?? assert.fail();
  assert.ok(next.y >= last.y + last.height, 'the phases lie on the list');

  await page.emulateMedia({ media: null });
  await page.getByText(/are printed/).waitFor({ state: 'hidden' });
});

test('a long list takes as many sheets as it fills, whether or not the page knew before that it is printed', {
  skip,
}, async () => {
  const { page } = await signedIn(browser, world, 'admin');
  await onPaper(page, '/settings/audit');
  await page.getByText(/^Rows 1 to 50 of \d+ are printed/).waitFor();
  const known = await sheets(page);
  await page.emulateMedia({ media: null });
  await page.getByText(/are printed/).waitFor({ state: 'hidden' });
  assert.equal(await sheets(page), known, 'empty sheets at the end, or some that lack');
});

/** How many sheets the page takes when it is printed as it is now. */
async function sheets(page: Page): Promise<number> {
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}
