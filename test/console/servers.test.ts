import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { temporaryFolder } from '#base/fixture';
import type { DownstreamAnswer, StatusAnswer } from '#server/admin';
import { axeFindings } from './axe.ts';
import { noBrowser, signedIn, startBrowser } from './browser.ts';
import { openWorld, PASSWORD, type World } from './world.ts';

// One server that has everything, and one that has nothing and gets it: on a disk, then over the network.

let browser: Browser;
let full: World;
let fresh: World;
const folder = temporaryFolder('console-servers');

before(async () => {
  if (noBrowser !== false) return;
  browser = await startBrowser();
  full = await openWorld({ data: join(folder, 'full'), days: 3 });
  fresh = await openWorld({ data: join(folder, 'fresh') });
  await fresh.ask('POST', '/accounts', { name: 'admin', role: 'administrator', password: PASSWORD });
});
after(async () => {
  await browser?.close();
  await Promise.all([full?.close(), fresh?.close()]);
});

test('a bundle goes out of one server and into another, with its signer looked at before', {
  skip: noBrowser,
}, async () => {
  const bundle = join(folder, 'bundle');
  const out = await signedIn(browser, full);
  await out.page.goto('/servers/bundles');
  await out.page.getByLabel('Folder on the server’s machine').fill(bundle);
  await out.page.getByRole('radio', { name: /^Everything/ }).check({ force: true });
  await out.page.getByText('Computer groups', { exact: true }).click();
  await out.page.getByText('Approvals and declines', { exact: true }).click();
  await out.page.getByRole('button', { name: `Export to ${bundle}` }).click();
  await out.page.getByText('The bundle is written').waitFor();
  assert.match(out.page.url(), /task=/, 'whoever comes back finds it again');
  const signer = await out.page.locator('pre').filter({ hasText: 'ed25519:' }).textContent();
  assert.deepEqual(out.complaints, []);

  const into = await signedIn(browser, fresh);
  await into.page.goto('/servers/bundles?way=import');
  await into.page.getByLabel('Folder or package on the server’s machine').fill(join(folder, 'nothing'));
  await into.page.getByRole('button', { name: 'Look into it' }).click();
  await into.page
    .getByRole('alert')
    .getByText(/^bundle\//)
    .waitFor();
  await into.page.getByLabel('Folder or package on the server’s machine').fill(bundle);
  await into.page.getByRole('button', { name: 'Look into it' }).click();
  const take = into.page.getByRole('button', { name: /^Import .* revisions/ });
  await take.waitFor();
  assert.equal(await into.page.locator('pre').filter({ hasText: 'ed25519:' }).textContent(), signer);
  assert.ok(await take.isDisabled(), 'nobody has looked at the fingerprint');
  await into.page.getByText('The fingerprint is right').click();
  await take.click();
  await into.page.getByRole('heading', { name: 'The bundle is taken in' }).waitFor();
  const [here, there] = await Promise.all([
    fresh.ask<StatusAnswer>('GET', '/status'),
    full.ask<StatusAnswer>('GET', '/status'),
  ]);
  assert.ok(here.updates.revisions > 0 && here.updates.revisions === there.updates.revisions);
  assert.deepEqual(
    into.complaints.filter((text) => !text.includes('status of 4')),
    [],
  );
});

test('a server takes over another, which then knows it and decides about it', {
  skip: noBrowser,
}, async () => {
  const { page, complaints } = await signedIn(browser, fresh);
  await page.goto('/servers/migrate');
  await page.getByLabel('Address of the WSUS').fill(full.url);
  await page.getByRole('button', { name: 'Look whether it can be reached' }).click();
  await page.getByText('The WSUS answers').waitFor();
  await page.getByRole('button', { name: `Take over ${full.url}` }).click();
  await page.getByText('This server has taken over').waitFor();
  await page.getByRole('link', { name: 'Lead the computers here, by policy' }).waitFor();
  assert.deepEqual(complaints, []);

  const { items } = await full.ask<DownstreamAnswer>('GET', '/downstream');
  const name = items[0]?.name ?? '';
  const above = await signedIn(browser, full);
  await above.page.goto('/servers');
  await above.page.getByRole('table').getByRole('link', { name }).click();
  await above.page.getByRole('dialog', { name }).getByText('replica: It takes over').waitFor();
  assert.deepEqual(await axeFindings(above.page), []);
  await above.page.getByRole('button', { name: 'Refuse it' }).click();
  await above.page.getByRole('button', { name: 'Let it synchronize' }).waitFor();
  const refused = await full.ask<DownstreamAnswer>('GET', '/downstream');
  assert.equal(refused.items[0]?.allowed, 'no');
  await above.page.keyboard.press('Escape');
  await above.page.waitForURL(/\/servers$/);
  await above.page.getByRole('radio', { name: /^Refused until/ }).click({ force: true });
  const notices = above.page.getByRole('region', { name: 'Notifications' });
  await notices.getByText('Changed for servers that nobody decided about.').waitFor();
  await notices.getByRole('button', { name: 'Undo' }).last().click();
  await above.page
    .getByRole('radio', { name: /^Welcome/ })
    .and(above.page.locator(':checked'))
    .waitFor();
  const after = await full.ask<DownstreamAnswer>('GET', '/downstream');
  assert.equal(after.unknownServers, 'welcome');
  assert.deepEqual(above.complaints, []);
});

test('a reporter looks and does nothing; every part is sound in both languages and fits a phone', {
  skip: noBrowser,
}, async () => {
  const reader = await signedIn(browser, full, 'reader');
  await reader.page.goto('/servers/bundles');
  await reader.page.getByText('Only administrators do this.').waitFor();
  await reader.page.getByRole('link', { name: 'Migrate from a WSUS' }).click();
  await reader.page.getByText('Only administrators do this.').waitFor();
  for (const [language, parts] of [
    ['en', ['', '/bundles', '/migrate']],
    ['ja', ['', '/bundles']],
  ] as const) {
    const { page, complaints } = await signedIn(browser, full, 'admin', { language, width: 390 });
    for (const part of parts) {
      await page.goto(`/servers${part}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      assert.deepEqual(await axeFindings(page), [], `${part} in ${language}`);
      const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
      assert.equal(over, 0, `${part} in ${language} is wider than a phone`);
    }
    assert.deepEqual(complaints, []);
    if (language === 'en') continue;
    // What the server refuses is told in the language of the page.
    await page.goto('/servers/bundles?way=import');
    await page.getByRole('textbox').last().fill(join(folder, 'nothing'));
    await page.getByRole('main').getByRole('button').last().click();
    await page.getByRole('alert').getByText('ここにはバンドルがありません。').waitFor();
    assert.deepEqual(await axeFindings(page), []);
  }
});
