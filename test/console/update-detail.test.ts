import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { temporaryFolder } from '#base/fixture';
import type {
  ComputerRow,
  DecisionsAnswer,
  PageAnswer,
  UpdateComputer,
  UpdateDetails,
  UpdateRow,
} from '#server/admin';
import { PROFILES, runFleet, simulateClient } from '#simulator';
import { axeFindings } from './axe.ts';
import { noBrowser, type Seat, signedIn, startBrowser } from './browser.ts';
import { openWorld, type Person, type World } from './world.ts';

// The details of an update, as people use them. The definitions of the simulated publisher come every day, each superseding the one
// before: a chain. A rule approves them for everybody. Its browser is approved by nobody.

const DEFINITIONS = 'KB9950001';
const BROWSER = 'KB9940001';

let world: World;
let browser: Browser;
/** The definitions, newest first. */
let chain: readonly UpdateRow[];

before(
  async () => {
    if (noBrowser !== false) return;
    [world, browser] = await Promise.all([
      openWorld({ data: temporaryFolder('console-detail'), days: 20 }),
      startBrowser(),
    ]);
    const common = { server: world.url, seed: 'detail' };
    const profiles = Object.values(PROFILES);
    await runFleet({ ...common, profiles, count: 2, cycles: 1, concurrency: 2, install: true });
    const broken = { name: 'broken-pc', failures: 1, targetGroup: 'Pilot' };
    const client = simulateClient({ ...common, ...broken, profile: profiles[0]! });
    await client.cycle({ install: true });
    await client.close();
    chain = await named(DEFINITIONS);
  },
  { timeout: 120_000 },
);
after(async () => {
  await browser?.close();
  await world?.close();
});

async function named(reference: string): Promise<readonly UpdateRow[]> {
  const { items } = await world.ask<PageAnswer<UpdateRow>>('GET', `/updates/named/${reference}`);
  return items.toSorted((one, other) => other.creationDate.localeCompare(one.creationDate));
}

/** Definitions at which that machine failed with a code that is known. */
async function failedOn(name: string) {
  for (const { updateId } of chain) {
    const { items } = await world.ask<PageAnswer<UpdateComputer>>(
      'GET',
      `/updates/${updateId}/computers?state=Failed`,
    );
    const failed = items.find(({ dnsName, result }) => dnsName === name && result?.remedy !== undefined);
    if (failed !== undefined) return { update: updateId, failed };
  }
  throw new Error(`${name} failed at nothing`);
}

const detailsOf = (id: string) => world.ask<UpdateDetails>('GET', `/updates/${id}`);

async function seated(person: Person = 'admin', seat: Seat = {}) {
  const { page, complaints } = await signedIn(browser, world, person, seat);
  return {
    page,
    complaints,
    open: async (id: string, part: string) => {
      await page.goto(`/updates/${id}?part=${part}`);
      await page.getByRole('tabpanel').waitFor();
    },
    leave: () => page.context().close(),
  };
}

const titleOf = (page: Page) => page.getByRole('complementary').getByRole('heading', { level: 2 }).first();

test('a KB number that several updates have lets one choose; from the list a detail opens, Back and Escape lead back', {
  skip: noBrowser,
}, async () => {
  const { page, complaints, leave } = await seated();
  await page.goto(`/updates/${DEFINITIONS.toLowerCase()}`);
  await page
    .getByRole('heading', { name: `${chain.length} updates have the number ${DEFINITIONS}` })
    .waitFor();
  await page.getByRole('button', { name: /superseded, declined or withdrawn/ }).click();
  const links = page.getByRole('complementary').getByRole('link');
  assert.equal(await links.count(), chain.length);
  await links.first().click();
  await page.waitForURL(`**/updates/${chain[0]?.updateId}`);
  await page.getByRole('tab', { name: 'Revisions' }).click();
  await page.getByText(/Computers get the newest, revision \d+/).waitFor();
  assert.match(page.url(), /part=revisions/);
  await page.goBack();
  await page.getByRole('tab', { name: 'Overview', selected: true }).waitFor();
  await page.getByText('Definition Updates').last().waitFor();

  await page.goto('/updates');
  const grid = page.getByRole('grid').first();
  await grid.getByRole('row').nth(1).waitFor();
  await grid.focus();
  await page.keyboard.press('Enter');
  await titleOf(page).waitFor();
  await page.locator('h2:focus').waitFor();
  await page.keyboard.press('Escape');
  await page.waitForURL((url) => url.pathname === '/updates');
  await page.locator('[role="grid"]:focus').waitFor();
  assert.deepEqual(complaints, []);
  await leave();
});

test('an update that is not here leads to why it is not', { skip: noBrowser }, async () => {
  const { page, leave } = await seated();
  await page.goto('/updates/KB1');
  await page.getByRole('heading', { name: 'KB1', exact: true }).waitFor();
  const link = page.getByRole('link', { name: 'Why is it not here?' });
  assert.equal(await link.getAttribute('href'), '/why?update=KB1');
  await leave();
});

