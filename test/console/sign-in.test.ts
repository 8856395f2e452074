import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { temporaryFolder } from '#base/fixture';
import type { SessionAnswer } from '#server/admin';
import { axeFindings } from './axe.ts';
import { noBrowser, type Seat, sitDown, startBrowser } from './browser.ts';
import { type OpenIdProvider, startOpenIdProvider } from './open-id-provider.ts';
import { openWorld, PASSWORD, type World } from './world.ts';

let world: World;
let browser: Browser;
let provider: OpenIdProvider;
/** Another site than the provider's, as in life: what a cookie may do there is tried with it. */
let url: string;

before(async () => {
  if (noBrowser !== false) return;
  browser = await startBrowser();
  world = await openWorld({ data: join(temporaryFolder('console-sign-in'), 'data') });
  await world.ask('POST', '/accounts', { name: 'admin', role: 'administrator', password: PASSWORD });
  url = world.url.replace('127.0.0.1', 'localhost');
  provider = await startOpenIdProvider(url);
  await world.ask('PUT', '/sign-in-service', provider.settings);
});
after(async () => {
  await browser?.close();
  await world?.close();
  provider?.close();
});

/** At the sign-in page of somebody who wanted to see that address; ends without a complaint of the browser but that nobody is signed in. */
async function outside(address: string, look: (page: Page) => Promise<void>, seat: Seat = {}): Promise<void> {
  const context = await sitDown(browser, { url }, seat);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !/\b(401|403)\b/.test(message.text()))
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(address);
  await look(page);
  assert.deepEqual(complaints, []);
  await context.close();
}

const throughService = async (page: Page, person: string) => {
  await page.getByRole('button', { name: 'Sign in with Contoso' }).press('Enter');
  await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
  await page.getByRole('link', { name: person }).click();
};

test(
  'people come in through the service, with the role that it says, to the page that they wanted',
  {
    skip: noBrowser,
  },
  () =>
    outside('/settings/accounts?x=1', async (page) => {
      await throughService(page, 'alice');
      await page.waitForURL((now) => now.pathname === '/settings/accounts' && now.search === '?x=1');
      await page.getByRole('button', { name: 'alice' }).waitFor();
      const who = (await page.evaluate(
        "fetch('/api/v1/session').then((answer) => answer.json())",
      )) as SessionAnswer;
      assert.deepEqual([who.actor, who.role], ['user:alice', 'administrator']);
      await page.getByRole('row', { name: /alice/ }).first().waitFor();
    }),
);

test('who is not let in is told why and what to do, in their language, and can try again', {
  skip: noBrowser,
}, async () => {
  await outside(
    '/updates',
    async (page) => {
      await throughService(page, 'nobody');
      const told = page.getByRole('alert');
      await told.getByText('サインイン サービスで許可されなかったか、中止されました').waitFor();
      assert.equal(new URL(page.url()).pathname, '/');
      assert.deepEqual(await axeFindings(page), []);
      await throughService(page, 'mallory');
      await told.getByText('このサーバーでの役割がありません').waitFor();
      assert.deepEqual(await axeFindings(page), []);
      await page.getByLabel('名前').fill('admin');
      await page.getByLabel('パスワード').fill('wrong');
      await page.getByRole('button', { name: 'サインイン', exact: true }).click();
      await told.getByText('名前またはパスワードが正しくありません。').waitFor();
      // An administrator gives the role; the service knows already who sits there.
      const roles = [{ value: 'elsewhere', role: 'reporter' }];
      await world.ask('PUT', '/sign-in-service', { ...provider.settings, roles });
      await page.getByRole('button', { name: 'Sign in with Contoso' }).click();
      await page.waitForURL('**/updates');
      await page.getByRole('button', { name: 'mallory' }).waitFor();
    },
    { language: 'ja', width: 390 },
  );
  await outside('/api/v1/session/service/callback?state=guessed&code=x', async (page) => {
    const told = page.getByRole('alert');
    await told.getByText('This attempt to sign in is over').waitFor();
    assert.deepEqual(await axeFindings(page), []);
    await page.goto('/?signIn=%3Cb%3EFree+money%3C%2Fb%3E');
    await told.getByText('Signing in through the service did not work').waitFor();
    assert.equal(await page.getByText('Free money').count(), 0, 'a link cannot put words here');
    // The service has gone.
    provider.close();
    await page.getByRole('button', { name: 'Sign in with Contoso' }).click();
    await page.waitForURL(/signIn=/);
    await told.getByText('Signing in through the service did not work').waitFor();
    await page.getByLabel('Name').fill('admin');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('button', { name: 'admin' }).waitFor();
  });
});
