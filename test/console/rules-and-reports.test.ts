import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { temporaryFolder } from '#base/fixture';
import type {
  HousekeepingAnswer,
  HousekeepingEntry,
  PageAnswer,
  RulesAnswer,
  SubscriptionsAnswer,
  UpdateRow,
} from '#server/admin';
import { mailServer } from '../notices/receivers.ts';
import { axeFindings } from './axe.ts';
import { noBrowser, signedIn, startBrowser } from './browser.ts';
import { openWorld, type World } from './world.ts';

const folder = temporaryFolder('rules-and-reports');
const skip = noBrowser;
let browser: Browser;
let world: World;

before(async () => {
  if (noBrowser !== false) return;
  browser = await startBrowser();
  world = await openWorld({ data: join(folder, 'data'), days: 25, machines: 8 });
});
after(async () => {
  await browser?.close();
  await world?.close();
});

async function ruleNames(): Promise<readonly string[]> {
  return (await world.ask<RulesAnswer>('GET', '/rules')).items.map(({ name }) => name);
}

/** Says a sentence at the foot of the page. */
function told(page: Page, text: string | RegExp) {
  return page.getByRole('region', { name: 'Notifications' }).getByText(text).last();
}

test('a ready-made rule is added switched off, tried, switched on, and moved by keyboard; undo puts it back', {
  skip,
}, async () => {
  const { page, complaints } = await signedIn(browser, world);
  await page.goto('/rules');
  await page.getByRole('button', { name: 'Add: No beta' }).click();
  const row = page.getByRole('row', { name: 'No beta' });
  await row.getByText('Updates of the channel Beta, Dev or Insider: decline at once.').waitFor();
  assert.equal((await world.ask<RulesAnswer>('GET', '/rules')).items.at(-1)?.enabled, false);
  assert.deepEqual(await axeFindings(page), []);

  await row.getByRole('link', { name: 'Edit No beta' }).click();
  const sheet = page.getByRole('dialog', { name: 'No beta' });
  await sheet.getByText(/of [\d,]+ updates match\./).waitFor();
  await sheet.getByText('It has decided nothing in 30 days.').waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });

  await row.getByRole('switch', { name: /No beta/ }).press('Space');
  await told(page, 'No beta is on.').waitFor();
  assert.equal((await world.ask<RulesAnswer>('GET', '/rules')).items.at(-1)?.enabled, true);

  const before = await ruleNames();
  await row.getByRole('button', { name: 'Move No beta' }).focus();
  // Where it would go is said by what has the focus: a key that comes before it has moved there is lost.
  const place = () => page.evaluate<string>("document.activeElement.getAttribute('aria-label') ?? ''");
  for (const key of ['Enter', 'ArrowUp', 'ArrowUp']) {
    const left = await place();
    await page.keyboard.press(key);
    for (let tries = 0; (await place()) === left; tries++) {
      assert.ok(tries < 50, `${key} moves it`);
      await page.waitForTimeout(50);
    }
  }
  await page.keyboard.press('Enter');
  await told(page, 'The order of the rules is changed.').waitFor();
  const moved = await ruleNames();
  assert.deepEqual(moved, [...before.slice(0, -2), 'No beta', before.at(-2)]);
  await page
    .getByRole('row')
    .nth(2)
    .getByRole('switch', { name: /No beta/ })
    .waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page
    .getByRole('row')
    .nth(3)
    .getByRole('switch', { name: /No beta/ })
    .waitFor();
  assert.deepEqual(await ruleNames(), before);
  assert.deepEqual(complaints, []);
});

