import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { temporaryFolder } from '#base/fixture';
import type { ComputerRow, UpdateComputersAnswer, UpdatesAnswer, WhyAnswer } from '#server/admin';
import { axeFindings } from './axe.ts';
import { noBrowser, signedIn, startBrowser } from './browser.ts';
import { openWorld, type World } from './world.ts';

const COLLECTED = fileURLToPath(new URL('../collected/disabled-services-2012r2.json', import.meta.url));
const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate';

let browser: Browser;
let world: World;
/** An update that is approved for a group which the computer is not in. */
let update: string;
let computer: string;

before(async () => {
  if (noBrowser !== false) return;
  browser = await startBrowser();
  world = await openWorld({ data: join(temporaryFolder('console-why'), 'data'), days: 12, machines: 4 });
  const { items } = await world.ask<UpdatesAnswer>(
    'GET',
    '/updates?status=needed&approved=false&declined=false&superseded=false',
  );
  for (const { updateId } of items) {
    await world.ask('POST', `/updates/${updateId}/approvals`, { group: 'Tokyo', action: 'Install' });
    const needing = await world.ask<UpdateComputersAnswer>('GET', `/updates/${updateId}/computers`);
    for (const { computerId } of needing.items) {
      const { cause } = await world.ask<WhyAnswer>('GET', `/why?update=${updateId}&computer=${computerId}`);
      if (cause?.code !== 'why/approved-elsewhere') continue;
      [update, computer] = [updateId, computerId];
      return;
    }
  }
  assert.fail('no update is approved for others only');
});
after(async () => {
  await browser?.close();
  await world?.close();
});

const question = () => `/why?update=${update}&computer=${computer}`;
const nameOf = async () => (await world.ask<ComputerRow>('GET', `/computers/${computer}`)).dnsName;
const codeOf = (page: Page) => page.locator('article code[title]').first().getAttribute('title');

/** A file of this machine, as somebody drags it onto the page. */
async function dropOn(page: Page, file: string, heading: Locator = page.locator('h1')): Promise<void> {
  const box = await heading.boundingBox();
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', {
      type,
      x: box!.x + 5,
      y: box!.y + 5,
      data: { items: [], files: [file], dragOperationsMask: 1 },
    });
  }
}

function fileWith(name: string, text: string): string {
  const file = join(temporaryFolder('console-why-file'), name);
  writeFileSync(file, text);
  return file;
}

test('approved for others: told with evidence in both languages, and the button does what it says, and takes it back', {
  skip: noBrowser,
}, async () => {
  const japanese = await signedIn(browser, world, 'admin', { language: 'ja' });
  await japanese.page.goto(question());
  await japanese.page.getByRole('heading', { name: 'インストールされていません' }).waitFor();
  await japanese.page.getByText('Tokyo (').waitFor();
  assert.equal(await codeOf(japanese.page), 'why/approved-elsewhere');
  assert.doesNotMatch(
    await japanese.page.locator('article').first().innerText(),
    /(All|Unassigned) Computers/,
  );
  assert.deepEqual(await axeFindings(japanese.page), []);
  assert.deepEqual(japanese.complaints, []);
  await japanese.page.context().close();

  const { page, complaints } = await signedIn(browser, world);
  await page.goto(question());
  const heading = page.getByRole('heading', { name: 'is not installed on' });
  await heading.waitFor();
  assert.equal(await codeOf(page), 'why/approved-elsewhere');
  await page.getByText('Groups of the computer').waitFor();
  assert.deepEqual(await axeFindings(page), []);

  await page.getByRole('button', { name: `Put ${await nameOf()} into Tokyo` }).waitFor();
  const approve = page.getByRole('button', { name: /^Approve for / }).first();
  await approve.click();
  await page.getByText(/^Approved for .*\.$/).waitFor();
  await approve.waitFor({ state: 'detached' });
  assert.notEqual(await codeOf(page), 'why/approved-elsewhere');
  await page.getByRole('button', { name: 'Undo' }).click();
  await approve.waitFor();
  assert.equal(await codeOf(page), 'why/approved-elsewhere');
  assert.deepEqual(complaints, []);
  await page.context().close();
});

test('who may not decide sees who may', { skip: noBrowser }, async () => {
  const { page } = await signedIn(browser, world, 'reader');
  await page.goto(question());
  await page.getByText('Somebody who may approve can do this.').first().waitFor();
  assert.equal(await page.getByRole('button', { name: /^Approve for / }).count(), 0);
  await page.context().close();
});

