import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { temporaryFolder } from '#base/fixture';
import { axeFindings } from './axe.ts';
import { noBrowser, signedIn, sitDown, startBrowser } from './browser.ts';
import { openWorld, PASSWORD, type World } from './world.ts';

let browser: Browser;
let world: World;

before(async () => {
  if (noBrowser !== false) return;
  browser = await startBrowser();
  world = await openWorld({ data: join(temporaryFolder('console-frame'), 'data'), days: 20, machines: 4 });
});
after(async () => {
  await browser?.close();
  await world?.close();
});

async function signIn(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('the way in: a wrong password is told, the right one leads to the page that was asked for, out is out', {
  skip: noBrowser,
}, async () => {
  const context = await sitDown(browser, world);
  const page = await context.newPage();
  await page.goto('/sync');
  await page.getByRole('heading', { name: 'Todoku' }).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await signIn(page, 'admin', 'wrong');
  await page.getByRole('alert').getByText('accounts/').waitFor();
  await signIn(page, 'admin', PASSWORD);
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  assert.equal(new URL(page.url()).pathname, '/sync');
  const [kept] = (await context.cookies()).filter(({ name }) => name.includes('session'));
  assert.ok(kept?.httpOnly === true && kept.sameSite === 'Strict');

  await page.getByRole('button', { name: 'admin' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByLabel('Password').waitFor();
  // What the browser sent before opens nothing any more.
  const answer = await fetch(`${world.url}/api/v1/status`, {
    headers: { cookie: `${kept.name}=${kept.value}` },
  });
  assert.equal(answer.status, 401);
});

test('language and brightness are chosen once and kept', { skip: noBrowser }, async () => {
  const { page } = await signedIn(browser, world, 'reader');
  await page.goto('/');
  await page.getByRole('button', { name: 'reader' }).click();
  await page.getByRole('menuitem', { name: '日本語' }).click();
  await page.getByRole('heading', { name: '概要', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'reader' }).click();
  await page.getByRole('menuitem', { name: 'ダーク' }).click();
  await page.reload();
  await page.getByRole('heading', { name: '概要', level: 1 }).waitFor();
  assert.deepEqual(
    await page.evaluate(
      '[document.documentElement.lang, getComputedStyle(document.documentElement).colorScheme]',
    ),
    ['ja', 'dark'],
  );
  assert.equal(await page.title(), '概要 – Todoku');
  assert.deepEqual(await axeFindings(page), []);
});

test('one field finds everything: / goes there, Enter goes on, Ctrl+Enter asks why', {
  skip: noBrowser,
}, async () => {
  const { page, complaints } = await signedIn(browser, world);
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  const search = async (text: string) => {
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: 'Search everything' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.type(text);
    assert.equal(await page.getByRole('combobox', { name: 'Search everything' }).inputValue(), text);
  };
  await search('sim-0003');
  await page
    .getByRole('option', { name: /sim-0003/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/computers\/sim-0003/);
  await search('audit');
  await page.getByRole('option', { name: /Audit/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/settings\/audit/);
  await search('0x80244010');
  await page.getByRole('option', { name: /0x80244010/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/why\?code=0x80244010/);
  await search('Defender');
  await page
    .getByRole('option', { name: /Defender/ })
    .first()
    .waitFor();
  await page.getByRole('heading', { level: 1 }).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/\/why\?update=/);
  await page.goBack();
  await page.waitForURL(/code=/);
  assert.deepEqual(complaints, []);
});

test('an outage is told with the time of what is seen, and ends by itself', { skip: noBrowser }, async () => {
  const { page } = await signedIn(browser, world);
  await page.goto('/');
  await page.getByText('Are the computers safe?').waitFor();
  await page.route('**/api/**', (route) => route.abort());
  await page.getByRole('link', { name: 'Updates', exact: true }).click();
  await page.getByText(/The server does not answer. What you see is from/).waitFor();
  await page.getByRole('button', { name: 'Try again' }).first().waitFor();
  await page.unroute('**/api/**');
  await page.getByText(/The server does not answer. What you see is from/).waitFor({ state: 'hidden' });
  // What failed meanwhile comes without a press.
  await page.getByRole('grid', { name: 'Updates' }).getByRole('row').nth(1).waitFor();
});

test('who comes back to the window finds what they had typed to come in', { skip: noBrowser }, async () => {
  const context = await sitDown(browser, world);
  const page = await context.newPage();
  await page.goto('/');
  await page.getByLabel('Name').fill('admin');
  const asked = page.waitForResponse((response) => response.url().endsWith('/api/v1/session'));
  await page.evaluate("window.dispatchEvent(new Event('visibilitychange'))");
  await asked;
  assert.equal(await page.getByLabel('Name').inputValue(), 'admin');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
});

test('a list that cannot be had is not told as the one before it', { skip: noBrowser }, async () => {
  const { page } = await signedIn(browser, world);
  await page.goto('/updates');
  const rows = page.getByRole('grid', { name: 'Updates' }).getByRole('row');
  await rows.nth(1).waitFor();
  // A page of a proxy, where an answer was to come.
  const asked = /\/api\/v1\/updates\?.*text=nothing/;
  await page.route(asked, (route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Log in</h1>' }),
  );
  await page.getByRole('search').getByRole('searchbox').fill('nothing');
  const problem = page
    .getByRole('main')
    .getByRole('alert')
    .filter({ hasText: 'console/strange-answer' })
    .first();
  await problem.getByText('A proxy or a login page of the network stands in between.').waitFor();
  assert.equal(await rows.count(), 0);
  await page.unroute(asked);
  await problem.getByRole('button', { name: 'Try again' }).click();
  await problem.waitFor({ state: 'detached' });
});

test('signing out that fails is told; a session that is over already is simply left', {
  skip: noBrowser,
}, async () => {
  const { page } = await signedIn(browser, world);
  await page.goto('/');
  await page.route('**/api/v1/session', (route) =>
    route.request().method() === 'DELETE' ? route.abort() : route.continue(),
  );
  const leave = async () => {
    await page.getByRole('button', { name: 'admin' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
  };
  await leave();
  await page
    .getByRole('region', { name: 'Notifications' })
    .getByText('The server does not answer.')
    .waitFor();
  await page.unroute('**/api/v1/session');
  await page.context().clearCookies();
  await leave();
  await page.getByLabel('Password').waitFor();
});

test('on a phone the chosen tab is in sight, and the menu says whether it is open', {
  skip: noBrowser,
}, async () => {
  const { page } = await signedIn(browser, world, 'admin', { width: 390 });
  await page.goto('/sync/content?tab=upkeep');
  const tab = page.getByRole('tab', { name: 'Verify and move', selected: true });
  const isInSight = async () => {
    const { x = -1, width = 0 } = (await tab.boundingBox()) ?? {};
    return x >= 0 && x + width <= 390;
  };
  for (let tries = 0; !(await isInSight()); tries++) {
    assert.ok(tries < 50, 'the tab is cut off');
    await page.waitForTimeout(100);
  }
  const menu = page.getByRole('button', { name: 'Menu' });
  assert.equal(await menu.getAttribute('aria-expanded'), 'false');
  await menu.click();
  assert.equal(await menu.getAttribute('aria-expanded'), 'true');
  await page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: 'Synchronization' })
    .click();
  await page.waitForURL((now) => now.pathname === '/sync');
  await menu.and(page.locator('[aria-expanded="false"]')).waitFor();
});

test('without a clipboard the text is selected, ready for the keys', { skip: noBrowser }, async () => {
  const { page } = await signedIn(browser, world);
  await page.addInitScript("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
  await page.goto('/settings/backup');
  await page.getByRole('button', { name: 'Copy: How to restore' }).click();
  await page.getByText('Selected: press Ctrl+C').waitFor();
  assert.equal(await page.evaluate('getSelection().toString()'), 'todoku restore BACKUP --data DIRECTORY');
});

test('an undo that fails is told, and the focus goes to the page; a tab that there is not is the first one', {
  skip: noBrowser,
}, async () => {
  const { page } = await signedIn(browser, world);
  await page.goto('/sync/content?tab=nothing-like-this');
  await page.getByRole('tab', { name: 'Download Status', selected: true }).waitFor();
  await page.goto('/rules/housekeeping');
  const task = page.getByRole('switch', { name: 'On Unneeded update files' });
  await task.locator('xpath=ancestor::label').click();
  const undo = page.getByRole('button', { name: 'Undo' });
  await undo.waitFor();
  await page.route('**/api/**', (route) =>
    route.request().method() === 'GET' ? route.continue() : route.abort(),
  );
  await undo.click();
  await page
    .getByRole('region', { name: 'Notifications' })
    .getByText('The server does not answer.')
    .waitFor();
  assert.equal(await page.evaluate('document.activeElement?.id'), 'page');
});

test('an address without a page says so, and the rest of the console is there', {
  skip: noBrowser,
}, async () => {
  const { page } = await signedIn(browser, world);
  await page.goto('/settings/nothing-like-this');
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  assert.equal((await fetch(`${world.url}/nothing`)).status, 404);
});