test('the chain is drawn from old to new, is a list in the same order, and each of it leads on', {
  skip: noBrowser,
}, async () => {
  const { page, open, leave } = await seated();
  const middle = chain[5]!;
  await open(middle.updateId, 'supersedence');
  const list = page.getByRole('list', { name: 'Chain of supersedence, from old to new' });
  await page.getByText('Following the chain').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Show the whole chain' }).click();
  await page.getByRole('button', { name: 'Show what is near only' }).waitFor();
  const links = list.getByRole('link');
  const addresses = await links.evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''));
  const expected = chain
    .slice(0, 20)
    .map(({ updateId }) => updateId)
    .toReversed();
  assert.deepEqual(
    addresses.map((address) => /[0-9a-f-]{36}/.exec(address)?.[0]),
    expected,
  );
  const lefts = await links.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().left));
  assert.deepEqual(
    lefts,
    lefts.toSorted((one, other) => one - other),
  );
  assert.equal(new Set(lefts).size, lefts.length, 'each right of the one before');
  assert.equal(
    await list.locator('[aria-current]').getAttribute('href'),
    addresses[expected.indexOf(middle.updateId)],
  );
  await links.last().click();
  await page.waitForURL(`**/updates/${chain[0]?.updateId}?part=supersedence`);
  await page.getByRole('link', { name: /this update.*Nothing here replaces it/ }).waitFor();
  await leave();
});

test('what nobody needs any more is declined at once, with the reason beside each, and comes back', {
  skip: noBrowser,
}, async () => {
  const { page, open, leave } = await seated();
  await open(chain[0]!.updateId, 'supersedence');
  const withdrawn = (await named(DEFINITIONS)).filter(({ expired, declined }) => expired && !declined);
  assert.ok(withdrawn.length > 0);
  const rows = page.getByRole('table').getByRole('row');
  await rows.filter({ hasText: 'Its publisher has withdrawn it' }).first().waitFor();
  await rows
    .filter({ hasText: /computers? still without it/ })
    .first()
    .waitFor();
  await page.getByRole('button', { name: /^Decline \d+ updates$/ }).click();
  await rows.filter({ hasText: 'It is declined.' }).first().waitFor();
  const declined = (await named(DEFINITIONS)).filter((each) => each.declined);
  assert.ok(declined.length > 0 && declined.every(({ expired }) => expired));
  await page.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: 'Undo' }).click();
  await rows.filter({ hasText: 'It is declined.' }).first().waitFor({ state: 'hidden' });
  assert.equal((await named(DEFINITIONS)).filter((each) => each.declined).length, 0);
  await leave();
});

test('a decision stands in the history with who made it, and its undoing brings the approvals back', {
  skip: noBrowser,
}, async () => {
  const { page, complaints, open, leave } = await seated('approver');
  const { updateId } = chain[1]!;
  const before = (await detailsOf(updateId)).approvals.map(({ groupName, action }) => [groupName, action]);
  assert.ok(before.length > 0);
  await open(updateId, 'approvals');
  await page.getByRole('button', { name: 'Decline', exact: true }).click();
  await page.getByText('Declined: no computer is offered it').waitFor();
  const entry = page
    .getByRole('listitem')
    .filter({ hasText: /^Declined, ended the decisions for All Computers/ });
  await entry.getByText(/^approver,/).waitFor();
  await entry.getByRole('button', { name: /^Undo: Declined/ }).click();
  await page.getByText('Approved for installation: All Computers').waitFor();
  await entry.getByText(/Undone by approver/).waitFor();
  const after = await detailsOf(updateId);
  assert.equal(after.declined, false);
  assert.deepEqual(
    after.approvals.map(({ groupName, action }) => [groupName, action]),
    before,
  );
  const { items } = await world.ask<DecisionsAnswer>('GET', `/updates/${updateId}/decisions`);
  assert.deepEqual(
    items.slice(0, 2).map(({ verb, actor }) => [verb, actor]),
    [
      ['undo', 'user:approver'],
      ['decline', 'user:approver'],
    ],
  );
  assert.deepEqual(complaints, []);
  await leave();
});

test('holding and releasing is done in place', { skip: noBrowser }, async () => {
  const { page, open, leave } = await seated();
  const { updateId } = chain[2]!;
  await open(updateId, 'overview');
  await page.getByRole('button', { name: 'Hold', exact: true }).click();
  await page.getByRole('menuitem', { name: 'For a week' }).click();
  await page.getByText(/^Held until .*no computer is offered it\.$/).waitFor();
  const days = (((await detailsOf(updateId)).heldUntil ?? 0) - Date.now()) / 86_400_000;
  assert.ok(days > 6.9 && days <= 7, `held for ${days} days`);
  await page.getByRole('button', { name: 'Release', exact: true }).click();
  await page.getByRole('button', { name: 'Hold', exact: true }).waitFor();
  assert.equal((await detailsOf(updateId)).heldUntil, undefined);
  await leave();
});

