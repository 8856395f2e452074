import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { temporaryFolder } from '#base/fixture';
import type { EulasAnswer, UpdateRow, UpdatesAnswer } from '#server/admin';
import { axeFindings } from './axe.ts';
import { noBrowser, type Seat, signedIn, startBrowser } from './browser.ts';
import { openWorld, PASSWORD, synchronise, type World } from './world.ts';

const WITH_TERMS = 'e0000000-0000-4000-8000-00000000e01a';
const TITLE = 'Contoso Viewer with terms (KB9900777)';
/** Rows that need three pages of the list. */
const MANY = 120;
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
  await publish();
  await synchronise(world);
});
after(async () => {
  await browser?.close();
  await world?.close();
});

/** More updates, as the newest that nobody approved: one with license terms in two languages, and as many as fill some pages. */
async function publish(): Promise<void> {
  const [like] = await updates('view=All+Updates&approved=false');
  assert.ok(like, 'the publisher has something that no rule approves');
  const { bytes, files } = world.published.live.newest(like.updateId)!;
  const document = (updateId: string, title: string) =>
    bytes
      .toString()
      .replace(like.updateId, updateId)
      .replaceAll(/<upd:Title>[^<]*/g, `<upd:Title>${title}`);
  for (let number = 0; number < MANY; number++)
    world.published.add(
      document(`b0000000-0000-4000-8000-${String(number).padStart(12, '0')}`, `Bulkware ${number}`),
      files,
    );
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
  const withTerms = document(WITH_TERMS, TITLE)
    .replace('ExplicitlyDeployable="true"', 'ExplicitlyDeployable="true" EulaID="contoso-terms"')
    .replace('</upd:LocalizedPropertiesCollection>', `${named.join('')}</upd:LocalizedPropertiesCollection>`);
  world.published.add(withTerms, [
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
  person = 'approver',
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
    for (let tries = 0; !(await page.evaluate('document.activeElement.scrollTop > 0')); tries++) {
      assert.ok(tries < 50, 'the keyboard scrolls it');
      await page.waitForTimeout(100);
    }
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

const decided = async (updateId: string) =>
  (await world.ask<UpdateRow>('GET', `/updates/${updateId}`)).approvals.map(
    ({ groupName, action, deadline }) => ({ groupName, action, deadline }),
  );
const bulk = (number: number) => `b0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Opens the sheet for the one update that the page finds, with the keyboard. */
async function approving(page: Page): Promise<Locator> {
  await page.getByRole('grid').getByRole('row').nth(1).waitFor();
  await page.getByRole('grid').focus();
  await page.keyboard.press('a');
  const sheet = page.getByRole('dialog');
  await sheet.locator('label', { hasText: 'Pilot' }).waitFor();
  return sheet;
}

test(
  'a deadline is one moment, told in local time and in UTC; one that has passed is warned about',
  {
    skip: noBrowser,
  },
  () =>
    at(`/updates?text=${bulk(0)}`, async (page) => {
      const sheet = await approving(page);
      await sheet.locator('label', { hasText: 'Pilot' }).click();
      await sheet.getByRole('button', { name: /Deadline/ }).click();
      await page.getByRole('option', { name: 'In one week' }).click();
      await sheet.getByText(/^Must be done by .* GMT\+9 \(.* UTC\), the same moment everywhere\.$/).waitFor();
      await sheet.getByRole('button', { name: /Deadline/ }).click();
      await page.getByRole('option', { name: 'A date of your own…' }).click();
      assert.ok(await sheet.getByRole('button', { name: /^Approve/ }).isDisabled(), 'no date yet');
      const moment = sheet.getByLabel('Date and time, where you are');
      await moment.fill('2020-01-01T09:00');
      await sheet.getByText('The deadline has passed: installation starts at the next contact').waitFor();
      assert.deepEqual(await axeFindings(page), []);
      await moment.fill('2031-03-04T17:30');
      await sheet.getByText('4 Mar 2031, 17:30 GMT+9 (2031-03-04 08:30 UTC)').waitFor();
      await sheet.getByText('The deadline has passed').waitFor({ state: 'detached' });
      await sheet.getByRole('button', { name: /^Approve/ }).click();
      await status(page, /^Approved 1 update for Pilot/).waitFor();
      assert.deepEqual(await decided(bulk(0)), [
        { groupName: 'Pilot', action: 'Install', deadline: Date.UTC(2031, 2, 4, 8, 30) },
      ]);
      await page.getByRole('grid').getByText('Pilot').first().waitFor();
    }),
);

test(
  'all that a search finds is approved at once, over pages of rows, and undone at once',
  {
    skip: noBrowser,
  },
  () =>
    at('/updates?text=Bulkware&approved=false', async (page) => {
      const count = MANY - 1;
      await status(page, `${count} updates.`).waitFor();
      await page.getByRole('grid').getByRole('columnheader').first().locator('label').click();
      await page.getByRole('button', { name: `Select all ${count}` }).click();
      await status(page, `${count} updates selected`).waitFor();
      await page
        .getByRole('region', { name: 'Selected updates' })
        .getByRole('button', { name: /^Approve…/ })
        .click();
      const sheet = page.getByRole('dialog', { name: `Approve ${count} updates` });
      await sheet.locator('label', { hasText: 'Pilot' }).click();
      await sheet
        .getByText(/^The first are shown; \d+ updates? more are decided about in the same way\.$/)
        .waitFor();
      assert.deepEqual(await axeFindings(page), []);
      await sheet.getByRole('button', { name: /^Approve/ }).click();
      await status(page, `Approved ${count} updates for Pilot`).waitFor();
      const approved = async () =>
        (await updates('text=Bulkware&approved=true')).filter(({ approvals }) => approvals.length > 0).length;
      assert.equal(await approved(), MANY);
      await page.getByRole('button', { name: 'Undo' }).click();
      await status(page, `Undone: ${count} updates as before.`).waitFor();
      assert.equal(await approved(), 1);
    }),
);

test('an approver of some groups sees that the others are not theirs, and decides for their own', {
  skip: noBrowser,
}, async () => {
  const account = { name: 'pilot', role: 'approver', groups: ['Pilot'], password: PASSWORD };
  await world.ask('POST', '/accounts', account);
  await at(
    `/updates?text=${bulk(1)}`,
    async (page) => {
      await page.getByRole('grid').getByRole('row').nth(1).locator('label').click();
      const bar = page.getByRole('region', { name: 'Selected updates' });
      await bar.waitFor();
      assert.equal(await bar.getByRole('button', { name: /^(Hold|Decline)/ }).count(), 0);
      const sheet = await approving(page);
      await sheet
        .getByText('You decide for Pilot and the groups beneath; others decide for the rest.')
        .waitFor();
      const enabled = sheet.locator('input[type="checkbox"]:not([disabled])');
      assert.equal(await enabled.count(), 1);
      assert.ok(await sheet.getByRole('checkbox', { name: /All Computers/ }).isDisabled());
      assert.deepEqual(await axeFindings(page), []);
      await sheet.locator('label', { hasText: 'Pilot' }).click();
      await sheet.getByRole('button', { name: /^Approve/ }).click();
      await status(page, /^Approved 1 update for Pilot/).waitFor();
    },
    'pilot',
  );
  assert.equal((await decided(bulk(1))).length, 1);

  // What is beneath their groups is theirs too: what was decided for it can be taken back.
  await world.ask('POST', '/groups', { name: 'East', parent: 'Pilot' });
  await world.ask('POST', `/updates/${bulk(1)}/approvals`, { group: 'East', action: 'Install' });
  await world.ask('POST', `/updates/${bulk(1)}/approvals`, { group: 'Servers', action: 'Install' });
  await at(
    `/updates/${bulk(1)}?part=approvals`,
    async (page) => {
      await page.getByRole('button', { name: 'Undo: Install for East' }).waitFor();
      assert.equal(await page.getByRole('button', { name: 'Undo: Install for Servers' }).count(), 0);
    },
    'pilot',
  );
  await world.ask('DELETE', '/groups/East');
});

test('what cannot be undone says why: somebody decided since, or it is not allowed any more', {
  skip: noBrowser,
}, async () => {
  for (const [language, undo, since, forbidden] of [
    ['en', 'Undo', 'because something was decided since', 'This is not allowed for you.'],
    ['ja', '元に戻す', 'その後に変更されたため', 'この操作を行う権限がありません。'],
  ] as const) {
    const number = language === 'en' ? 2 : 3;
    const { page } = await signedIn(browser, world, 'approver', { language });
    await page.goto(`/updates?text=${bulk(number)}`);
    const hold = async (times: number) => {
      const sheet = await approving(page);
      if (times === 1) await sheet.locator('label', { hasText: 'Pilot' }).click();
      else await sheet.locator('label', { hasText: 'Servers' }).click();
      await sheet.getByRole('button', { name: /^(Approve|コンピューター|承認する)/ }).click();
      await page.getByRole('button', { name: undo }).waitFor();
    };
    await hold(1);
    await world.ask('POST', `/updates/${bulk(number)}/approvals`, {
      group: 'Pilot',
      action: 'OptionalInstall',
    });
    await page.getByRole('button', { name: undo }).click();
    await status(page, since).waitFor();
    assert.deepEqual(
      (await decided(bulk(number))).map(({ action }) => action),
      ['OptionalInstall'],
      'what somebody else decided stays',
    );
    await hold(2);
    await world.ask('PATCH', '/accounts/approver', { role: 'reporter' });
    await page.getByRole('button', { name: undo }).click();
    await status(page, forbidden).waitFor();
    await world.ask('PATCH', '/accounts/approver', { role: 'approver' });
    await page.context().close();
  }
});

test('on a phone a view is saved, chosen and deleted too', { skip: noBrowser }, () =>
  at(
    '/updates?severity=Critical',
    async (page) => {
      await page.getByRole('button', { name: 'ビューとして保存...' }).click();
      await page.getByRole('textbox', { name: '名前' }).fill('重要なもの');
      assert.deepEqual(await axeFindings(page), []);
      await page.getByRole('button', { name: 'ビューを保存する' }).click();
      await page
        .getByRole('button', { name: /重要なもの.*ビュー/ })
        .first()
        .waitFor();
      await page.waitForURL(/view=/);
      assert.deepEqual(await axeFindings(page), []);
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 390);
      await page.getByRole('button', { name: 'その他: 重要なもの' }).click();
      await page.getByRole('menuitem', { name: 'ビュー「重要なもの」を削除' }).click();
      await status(page, 'ビュー「重要なもの」を削除しました。').waitFor();
    },
    'approver',
    { language: 'ja', width: 390 },
  ),
);
