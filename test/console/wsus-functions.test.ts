import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { temporaryFolder } from '#base/fixture';
import { findPlaces } from '../../console/src/frame/find-places.ts';
import { WSUS_FUNCTIONS, type WsusFunction } from '../../console/src/frame/wsus-words.ts';
import { axeFindings } from './axe.ts';
import { noBrowser, signedIn, startBrowser } from './browser.ts';
import { openWorld, type World } from './world.ts';
import { WALKS, type Walk, where } from './wsus-walk.ts';

const DOCS = fileURLToPath(new URL('../../docs/console.md', import.meta.url));
/** What is not here is told there. */
const TABLE = '/settings/wsus';
let browser: Browser;
let world: World;

before(async () => {
  if (noBrowser !== false) return;
  browser = await startBrowser();
  world = await openWorld({
    data: join(temporaryFolder('wsus-functions'), 'data'),
    days: 15,
    machines: 8,
  });
});
after(async () => {
  await browser?.close();
  await world?.close();
});

test('every name that WSUS has for something is found first, in either language and in other spellings', () => {
  const wrong: string[] = [];
  for (const { wsus, also = [], to = TABLE } of WSUS_FUNCTIONS)
    for (const name of [wsus.en, wsus.ja, ...also])
      for (const written of [name, `${name.toUpperCase()}…`, name.replaceAll(/[ー\s]/g, '')]) {
        const [first] = findPlaces(written, 5);
        if (first?.place.to !== to) wrong.push(`${written}: ${first?.place.to} instead of ${to}`);
      }
  assert.deepEqual(wrong, []);
  const parts = ['cleanup wizard', 'Options: Synchronization Schedule', 'オプション 自動承認', 'run rule'];
  assert.deepEqual(
    parts.map((part) => findPlaces(part, 5)[0]?.place.to),
    ['/rules/housekeeping', '/sync/schedule', '/rules', '/rules'],
  );
  assert.deepEqual(findPlaces('nothing-has-this', 5), []);
});

test('docs/console.md has the same functions as the console, with the same places', () => {
  const [, table = ''] = readFileSync(DOCS, 'utf8').split("## Where each function of WSUS's console went");
  const told = table
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2);
  const rows = WSUS_FUNCTIONS.map(
    ({ wsus, here, to }) => `| ${wsus.en} | ${here.en} | ${to === undefined ? '' : `\`${to}\` `}|`,
  );
  assert.deepEqual(told.slice(0, rows.length), rows);
  assert.deepEqual(
    Object.keys(WALKS),
    WSUS_FUNCTIONS.map(({ wsus }) => wsus.en),
  );
});

test('somebody who knows only WSUS finds each function: by its name there, and from the overview by what is seen', {
  skip: noBrowser,
  concurrency: 2,
}, async (t) => {
  await Promise.all([t.test('in English', () => walkAll('en')), t.test('in Japanese', () => walkAll('ja'))]);
});

async function walkAll(language: 'en' | 'ja'): Promise<void> {
  const { page, complaints } = await signedIn(browser, world, 'admin', { language });
  page.setDefaultTimeout(30_000);
  await page.goto('/');
  const wrong: string[] = [];
  const gone = new Set<string>();
  for (const each of WSUS_FUNCTIONS) {
    const walk = WALKS[each.wsus.en];
    assert.ok(walk);
    try {
      await byName(page, language, each, walk);
      const way = JSON.stringify(walk.way);
      if (!gone.has(way)) await bySight(page, language, each, walk);
      gone.add(way);
    } catch (error) {
      wrong.push(`${each.wsus[language]}: ${String(error).split('\n')[0]} at ${page.url()}`);
      // One that is missing is told of with the others, but nobody waits for many.
      if (wrong.length === 3) break;
      await page.goto('/');
    }
  }
  assert.deepEqual(wrong, []);
  await page.goto(TABLE);
  await page.getByRole('heading', { level: 1 }).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  // Several machines of this world call themselves alike, and the console asks which one is meant.
  assert.deepEqual(
    complaints.filter((complaint) => !complaint.includes('409 (Conflict)')),
    [],
  );
  await page.context().close();
}

/** From the overview by the search at the top. */
async function byName(page: Page, language: 'en' | 'ja', { wsus, to }: WsusFunction, walk: Walk) {
  await home(page);
  await page.getByRole('combobox').first().fill(wsus[language]);
  await page.getByRole('option').first().getByText(wsus[language], { exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await isAt(page, to ?? TABLE);
  for (const sight of walk.there ?? []) await where(page, sight, language).click();
  await where(page, walk.control, language).waitFor();
}

/** From the overview to the same address, where its control has been seen already. */
async function bySight(page: Page, language: 'en' | 'ja', { to }: WsusFunction, walk: Walk) {
  assert.ok(walk.way.length + (walk.there?.length ?? 0) <= 5, 'too many steps');
  await home(page);
  for (const sight of walk.way) await where(page, sight, language).click();
  await isAt(page, to ?? TABLE);
  // What the address opens may come after it, and would lie over the next way.
  if (walk.there === undefined) await where(page, walk.control, language).waitFor();
}

/** Closes what is open, and goes to the overview by the name at the top. */
async function home(page: Page): Promise<void> {
  const over = page.locator('[role="dialog"], [role="menu"]');
  if ((await over.count()) > 0) {
    await page.keyboard.press('Escape');
    await over.first().waitFor({ state: 'hidden' });
  }
  await page.getByRole('link', { name: 'Todoku' }).click();
  await isAt(page, '/');
}

/** The address says the same, in whatever order. */
async function isAt(page: Page, address: string): Promise<void> {
  const same = (one: URL, other: URL) =>
    one.pathname === other.pathname &&
    [...one.searchParams].sort().join(' ') === [...other.searchParams].sort().join(' ');
  await page.waitForURL((url) => same(url, new URL(address, url)));
}