test('which decision counts for a group or a computer is told in words, and why the others do not', {
  skip: noBrowser,
}, async () => {
  const { page, open, leave } = await seated();
  const { updateId } = chain[3]!;
  await world.ask('POST', `/updates/${updateId}/approvals`, { group: 'Pilot', action: 'NotApproved' });
  await open(updateId, 'approvals');
  await page.getByText('“Install” for All Computers counts').waitFor();
  await page.getByRole('button', { name: /^All Computers Group/ }).click();
  await page.getByRole('option', { name: 'Pilot' }).click();
  await page.getByText('It is not offered: the decision that counts is “Not approved”.').waitFor();
  await page.getByText('“Not approved” for Pilot counts, decided by').waitFor();
  await page
    .getByRole('listitem')
    .filter({
      hasText: '“Install” for All Computers does not count: what is decided for Pilot itself goes before',
    })
    .waitFor();
  const computers = await world.ask<PageAnswer<ComputerRow>>('GET', '/computers');
  const other = computers.items.find(({ groups }) => !groups.includes('Pilot'))?.id ?? '';
  await page.getByRole('textbox', { name: 'Or a computer' }).fill(other);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.searchParams.get('for') === `computer:${other}`);
  await page.getByText('It is offered for installation.').waitFor();
  await page.getByRole('textbox', { name: 'Or a computer' }).fill('nobody');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: 'admin/computer-not-found' }).waitFor();
  await leave();
});

test('an error stands decoded beside its machine, with what to do and the ways on', {
  skip: noBrowser,
}, async () => {
  const { page, complaints, open, leave } = await seated();
  const { update, failed } = await failedOn('broken-pc');
  await open(update, 'computers');
  await page.getByRole('button', { name: /^Failed \d+$/ }).click();
  const grid = page.getByRole('grid', { name: 'Computers with this update' });
  const row = grid.getByRole('row').filter({ hasText: 'broken-pc' });
  await row.getByText(failed.result?.hex ?? '').waitFor();
  await row.getByText(failed.result?.meaning ?? '').waitFor();
  await row.getByText('Failed', { exact: true }).click();
  const region = page.getByRole('complementary');
  await region.getByRole('heading', { name: 'broken-pc' }).waitFor();
  await region.getByText('What to do').last().waitFor();
  assert.equal(
    await region.getByRole('link', { name: 'Why not on broken-pc?' }).getAttribute('href'),
    `/why?update=${update}&computer=${failed.computerId}`,
  );
  assert.equal(
    await region.getByRole('link', { name: 'Open broken-pc' }).getAttribute('href'),
    `/computers/${failed.computerId}`,
  );
  assert.deepEqual(complaints, []);
  await leave();
});

test('files are told to be here or not, and those that are not are fetched', {
  skip: noBrowser,
}, async () => {
  const { page, open, leave } = await seated();
  await open(chain[0]!.updateId, 'files');
  await page.getByText(/1 file, .* all of them here\./).waitFor();
  const [edge] = await named(BROWSER);
  await open(edge!.updateId, 'files');
  const row = page.getByRole('row').filter({ hasText: '.exe' });
  await row.getByText('Not here').waitFor();
  await page.getByRole('button', { name: 'Fetch 1 file now' }).click();
  await row.getByText('Here', { exact: true }).waitFor();
  const { files } = await detailsOf(edge!.updateId);
  assert.ok(files.every(({ present }) => present));
  await row.getByRole('button', { name: 'Digests' }).click();
  await row.getByText(files[0]!.sha1).waitFor();
  await leave();
});

test('who may only read sees everything and no button that decides', { skip: noBrowser }, async () => {
  const { page, complaints, open, leave } = await seated('reader');
  for (const part of ['approvals', 'supersedence']) {
    await open(chain[1]!.updateId, part);
    await page.getByRole('link', { name: 'Why is it not arriving?' }).waitFor();
    const region = page.getByRole('complementary');
    for (const name of [/^Approve/, /^Hold/, /^Decline/, /^Undo/])
      assert.equal(await region.getByRole('button', { name }).count(), 0, `${name} on ${part}`);
  }
  assert.deepEqual(complaints, []);
  await leave();
});

for (const [language, width, parts] of [
  ['en', 1280, ['overview', 'approvals', 'supersedence']],
  ['ja', 390, ['computers', 'supersedence', 'files', 'revisions']],
] as const) {
  test(`axe finds nothing, and nothing is too wide: ${language}, ${width} pixels`, {
    skip: noBrowser,
  }, async () => {
    const { page, complaints, open, leave } = await seated('admin', { language, width });
    for (const part of parts) {
      await open(chain[0]!.updateId, part);
      await page.waitForLoadState('networkidle');
      assert.deepEqual(await axeFindings(page), [], part);
      assert.equal(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), 0, part);
    }
    if (language === 'ja') {
      await page.getByRole('tab', { name: 'リビジョン', selected: true }).waitFor();
      await page.getByText(/コンピューターには、最新のリビジョン \d+ が配信されます。/).waitFor();
    }
    assert.deepEqual(complaints, []);
    await leave();
  });
}