test('one field: what is not here, a code, a computer with what would decide it, and what was collected there', {
  skip: noBrowser,
}, async () => {
  const { page, complaints } = await signedIn(browser, world);
  await page.goto('/why');
  const field = page.getByRole('combobox', { name: 'What did not arrive, or what is wrong?' });
  await field.waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await field.fill('KB5063878');
  await field.press('Enter');
  await page.getByRole('heading', { name: 'KB5063878 is not on this server.' }).waitFor();
  await page
    .getByText(/^What (would decide it|to do)/)
    .first()
    .waitFor();

  await field.fill('0x80244010');
  await field.press('Enter');
  await page.getByRole('heading', { name: '0x80244010' }).waitFor();
  await page.getByRole('heading', { name: 'Where the fault lies' }).waitFor();
  assert.equal(new URL(page.url()).search, '?code=0x80244010');

  await field.fill((await nameOf()).slice(0, 6));
  const suggested = page.getByRole('option').first();
  await suggested.waitFor();
  await field.press('ArrowDown');
  await field.press('Enter');
  await page
    .getByText(/What would decide it/)
    .first()
    .waitFor();
  assert.match(page.url(), /\?computer=/);

  await page.goto(`/why?computer=${computer}`);
  await page.getByRole('heading', { name: 'not everything could be looked at' }).waitFor();
  await dropOn(page, COLLECTED);
  await page.getByText(/With what was collected/).waitFor();
  await page.getByRole('heading', { name: 'Cause' }).waitFor();
  await page.getByRole('button', { name: 'Ask without it' }).click();
  await page.getByRole('heading', { name: 'not everything could be looked at' }).waitFor();
  assert.deepEqual(complaints, []);
  await page.context().close();
});

test('what machines and people write is text, and nothing is wider than a phone', {
  skip: noBrowser,
}, async () => {
  const { page } = await signedIn(browser, world, 'admin', { width: 390 });
  const hostile = '<img src=x onerror=window.hacked=1>';
  const collected = JSON.parse(readFileSync(COLLECTED, 'utf8')) as { machine: { name: string } };
  collected.machine.name = hostile;
  await page.goto(`/why?update=${encodeURIComponent(hostile)}`);
  await page.getByRole('heading', { name: hostile }).waitFor();
  await page.goto('/why');
  await dropOn(page, fileWith('collected.json', JSON.stringify(collected)));
  await page.getByRole('heading', { name: hostile }).waitFor();
  assert.equal(await page.locator('main img').count(), 0);
  assert.equal(await page.evaluate('window.hacked'), undefined);
  for (const path of [question(), '/why/machine', '/why/codes', '/why/collector']) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true, path);
    assert.deepEqual(await axeFindings(page), [], path);
  }
  await page.context().close();
});

test('both paths end in the same answer', { skip: noBrowser }, async () => {
  const { page, complaints } = await signedIn(browser, world);
  await page.goto('/why/server');
  await page.getByRole('combobox', { name: 'KB number, title or UpdateID' }).fill('KB5063878');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await page.getByText('It is not here').waitFor();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('Nobody: answer from what is here').click();
  await page.getByRole('heading', { name: 'KB5063878 is not on this server.' }).waitFor();
  await page.goBack();
  await page
    .getByRole('heading', { name: 'KB5063878 is not on this server.' })
    .waitFor({ state: 'detached' });

  // Starting over keeps nothing of the update before.
  await page.getByRole('link', { name: 'Start over' }).click();
  await page.waitForFunction("document.querySelector('[role=combobox]')?.value === ''");

  await page.goto('/why/elsewhere');
  await page.waitForURL('**/why');

  await page.goto(`/why/machine?computer=${computer}`);
  await page.getByText('This server knows it').waitFor();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('No: answer from what this server knows').click();
  await page.getByRole('heading', { name: 'not everything could be looked at' }).waitFor();
  await page.getByRole('list', { name: 'What was looked at on the way' }).getByText('Proxy').waitFor();
  await page.getByRole('link', { name: 'This answer has an address of its own' }).click();
  await page.waitForURL(`**/why?computer=${computer}`);
  await page.getByRole('heading', { name: 'not everything could be looked at' }).waitFor();
  assert.deepEqual(complaints, []);
  await page.context().close();
});

test('a policy that is written here is found right here; one with a value in the wrong key is not', {
  skip: noBrowser,
}, async () => {
  const { page, complaints } = await signedIn(browser, world);
  await page.goto('/settings/policy?format=reg');
  const written = page.getByText('Windows Registry Editor');
  await written.waitFor();
  await page.getByText('Three values are essential').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  const text = (await written.textContent()) ?? '';
  assert.match(text, /"UseWUServer"=dword:00000001/);

  await page.getByRole('tab', { name: 'Check a policy' }).click();
  await page.getByLabel('Or paste it here').fill(text);
  await page.getByRole('button', { name: 'Check it' }).click();
  await page.getByText('This policy leads to the update server.').waitFor();

  const broken = `Windows Registry Editor Version 5.00\n\n[${KEY}]\n"WUServer"="${world.url}"\n"WUStatusServer"="${world.url}"\n"UseWUServer"=dword:00000001\n`;
  await dropOn(page, fileWith('broken.reg', broken), page.getByRole('heading', { name: 'Check a policy' }));
  await page.getByText('This policy keeps the computer from working as it should.').waitFor();
  await page.getByText('belongs under WindowsUpdate\\AU').waitFor();
  await page.getByText('Checked: broken.reg').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(complaints, []);
  await page.context().close();
});