test('a rule that is made in the editor reads as a sentence in both languages, and says what it would do before it is kept', {
  skip,
}, async () => {
  const { page, complaints } = await signedIn(browser, world);
  await page.goto('/rules');
  await page.getByRole('link', { name: 'New rule' }).click();
  const sheet = page.getByRole('dialog', { name: 'New rule' });
  await sheet.getByLabel('Name').fill('Edge for pilots');
  await sheet
    .getByRole('button', { name: /Condition 1/ })
    .first()
    .click();
  await page.getByRole('option', { name: 'Title has in it' }).click();
  await sheet.getByRole('textbox', { name: 'Title has in it' }).fill('Edge');
  await sheet.getByRole('button', { name: 'Add a condition' }).click();
  await sheet
    .getByRole('button', { name: /Condition 2/ })
    .first()
    .click();
  await page.getByRole('option', { name: 'Superseded' }).click();
  await sheet.getByRole('group', { name: 'Condition 2' }).getByText('Reversed: must not hold').click();
  await sheet.getByRole('combobox', { name: 'For the groups' }).fill('pil');
  await page.getByRole('option', { name: 'Pilot' }).click();
  await sheet.getByLabel('Days after arrival').fill('3');
  const english =
    'Updates with “Edge” in the title, that are not superseded: approve for “Pilot” 3 days after arrival.';
  await sheet.getByText(english).waitFor();
  await sheet.getByRole('button', { name: 'Show what it would do today' }).click();
  await sheet.getByText(/of [\d,]+ updates match\./).waitFor();
  assert.ok(!(await ruleNames()).includes('Edge for pilots'));
  await sheet.getByRole('button', { name: 'Add the rule' }).click();
  await page.getByRole('row', { name: 'Edge for pilots' }).getByText(english).waitFor();
  const kept = (await world.ask<RulesAnswer>('GET', '/rules')).items.at(-1);
  assert.deepEqual(kept?.conditions, [
    { kind: 'title', values: ['Edge'] },
    { kind: 'superseded', not: true },
  ]);
  assert.deepEqual(complaints, []);

  const japanese = await signedIn(browser, world, 'admin', { language: 'ja' });
  await japanese.page.goto('/rules');
  await japanese.page
    .getByText(
      'タイトルに「Edge」を含み、置き換えられていない更新プログラム: 「Pilot」に対して着信の 3 日後にインストールを承認します。',
    )
    .waitFor();
  await japanese.page
    .getByText(
      '分類が「定義更新プログラム」の更新プログラム: すべてのコンピューターに対してすぐにインストールを承認します。',
    )
    .waitFor();
  assert.deepEqual(await axeFindings(japanese.page), []);
  assert.deepEqual(japanese.complaints, []);
});

test('housekeeping says what it would do, does it, and its declines are taken back from the log', {
  skip,
}, async () => {
  const { page, complaints } = await signedIn(browser, world);
  await page.goto('/rules/housekeeping');
  await page.getByRole('heading', { name: 'Computers not contacting the server' }).waitFor();
  await page.getByRole('button', { name: 'Look what it would do' }).click();
  await page.getByText(/It would deal with \d+ items?/).waitFor();
  assert.equal((await world.ask<PageAnswer<HousekeepingEntry>>('GET', '/housekeeping/log')).total, 0);
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('button', { name: /Do it now: \d+ items?/ }).click();
  await told(page, /Housekeeping is through: \d+ items?/).waitFor();

  const log = await world.ask<PageAnswer<HousekeepingEntry>>('GET', '/housekeeping/log?task=decline-expired');
  const [entry] = log.items;
  const declined = await world.ask<PageAnswer<UpdateRow>>('GET', '/updates?declined=true&limit=1');
  await page.getByRole('button', { name: 'Take it back' }).first().click();
  await told(page, /updates? not declined any more/).waitFor();
  const after = await world.ask<PageAnswer<UpdateRow>>('GET', '/updates?declined=true&limit=1');
  assert.equal(after.total, declined.total - (entry?.count ?? 0));
  await page.getByText(/taken back just now by/).waitFor();
  assert.deepEqual(complaints, []);
});

test('tasks of housekeeping that are switched off one after the other stay off, and days that are being typed stay', {
  skip,
}, async () => {
  const settings = async () => (await world.ask<HousekeepingAnswer>('GET', '/housekeeping')).settings;
  const { page, complaints } = await signedIn(browser, world);
  await page.goto('/rules/housekeeping');
  const days = page.getByLabel('This log is kept for so many days');
  await days.fill('41');
  await page.route('**/api/v1/housekeeping/settings', async (route) => {
    await setTimeout(400);
    await route.continue();
  });
  await page.getByRole('switch', { name: /Expired updates/ }).press('Space');
  await page.getByRole('switch', { name: /Superseded updates/ }).press('Space');
  await told(page, 'Superseded updates: off.').waitFor();
  assert.deepEqual([...(await settings()).off].sort(), ['decline-expired', 'decline-superseded']);
  assert.equal(await days.inputValue(), '41');
  const takenBack = page.waitForResponse((answer) => answer.request().method() === 'PUT');
  await told(page, 'Expired updates: off.').locator('..').getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('switch', { name: /Expired updates/, checked: true }).waitFor();
  await takenBack;
  assert.deepEqual((await settings()).off, ['decline-superseded'], 'undo is of that one alone');
  await world.ask('PUT', '/housekeeping/settings', { off: [] });
  assert.deepEqual(complaints, []);
  await page.context().close();
});

