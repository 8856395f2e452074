import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { temporaryFolder } from '#base/fixture';
import type { EulasAnswer, UpdateRow, UpdatesAnswer } from '#server/admin';
import { axeFindings } from './axe.ts';
import { noBrowser, type Seat, signedIn, startBrowser } from './browser.ts';
import { openWorld, type Person, synchronise, type World } from './world.ts';

const WITH_TERMS = 'e0000000-0000-4000-8000-00000000e01a';
const TITLE = 'Contoso Viewer with terms (KB9900777)';
const TERMS: Readonly<Record<string, string>> = {
  en: `CONTOSO LICENSE TERMS\r\n\r\n1. You may install any number of copies.\r\n<b onclick="alert(1)">2. Not bold.</b>\r\n\r\n${'These terms are long. '.repeat(120)}`,
  ja: `CONTOSO ライセンス条項\r\n\r\n1. お客様は、本ソフトウェアを任意の数のコンピューターにインストールできます。\r\n\r\n${'長い条項です。'.repeat(200)}`,
};

let world: World;
let browser: Browser;

before(async () => {
  if (noBrowser !== false) return;
  browser = await startBrowser();
  world = await openWorld({
    data: join(temporaryFolder('console-decisions'), 'data'),
    days: 40,
    machines: 5,
  });
  await publishWithTerms();
  await synchronise(world);
});
after(async () => {
  await browser?.close();
  await world?.close();
});

/** One more update, as the newest one that nobody approved, but with license terms in two languages. */
async function publishWithTerms(): Promise<void> {
  const [like] = await updates('view=All+Updates&approved=false');
  assert.ok(like, 'the publisher has something that no rule approves');
  const { bytes, files } = world.published.live.newest(like.updateId)!;
  const texts = Object.entries(TERMS).map(([language, text]) => {
    const content = Buffer.from(text);
    const digest = createHash('sha1').update(content);
    const fileName = `terms.${language}.txt`;
    return { language, content, fileName, sha1: digest.digest('hex').toUpperCase() };
  });
  const named = texts.map(
    ({ language, content, fileName, sha1 }) =>
      `<upd:EulaFile Digest="${Buffer.from(sha1, 'hex').toString('base64')}" DigestAlgorithm="SHA1" FileName="${fileName}" Size="${content.length}" Modified="2026-01-01T00:00:00Z" Language="${language}" GeoId="" />`,
  );
  const document = bytes
    .toString()
    .replace(like.updateId, WITH_TERMS)
    .replaceAll(/<upd:Title>[^<]*/g, `<upd:Title>${TITLE}`)
    .replace('ExplicitlyDeployable="true"', 'ExplicitlyDeployable="true" EulaID="contoso-terms"')
    .replace('</upd:LocalizedPropertiesCollection>', `${named.join('')}</upd:LocalizedPropertiesCollection>`);
  world.published.add(document, [
    ...files,
    ...texts.map(({ content, fileName, sha1 }) => ({
      fileName,
      sha1,
      size: content.length,
      bytes: () => content,
    })),
  ]);
}

/** Somebody at an address; ends without a complaint of the browser. */
async function at(
  address: string,
  look: (page: Page) => Promise<void>,
  person: Person = 'approver',
  seat: Seat = {},
): Promise<void> {
  const { page, complaints } = await signedIn(browser, world, person, seat);
  await page.goto(address);
  await look(page);
  assert.deepEqual(complaints, []);
  await page.context().close();
}

async function updates(query: string): Promise<readonly UpdateRow[]> {
  return (await world.ask<UpdatesAnswer>('GET', `/updates?limit=500&${query}`)).items;
}

const status = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text });

test('license terms are read before they are accepted: the text is fetched, shown as text, and the approval goes through', {
  skip: noBrowser,
}, async () => {
  await at(`/updates?text=${WITH_TERMS}`, async (page) => {
    await page.getByRole('grid').getByRole('row').nth(1).waitFor();
    await page.getByRole('grid').focus();
    await page.keyboard.press('a');
    const sheet = page.getByRole('dialog', { name: `Approve: ${TITLE}` });
    await sheet.locator('label', { hasText: 'Pilot' }).click();
    await sheet.getByText('The text is not on this server yet').waitFor();
    await sheet.getByText('I have read the terms and accept them for everybody').waitFor();
    assert.deepEqual(await axeFindings(page), []);
    await sheet.getByRole('button', { name: /^Approve/ }).click();
    await status(page, '1 item waiting for license terms to be accepted.').waitFor();
  });
  await at(
    '/updates?terms=waiting',
    async (page) => {
      const sheet = page.getByRole('dialog');
      await sheet.getByText('本文はまだこのサーバーにありません').waitFor();
      assert.deepEqual(await axeFindings(page), []);
    },
    'reader',
    { language: 'ja' },
  );
  await at('/updates', async (page) => {
    await page.getByRole('button', { name: 'License terms waiting (1)' }).click();
    await page.waitForURL(/terms=waiting/);
    const sheet = page.getByRole('dialog', { name: 'License terms that wait' });
    await sheet.getByText('The text is not on this server yet').waitFor();
    await sheet.getByRole('button', { name: 'Fetch the text' }).press('Enter');
    const text = sheet.getByRole('region', { name: 'Text of the license terms' });
    await text.getByText('CONTOSO LICENSE TERMS').waitFor();
    await text.getByText('<b onclick="alert(1)">2. Not bold.</b>').waitFor();
    assert.equal(await text.locator('b').count(), 0, 'whatever it looks like, it is text');
    await text.focus();
    await page.keyboard.press('End');
    await page.waitForFunction('document.activeElement.scrollTop > 0');
    assert.deepEqual(await axeFindings(page), []);

    await sheet.getByRole('button', { name: /Language/ }).click();
    await page.getByRole('option', { name: 'Japanese' }).click();
    await sheet.getByRole('button', { name: 'Fetch the text' }).click();
    await text.getByText('CONTOSO ライセンス条項').waitFor();
    assert.equal(await text.getAttribute('lang'), 'ja');

    await sheet.getByRole('button', { name: 'Accept the terms and approve 1 item' }).click();
    await status(page, 'Accepted the terms; 1 item went through.').waitFor();
    await sheet.getByText('No license terms wait.').waitFor();
  });
  const { items } = await world.ask<EulasAnswer>('GET', '/eulas');
  assert.deepEqual(items, []);
  const { approvals } = await world.ask<UpdateRow>('GET', `/updates/${WITH_TERMS}`);
  assert.deepEqual(
    approvals.map(({ groupName, action }) => `${groupName}: ${action}`),
    ['Pilot: Install'],
  );
});
