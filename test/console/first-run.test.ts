import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { temporaryFolder } from '#base/fixture';
import type { ComputerRow, GroupsAnswer, PageAnswer, RulesAnswer, UpstreamAnswer } from '#server/admin';
import { PROFILES, simulateClient } from '#simulator';
import { axeFindings } from './axe.ts';
import { noBrowser, sitDown, startBrowser } from './browser.ts';
import { openWorld } from './world.ts';

const NAME = 'anna';
const PASSWORD = 'correct horse battery';
let browser: Browser;
const folder = temporaryFolder('first-run');

before(async () => {
  if (noBrowser === false) browser = await startBrowser();
});
after(async () => {
  await browser?.close();
});

test('from a server that nobody has set up to the first machine, which is greeted by name', {
  skip: noBrowser,
}, async (t) => {
  const world = await openWorld({ data: join(folder, 'first'), published: 10 });
  t.after(() => world.close());
  const context = await sitDown(browser, world);
  const page = await context.newPage();
  await page.goto('/updates');
  await page.getByRole('heading', { name: 'Set up this server' }).waitFor();
  assert.deepEqual(await axeFindings(page), []);

  await page.getByLabel('Set-up secret').fill('guessed');
  await page.getByLabel('Your name').fill(NAME);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Create the account' }).click();
  await page.getByRole('alert').getByText('accounts/wrong-secret').waitFor();
  await page.getByLabel('Set-up secret').fill(world.setUpSecret ?? '');
  await page.getByRole('button', { name: 'Create the account' }).click();

  await page.getByRole('heading', { name: 'Where updates come from' }).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('radio', { name: /A WSUS or another Todoku/ }).check({ force: true });
  await page.getByLabel('Its address').fill(world.upstream.url);
  await page.getByRole('button', { name: 'Continue' }).click();

  await page.getByRole('heading', { name: 'Which updates' }).waitFor();
  // The keyboard goes on where the step begins, not at the top of the page.
  await page.waitForFunction("document.activeElement?.textContent.startsWith('Which updates')");
  await page.getByRole('group', { name: 'Products' }).getByText('Windows 11').waitFor();
  await page.getByRole('button', { name: 'Continue' }).click();

  await page.getByRole('heading', { name: 'Who gets them' }).waitFor();
  await page.getByLabel('Groups of computers').fill('Office, Tokyo');
  await page.getByRole('button', { name: 'Continue' }).click();

  await page.getByRole('heading', { name: 'The first computer' }).waitFor();
  await page.getByText('Waiting for the first computer').waitFor();
  await page.getByRole('cell', { name: 'WUServer', exact: true }).waitFor();
  assert.ok(await page.getByRole('cell', { name: world.url }).first().isVisible());
  assert.deepEqual(await axeFindings(page), []);

  // Who comes back to a step makes nothing twice.
  await page.getByRole('button', { name: 'Who gets them' }).click();
  await page.getByLabel('Groups of computers').fill('Office, Tokyo');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'The first computer' }).waitFor();

  const client = simulateClient({
    server: world.url,
    profile: PROFILES['windows-11-25h2'],
    seed: 1,
    name: 'pc-17',
  });
  t.after(() => client.close());
  await client.cycle();
  await page.getByText('pc-17 has called. Welcome.').waitFor();

  const { items: rules } = await world.ask<RulesAnswer>('GET', '/rules');
  const { items: groups } = await world.ask<GroupsAnswer>('GET', '/groups');
  assert.equal(rules.length, 3);
  for (const name of ['Office', 'Tokyo', 'Pilot'])
    assert.ok(
      groups.some((group) => group.name === name),
      name,
    );
  assert.equal((await world.ask<UpstreamAnswer>('GET', '/upstream')).upstream?.url, world.upstream.url);
});

test('every step can be skipped, in Japanese, and a sample is there in moments', {
  skip: noBrowser,
}, async (t) => {
  const world = await openWorld({ data: join(folder, 'sample') });
  t.after(() => world.close());
  const context = await sitDown(browser, world, { language: 'ja', width: 390 });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByLabel('初期設定のシークレット').fill(world.setUpSecret ?? '');
  await page.getByLabel('名前').fill(NAME);
  await page.getByLabel('パスワード').fill(PASSWORD);
  await page.getByRole('button', { name: 'アカウントを作成' }).click();
  for (const heading of ['更新元', '対象の製品', '配布先']) {
    await page.getByRole('heading', { name: heading, exact: true }).waitFor();
    assert.deepEqual(await axeFindings(page), [], heading);
    await page.getByRole('button', { name: 'この手順を後で行う' }).click();
  }
  await page.getByText('最初のコンピューターを待っています').waitFor();
  // Back goes to the step before.
  await page.goBack();
  await page.getByRole('heading', { name: '配布先', exact: true }).waitFor();
  await page.getByRole('button', { name: '更新元', exact: true }).click();
  await page.getByRole('radio', { name: /試用サンプル/ }).check({ force: true });
  await page.getByRole('button', { name: '次へ' }).click();
  await page.getByRole('link', { name: '概要へ' }).click();
  await page.getByRole('heading', { name: '概要', level: 1 }).waitFor();
  await page.getByText('コンピューターは安全ですか').waitFor();
  const { total } = await world.ask<PageAnswer<ComputerRow>>('GET', '/computers');
  assert.equal(total, 20);
  assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true);
});