test('a number of a rule is typed anew after the old one was taken out, and a rule that is gone is told as that', {
  skip,
}, async () => {
  const { page, complaints } = await signedIn(browser, world);
  await page.goto('/rules/new');
  const sheet = page.getByRole('dialog', { name: 'New rule' });
  await sheet
    .getByRole('button', { name: /Condition 1/ })
    .first()
    .click();
  await page.getByRole('option', { name: 'Superseded' }).click();
  await sheet
    .getByRole('button', { name: /Action 1/ })
    .first()
    .click();
  await page.getByRole('option', { name: 'Hold' }).click();
  const days = sheet.getByLabel('For so many days');
  await days.press('End');
  await days.press('Backspace');
  await sheet.getByText('an approval names a group, a hold its days').waitFor();
  await days.pressSequentially('30');
  await sheet.getByText('Updates that are superseded: hold for 30 days, beginning at once.').waitFor();
  await sheet.getByLabel('Name').fill('Held back');
  const answered = Promise.withResolvers<void>();
  await page.route('**/api/v1/rules', async (route) => {
    if (route.request().method() === 'POST') await answered.promise;
    await route.continue();
  });
  await sheet.getByRole('button', { name: 'Add the rule' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Computers', exact: true }).first().click();
  await page.waitForURL('**/computers*');
  answered.resolve();
  await told(page, 'Held back is saved.').waitFor();
  assert.equal(new URL(page.url()).pathname, '/computers', 'an answer that comes late takes nobody away');
  const kept = (await world.ask<RulesAnswer>('GET', '/rules')).items.find(({ name }) => name === 'Held back');
  await world.ask('DELETE', `/rules/${kept?.id}`);

  await page.goto('/rules/no-such-rule');
  await page.getByRole('dialog', { name: 'Rule', exact: true }).getByText('There is no such rule').waitFor();
  assert.deepEqual(complaints, []);
  await page.context().close();
});

test('a report is narrowed by its address, says how many rows there are, and its CSV has just those', {
  skip,
}, async () => {
  const { page, complaints } = await signedIn(browser, world);
  await page.goto('/reports');
  await page.getByRole('heading', { name: 'Update reports' }).waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.getByRole('link', { name: 'Computer Tabular Status', exact: true }).click();
  const rows = async (query: string) =>
    (await world.ask<PageAnswer<unknown>>('GET', `/reports/computers-tabular${query}`)).total;
  await page.getByText(`${await rows('')} rows.`).waitFor();
  await page.getByRole('button', { name: /Group/ }).first().click();
  await page.getByRole('option', { name: 'Pilot' }).click();
  const narrowed = await rows('?group=Pilot');
  assert.ok(narrowed > 0 && narrowed < (await rows('')));
  await page.getByText(`${narrowed} row`).waitFor();
  assert.equal(new URL(page.url()).search, '?group=Pilot');
  assert.deepEqual(await axeFindings(page), []);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as CSV' }).click();
  const file = await download;
  assert.equal(file.suggestedFilename(), 'computers-tabular.csv');
  const csv = await readFile(await file.path(), 'utf8');
  assert.equal(csv.trim().split('\r\n').length, narrowed + 1);
  await page.goBack();
  await page.getByText(`${await rows('')} rows.`).waitFor();
  assert.deepEqual(complaints, []);
});

test('compliance is a chart with its numbers beside it, by group', { skip }, async () => {
  const { page, complaints } = await signedIn(browser, world);
  await page.goto('/reports/compliance');
  const { applicable, computers } = await world.ask<{
    readonly computers: number;
    readonly applicable: { readonly compliant: number; readonly missing: number };
  }>('GET', '/compliance');
  await page.getByRole('radio', { name: 'Against everything that applies' }).click({ force: true });
  const bar = page.getByRole('img', { name: /^All Computers:/ });
  await bar.and(page.getByLabel(`${applicable.missing} something missing`)).waitFor();
  const row = page.getByRole('row', { name: /^All Computers/ });
  assert.equal(await row.getByRole('cell').first().textContent(), String(computers));
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(complaints, []);
});

test('a subscription is made and tested against a mail server, and the log says who took it', {
  skip,
}, async (t) => {
  const mail = await mailServer(t, { security: 'none' });
  const { page, complaints } = await signedIn(browser, world);
  await page.goto('/reports/subscriptions');
  await page.getByRole('button', { name: 'Set the mail server' }).click();
  const server = page.getByRole('dialog', { name: 'Mail server (SMTP)' });
  await server.getByLabel('Server name').fill('127.0.0.1');
  await server.getByRole('radio', { name: /None/ }).check({ force: true });
  await server.getByLabel('Port number').fill(String(mail.port));
  await server.getByLabel('Sender').fill('todoku@example.com');
  await server.getByRole('button', { name: 'Save' }).click();
  await page.getByText(`127.0.0.1:${mail.port}`).waitFor();

  await page.getByRole('link', { name: 'New subscription' }).click();
  const sheet = page.getByRole('dialog', { name: 'New subscription' });
  await sheet.getByLabel('Name', { exact: true }).fill('Monday report');
  await sheet.getByLabel('Mail addresses').fill('anna@example.com');
  assert.deepEqual(await axeFindings(page), []);
  await sheet.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Computer Status Summary, weekly on Monday at 07:00').waitFor();
  await page.getByRole('button', { name: 'Send a test' }).click();
  await told(page, 'Sent, and taken by anna@example.com.').waitFor();
  assert.deepEqual(
    mail.letters.map(({ to }) => to),
    [['anna@example.com']],
  );
  await page.getByRole('link', { name: 'New subscription' }).click();
  await sheet.getByLabel('Mail addresses').fill('bob@example.com');
  await sheet.getByLabel('Name', { exact: true }).fill('Monday report');
  await sheet.getByText('There is one of this name.').waitFor();
  assert.ok(
    await sheet.getByRole('button', { name: 'Save' }).isDisabled(),
    'it would take the place of the other',
  );
  await sheet.getByLabel('Name', { exact: true }).fill('100 % of it');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'Edit 100 % of it' }).click();
  await page.getByRole('dialog', { name: '100 % of it' }).getByRole('button', { name: 'Cancel' }).click();
  const { items } = await world.ask<SubscriptionsAnswer>('GET', '/notices/subscriptions');
  assert.deepEqual(items.find(({ name }) => name === 'Monday report')?.about, {
    kind: 'report',
    report: 'computers-summary',
    schedule: { every: 'week', weekday: 1, at: 420 },
    filter: {},
  });
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(complaints, []);
});

