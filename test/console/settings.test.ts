import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { temporaryFolder } from '#base/fixture';
import type { ScheduleView, SessionAnswer } from '#server/admin';
import { axeFindings } from './axe.ts';
import { noBrowser, signedIn, sitDown, startBrowser } from './browser.ts';
import { openWorld, PASSWORD, type World } from './world.ts';

/** Looked at with a reader's eyes in English; in Japanese those whose tables and forms wrap differently. */
const PARTS = {
  en: ['', '/accounts', '/tokens', '/sign-in', '/audit', '/configuration', '/certificates', '/about'],
  ja: ['', '/accounts', '/audit', '/configuration'],
} as const;
let browser: Browser;
let world: World;

before(async () => {
  if (noBrowser !== false) return;
  browser = await startBrowser();
  world = await openWorld({ data: join(temporaryFolder('console-settings'), 'data'), days: 3 });
});
after(async () => {
  await browser?.close();
  await world?.close();
});

async function fillIn(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('an account is made, signs in, is bound to its groups, and disabled does not come in any more', {
  skip: noBrowser,
}, async () => {
  const { page, complaints } = await signedIn(browser, world);
  await page.goto('/settings');
  await page.getByRole('link', { name: 'Accounts' }).click();
  await page.getByRole('button', { name: 'New account' }).click();
  assert.equal(new URL(page.url()).search, '?open=new');
  await page.getByRole('textbox', { name: 'Name' }).fill('anna');
  await page.getByRole('radio', { name: /^Approver/ }).check({ force: true });
  await page.getByRole('radio', { name: /^Only these groups/ }).check({ force: true });
  await page.getByRole('dialog').getByText('Pilot', { exact: true }).click();
  await page.getByLabel('Password').fill('short');
  await page.getByRole('button', { name: 'Create the account anna' }).click();
  await page.getByRole('alert').getByText('accounts/weak-password').waitFor();
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Create the account anna' }).click();
  const row = page.getByRole('row', { name: /^anna/ });
  await row.getByText('Pilot').waitFor();

  const anna = await (await sitDown(browser, world)).newPage();
  await anna.goto('/settings/accounts');
  await fillIn(anna, 'anna', PASSWORD);
  // An approver finds what is for her, and is told why the rest is not.
  await anna.getByText('You are signed in as approver').waitFor();
  await anna.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Audit' }).waitFor();
  assert.equal(await anna.getByRole('link', { name: 'API tokens' }).count(), 0);

  await page.getByRole('button', { name: 'Actions: anna' }).click();
  await page.getByRole('menuitem', { name: 'Disable' }).click();
  await row.getByText('disabled').waitFor();
  await anna.reload();
  await fillIn(anna, 'anna', PASSWORD);
  await anna.getByRole('alert').getByText('accounts/disabled').waitFor();
  await page.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: 'Undo' }).click();
  await row.getByText('may sign in').waitFor();

  await page.getByRole('button', { name: 'Actions: anna' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('button', { name: 'Delete the account anna' }).click();
  await row.waitFor({ state: 'detached' });
  // Nobody can shut everybody out.
  await page.getByRole('button', { name: 'Actions: admin' }).click();
  await page.getByRole('menuitem', { name: 'Disable' }).click();
  await page.getByText('this is the last administrator').waitFor();
  assert.deepEqual(
    complaints.filter((text) => !text.includes('status of 4')),
    [],
  );
});

test('one’s own password is changed with the one before', { skip: noBrowser }, async () => {
  const { page } = await signedIn(browser, world, 'reader');
  await page.goto('/settings/password');
  await page.getByLabel('The password of today').fill(PASSWORD);
  await page.getByLabel('The new password', { exact: true }).fill('four other words here');
  await page.getByLabel('Once more the new password').fill('four other words');
  await page.getByText('The two are not the same.').waitFor();
  await page.getByLabel('Once more the new password').fill('four other words here');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await page.getByText('Your password is changed.').waitFor();
  const enter = (password: string) =>
    page.context().request.post('/api/v1/session', { data: { name: 'reader', password } });
  assert.equal((await enter(PASSWORD)).status(), 401);
  assert.equal((await enter('four other words here')).status(), 200);
});

test('a token is shown once, works, and is revoked', { skip: noBrowser }, async () => {
  const { page, complaints } = await signedIn(browser, world);
  await page.goto('/settings/tokens');
  await page.getByText('There are no tokens').waitFor();
  await page.getByRole('button', { name: 'New token' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('monitoring');
  await page.getByRole('button', { name: 'Create the token monitoring' }).click();
  const secret = (await page.getByRole('dialog').locator('pre').first().textContent()) ?? '';
  assert.ok(secret.length > 20);
  const ask = () => fetch(`${world.url}/api/v1/session`, { headers: { authorization: `Bearer ${secret}` } });
  const answer = (await (await ask()).json()) as SessionAnswer;
  assert.deepEqual([answer.actor, answer.role], ['token:monitoring', 'reporter']);
  await page.getByRole('button', { name: 'I have copied it' }).click();
  await page.reload();
  await page
    .getByRole('row', { name: /^monitoring Reporter.*in 1 year|^monitoring Reporter.*months/ })
    .waitFor();
  assert.equal((await page.content()).includes(secret), false, 'it is shown once');
  await page.getByRole('button', { name: 'Revoke the token monitoring' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke the token monitoring' }).click();
  await page.getByText('There are no tokens').waitFor();
  assert.equal((await ask()).status, 401);
  assert.deepEqual(complaints, []);
});

test('the audit says who did what, keeps what it is narrowed by in the address, and verifies', {
  skip: noBrowser,
}, async () => {
  await world.ask('POST', '/groups', { name: 'Osaka' });
  const { page, complaints } = await signedIn(browser, world, 'approver');
  await page.goto('/settings/audit?text=osaka');
  const grid = page.getByRole('grid', { name: 'Audit' });
  await grid.getByRole('row', { name: /Made a group/ }).waitFor();
  assert.equal(await grid.getByRole('row').count(), 2);
  await grid.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('create-group').waitFor();
  await page.reload();
  await page.getByRole('dialog').getByText('create-group').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Show everything' }).click();
  await grid
    .getByRole('row', { name: /Signed in/ })
    .first()
    .waitFor();
  assert.equal(new URL(page.url()).search, '');
  await page.getByRole('button', { name: 'Verify the audit' }).click();
  await page.getByText('Nobody changed it.').waitFor();
  await page.getByText(/entries since .* none was changed, removed or put in between/).waitFor();
  await page.getByLabel('A digest noted earlier').fill('f'.repeat(64));
  await page.getByRole('button', { name: 'Verify the audit' }).click();
  await page.getByText('The digest that was noted is not in it').waitFor();
  assert.deepEqual(complaints, []);
});

test('the configuration is taken, changed, planned, and applied', { skip: noBrowser }, async () => {
  const { page, complaints } = await signedIn(browser, world);
  await page.goto('/settings/configuration');
  await page.getByRole('button', { name: 'Change it here' }).click();
  const document = page.getByLabel('Document (JSON)');
  const state = JSON.parse(await document.inputValue()) as Record<string, unknown>;
  await page.getByRole('button', { name: 'Show what it would change' }).click();
  await page.getByText('Everything is as the document says').waitFor();
  await document.fill('{');
  await page.getByRole('button', { name: 'Show what it would change' }).click();
  await page.getByText('This is not JSON').waitFor();
  await document.fill(JSON.stringify({ ...state, SynchronizationsPerDay: 7 }));
  await page.getByRole('button', { name: 'Show what it would change' }).click();
  const row = page.getByRole('row', { name: /SynchronizationsPerDay.* 7$/ });
  await row.waitFor();
  const before = await world.ask<ScheduleView>('GET', '/sync/schedule');
  assert.notEqual(before.perDay, 7, 'a plan changes nothing');
  await page.getByRole('button', { name: /^Make \d+ change/ }).click();
  await page.getByRole('row', { name: /SynchronizationsPerDay.* 7 done/ }).waitFor();
  const { perDay } = await world.ask<ScheduleView>('GET', '/sync/schedule');
  assert.equal(perDay, 7);
  assert.deepEqual(complaints, []);
});

test('a backup is written where it is said, and what is in the program is named with its licence', {
  skip: noBrowser,
}, async () => {
  const { page, complaints } = await signedIn(browser, world);
  await page.goto('/settings/backup');
  const path = join(temporaryFolder('console-backup'), 'copy.db');
  await page.getByLabel('File on the server’s machine').fill(path);
  await page.getByRole('button', { name: `Back up to ${path}` }).click();
  await page.getByText(`${path} has everything`).waitFor();
  await page.goto('/settings/about');
  await page.getByRole('row', { name: /^react \d.* MIT the console$/ }).waitFor();
  await page.getByRole('row', { name: /^fastify \d.* MIT the server$/ }).waitFor();
  assert.deepEqual(complaints, []);
});

test('a sign-in service is asked before it counts', { skip: noBrowser }, async () => {
  const { page } = await signedIn(browser, world);
  await page.goto('/settings/sign-in');
  await page.getByLabel('Issuer').fill('http://127.0.0.1:9');
  await page.getByLabel('Client ID').fill('todoku');
  await page.getByRole('textbox', { name: 'Value' }).fill('it-staff');
  await page.getByText(`${world.url}/api/v1/session/service/callback`).waitFor();
  await page.getByRole('button', { name: 'Ask the service, and save' }).click();
  await page.getByRole('alert').getByText('accounts/service-refused').waitFor();
  assert.deepEqual(await world.ask('GET', '/sign-in-service'), {});
});

test('every part is sound for assistive technology in both languages, and fits a phone', {
  skip: noBrowser,
}, async () => {
  for (const language of ['en', 'ja'] as const) {
    const { page, complaints } = await signedIn(browser, world, 'admin', { language, width: 390 });
    for (const part of PARTS[language]) {
      await page.goto(`/settings${part}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      assert.deepEqual(await axeFindings(page), [], `${part} in ${language}`);
      const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
      assert.equal(over, 0, `${part} in ${language} is wider than a phone`);
    }
    assert.deepEqual(complaints, []);
  }
});
