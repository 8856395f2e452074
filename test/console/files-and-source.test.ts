import assert from 'node:assert/strict';
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { temporaryFolder } from '#base/fixture';
import type { ContentPolicyView, StatusAnswer, UpdateRow, UpstreamAnswer } from '#server/admin';
import { PublisherYear, slow } from '#simulator';
import { axeFindings } from './axe.ts';
import { noBrowser, type Seat, signedIn, startBrowser } from './browser.ts';
import { openWorld, type World } from './world.ts';

const DAY = 86_400_000;
const folder = temporaryFolder('console-files');

let world: World;
let browser: Browser;

before(async () => {
  if (noBrowser !== false) return;
  browser = await startBrowser();
  world = await openWorld({ data: join(folder, 'data'), days: 4, updatesAtOnce: 2 });
});
after(async () => {
  await browser?.close();
  await world?.close();
});

/** An administrator at an address; ends without a complaint of the browser, `refused` of the server aside. */
async function at(address: string, look: (page: Page) => Promise<void>, seat: Seat = {}): Promise<void> {
  const { page, complaints } = await signedIn(browser, world, 'admin', seat);
  await page.goto(address);
  await look(page);
  assert.deepEqual(
    complaints.filter((text) => !/status of 4\d\d/.test(text)),
    [],
  );
  await page.context().close();
}

const notices = (page: Page) => page.getByRole('region', { name: 'Notifications' });
const filesIn = (place: string) =>
  globSync('**/*', { cwd: place })
    .map((name) => join(place, name))
    .filter((path) => statSync(path).isFile());

/** What the publisher does in that many days from now on. */
function comingDays(days: number) {
  const publisher = new PublisherYear('console');
  publisher.ground();
  const today = Math.floor(Date.now() / DAY);
  return Array.from({ length: days }, (_, day) => publisher.day((today + day) * DAY).documents).flat();
}

test(
  'files are read again: a damaged one is named and fetched anew, then all is well',
  {
    skip: noBrowser,
  },
  () =>
    at('/sync/content?tab=upkeep', async (page) => {
      const path = filesIn(join(folder, 'data', 'content')).find((name) => statSync(name).size > 1000);
      assert.ok(path, 'there are files');
      const bytes = readFileSync(path);
      bytes[500] = bytes[500]! ^ 0xff;
      writeFileSync(path, bytes);
      await page.getByRole('button', { name: 'Verify now' }).press('Enter');
      await page.getByText('1 file damaged, put aside to be fetched again:').waitFor();
      await page.getByText(/^\d+ files checked, /).waitFor();
      assert.deepEqual(await axeFindings(page), []);
      for (let tries = 0; ; tries++) {
        if ((await world.ask<StatusAnswer>('GET', '/status')).content.missingFiles === 0) break;
        assert.ok(tries < 1000, 'it does not come again');
        await setTimeout(20);
      }
      await page.getByRole('button', { name: 'Verify now' }).click();
      await page.getByText('All files are what they should be.').waitFor();
    }),
);

test('what is kept and how fast it comes is saved, and taken back', { skip: noBrowser }, () =>
  at('/sync/content?tab=policy', async (page) => {
    const policy = () => world.ask<ContentPolicyView>('GET', '/content/policy');
    const before = await policy();
    const save = page.getByRole('button', { name: 'Save' });
    assert.ok(await save.isDisabled(), 'nothing is changed yet');
    await page.getByLabel('Files at once').fill('99');
    await page.getByText('A number from 1 to 32.').waitFor();
    assert.ok(await save.isDisabled());
    await page.getByLabel('Files at once').fill('2');
    await page.getByLabel('Most megabytes per second').fill('5');
    await page.getByText('Store update files locally, download those of all updates').click();
    await save.click();
    await notices(page).getByText('The settings of update files were changed.').waitFor();
    const { mode, parallel, bytesPerSecond } = await policy();
    assert.deepEqual([mode, parallel, bytesPerSecond], ['everything', 2, 5_000_000]);
    await notices(page).getByRole('button', { name: 'Undo' }).click();
    await notices(page).getByText('Taken back').waitFor();
    assert.deepEqual(await policy(), before);
    assert.equal(await page.getByLabel('Files at once').inputValue(), String(before.parallel));
  }),
);

test(
  'files are copied to another folder; a place that will not do is told before anything happens',
  {
    skip: noBrowser,
  },
  () =>
    at(
      '/sync/content?tab=upkeep',
      async (page) => {
        const place = page.getByLabel('サーバー上のフォルダー');
        const copy = page.getByRole('button', { name: /個のファイルをコピー$/ });
        await place.fill('relative');
        await copy.click();
        await page.getByRole('alert').getByText('サーバー上の絶対パスが必要です。').waitFor();
        const elsewhere = join(folder, 'elsewhere');
        await place.fill(elsewhere);
        await copy.click();
        await page
          .getByText(`を ${elsewhere} にコピーしました。サーバーを再起動すると有効になります。`)
          .waitFor();
        assert.ok(filesIn(elsewhere).length > 0);
        assert.deepEqual(await axeFindings(page), []);
        assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 390);
      },
      { language: 'ja', width: 390 },
    ),
);