test('a reporter reads all of it on a phone in Japanese, and finds no button that would fail', {
  skip,
}, async () => {
  const { page, complaints } = await signedIn(browser, world, 'reader', { language: 'ja', width: 390 });
  const main = page.getByRole('main');
  for (const [address, words] of [
    ['/', '概要'],
    ['/first-run', 'このサーバーを設定する'],
    ['/servers', '許可を設定していないサーバー'],
    ['/rules', '自動承認規則'],
    ['/rules/housekeeping', '次に行う作業'],
    ['/reports', '更新レポート'],
    ['/reports/compliance', 'グループ別'],
    ['/reports/subscriptions', '送信のログ'],
  ] as const) {
    await page.goto(address);
    await main.getByRole('heading', { name: words }).waitFor();
    assert.deepEqual(await axeFindings(page), [], address);
    assert.equal(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), 0, address);
    assert.equal(await main.getByRole('switch').count(), 0, address);
    for (const name of [/追加/, /編集/, /今すぐ/, /新しい/, /保存/, /元に戻す/, /次へ/, /判断する/])
      assert.equal(await main.getByRole('button', { name }).or(main.getByRole('link', { name })).count(), 0);
  }
  await page.goto('/reports/updates-summary');
  await main.getByRole('cell', { name: 'すべてのコンピューター: インストール' }).first().waitFor();
  await page.goto('/rules');
  await main.getByRole('link', { name: '詳細 No previews' }).click();
  await page
    .getByRole('dialog', { name: 'No previews' })
    .getByText('規則を変更できるのは管理者です')
    .waitFor();
  assert.deepEqual(complaints, []);
});