test('update documents come from files; one that is none is told by its name', { skip: noBrowser }, () =>
  at('/sync/catalog', async (page) => {
    const document = comingDays(30).at(-1);
    assert.ok(document);
    await page.getByRole('button', { name: 'Update documents from files' }).click();
    await page.locator('input[type="file"]').setInputFiles([
      { name: 'update.xml', mimeType: 'text/xml', buffer: Buffer.from(document.bytes) },
      {
        name: 'letter.xml',
        mimeType: 'text/xml',
        buffer: Buffer.from('<Letter>Dear update server</Letter>'),
      },
    ]);
    const imported = page.getByRole('status').filter({ hasText: 'Imported' });
    const link = imported.getByRole('link');
    await link.waitFor();
    await page.getByRole('alert').filter({ hasText: 'letter.xml' }).waitFor();
    assert.deepEqual(await axeFindings(page), []);
    const title = await link.innerText();
    await link.click();
    await page.waitForURL('**/updates/*');
    await page.getByRole('complementary').getByRole('heading', { level: 2 }).first().waitFor();
    const id = new URL(page.url()).pathname.split('/').at(-1);
    assert.equal((await world.ask<UpdateRow>('GET', `/updates/${id}`)).title, title);
  }),
);

test('another source is tried before it is set, then saved, and taken back', { skip: noBrowser }, () =>
  at('/sync/upstream', async (page) => {
    const upstream = async () => (await world.ask<UpstreamAnswer>('GET', '/upstream')).upstream;
    const before = await upstream();
    await page.getByRole('button', { name: 'Test what is set' }).click();
    await page.getByText('Every step worked. Synchronizing will work too.').waitFor();
    const address = page.getByLabel('Address of the server');
    await address.fill('nonsense');
    await page.getByText('Enter the address, beginning with http:// or https://.').waitFor();
    assert.ok(await page.getByRole('button', { name: 'Save' }).isDisabled());
    await address.fill('http://127.0.0.1:9');
    await page.getByRole('button', { name: 'Test this address' }).click();
    await page.getByRole('alert').getByText('It stops at: Connection (TCP).').waitFor();
    assert.deepEqual(await axeFindings(page), []);
    const other = world.upstream.url.replace('127.0.0.1', 'localhost');
    await address.fill(other);
    await page.getByRole('button', { name: 'Test this address' }).click();
    await page.getByText(`Tested: ${other}`).waitFor();
    await page.getByText('Report computers and their status to the upstream server').click();
    await page.getByRole('button', { name: 'Save' }).click();
    await notices(page).getByText('The update source was changed.').waitFor();
    assert.deepEqual([(await upstream())?.url, (await upstream())?.rollup], [other, false]);
    await notices(page).getByRole('button', { name: 'Undo' }).click();
    await notices(page).getByText('Taken back').waitFor();
    assert.deepEqual([(await upstream())?.url, (await upstream())?.rollup], [before?.url, before?.rollup]);
    assert.equal(await address.inputValue(), before?.url);
  }),
);

test('limits of the guard that were set elsewhere, with decimals, do not stand in the way of other changes', {
  skip: noBrowser,
}, async () => {
  const guard = async () => (await world.ask<UpstreamAnswer>('GET', '/upstream')).upstream?.guard;
  const odd = { growthFactor: 2.5, growthFloor: { bytes: 123_456 }, revisionJump: Number.MAX_SAFE_INTEGER };
  const usual = await guard();
  await world.ask('PUT', '/upstream', { guard: odd });
  const before = await guard();
  await at('/sync/upstream', async (page) => {
    await page.getByRole('button', { name: 'When a synchronization is held back' }).click();
    await page.getByLabel('Days without anything new until that is told').fill('17');
    await page.getByRole('button', { name: 'Save' }).click();
    await notices(page).getByText('The update source was changed.').waitFor();
  });
  assert.deepEqual(await guard(), { ...before, freezeDays: 17 });
  await world.ask('PUT', '/upstream', { guard: usual });
});

test(
  'a synchronisation shows how far it is, moves on, and says when it has ended',
  {
    skip: noBrowser,
  },
  () =>
    at('/sync', async (page) => {
      world.published.addAll(comingDays(24));
      world.upstream.faults.add(slow('GetUpdateData', 1200));
      await page.getByRole('button', { name: 'Synchronize now' }).click();
      const bar = page.getByRole('progressbar', { name: 'Synchronizing: Updates' });
      await bar.waitFor();
      const seen = new Set<string>();
      while (await bar.isVisible()) {
        const value = await bar.getAttribute('value', { timeout: 1000 }).catch(() => null);
        if (value !== null) seen.add(value);
        await setTimeout(100);
      }
      assert.ok(seen.size >= 3, `it stood at ${[...seen]}`);
      const values = [...seen].map(Number);
      assert.deepEqual(
        values,
        values.toSorted((one, other) => one - other),
        'it only goes forward',
      );
      await notices(page).getByText('Synchronization succeeded').waitFor();
      world.upstream.faults.clear();
      await page.getByRole('button', { name: 'Synchronize now' }).waitFor();
    }),
);
