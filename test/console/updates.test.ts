import assert from 'node:assert/strict';

import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { temporaryFolder } from '#base/fixture';
import type { ApprovalRow, UpdateRow, UpdatesAnswer, ViewsAnswer } from '#server/admin';
import { axeFindings } from './axe.ts';
import { noBrowser, type Seat, signedIn, startBrowser } from './browser.ts';
import { openWorld, type Person, type World } from './world.ts';

let world: World;
let browser: Browser;

before(async () => {
  if (noBrowser !== false) return;
  browser = await startBrowser();
  world = await openWorld({ data: join(temporaryFolder('console-updates'), 'data'), days: 40, machines: 5 });
});
after(async () => {
  await browser?.close();
  await world?.close();
});

/** Somebody at an address of the updates; ends without a complaint of the browser. */
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

/** What the API says now of one update. */
async function now({ updateId }: UpdateRow): Promise<UpdateRow> {
  return world.ask<UpdateRow>('GET', `/updates/${updateId}`);
}

const grid = (page: Page) => page.getByRole('grid', { name: 'Updates' });
const search = (page: Page) => page.getByRole('search').getByRole('searchbox');
const status = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text });
const bar = (page: Page) => page.getByRole('region', { name: 'Selected updates' });
const groupsOf = (row: { readonly approvals: readonly ApprovalRow[] }) =>
  row.approvals.map(({ groupName, action }) => `${groupName}: ${action}`).sort();

/** One that nobody has decided about yet, and that has its KB number for itself. */
async function undecided(): Promise<UpdateRow> {
  const all = await updates('');
  const found = (await updates('view=All+Updates&approved=false')).find(
    ({ kbArticleIds: [kb], heldUntil }) =>
      kb !== undefined &&
      heldUntil === undefined &&
      all.filter(({ kbArticleIds }) => kbArticleIds.includes(kb)).length === 1,
  );
  assert.ok(found, 'the publisher has something that no rule approves');
  return found;
}

/** Presses Tab until something of that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 12; presses++) {
    if ((await page.evaluate('document.activeElement?.textContent')) === name) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`${name} is not reached by the Tab key`);
}

test('a search finds by KB number and by words, and says what the view hides', { skip: noBrowser }, () =>
  at('/updates', async (page) => {
    const [approved] = await updates('view=All+Updates&approved=true');
    const kb = `KB${approved!.kbArticleIds[0]}`;
    await search(page).fill(kb);
    await grid(page).getByRole('gridcell', { name: kb }).first().waitFor();
    await page.waitForURL(new RegExp(`text=${kb}`));
    await search(page).fill(approved!.title.split(' ').slice(1, 4).join(' '));
    await grid(page)
      .getByText(approved!.title.replace(/ \(KB\d+\)$/, ''))
      .first()
      .waitFor();

    await page.getByRole('link', { name: 'Needs a decision' }).click();
    await search(page).fill(kb);
    await status(page, /hidden by this view/).waitFor();
    await page.getByRole('button', { name: /^Show/ }).first().click();
    await grid(page).getByRole('gridcell', { name: kb }).first().waitFor();
    await page.goBack();
    await status(page, /hidden by this view/).waitFor();

    await search(page).fill('nothing-has-this');
    await page.getByText('No update here has “nothing-has-this” in it').waitFor();
    await page.getByRole('link', { name: 'Ask why it is not here' }).waitFor();
  }),
);

test('an approval shows beforehand whom it reaches, and is undone', { skip: noBrowser }, async () => {
  const update = await undecided();
  await at(`/updates?text=KB${update.kbArticleIds[0]}`, async (page) => {
    await grid(page).getByRole('row').nth(1).locator('label').click();
    await bar(page)
      .getByRole('button', { name: /^Approve…/ })
      .click();
    const sheet = page.getByRole('dialog', { name: `Approve: ${update.title}` });
    await sheet.getByText('Tick groups').waitFor();
    await sheet.locator('label', { hasText: 'All Computers' }).click();
    await sheet.getByRole('heading', { name: 'What would happen' }).waitFor();
    await sheet
      .getByText(/(will get it|already installed|will not get it|not known yet)/)
      .first()
      .waitFor();
    assert.deepEqual(groupsOf(await now(update)), [], 'a preview changes nothing');
    await sheet.getByLabel('Reason').fill('it was tried');
    await sheet.getByRole('button', { name: /^Approve for \d+ computers?$/ }).click();
    await status(page, 'Approved 1 update for All Computers.').waitFor();
    assert.deepEqual(groupsOf(await now(update)), ['All Computers: Install']);
    assert.equal((await now(update)).approvals[0]?.reason, 'it was tried');
    await grid(page).getByText('All Computers').waitFor();
    await sheet.waitFor({ state: 'hidden' });
    await grid(page).and(page.locator(':focus')).waitFor();

    await page.getByRole('button', { name: 'Undo' }).click();
    await status(page, 'Undone: 1 update as before.').waitFor();
    assert.deepEqual(groupsOf(await now(update)), []);
    await grid(page).getByText('Not approved').waitFor();
  });
});

test('holding and declining go and come back with the keyboard alone', { skip: noBrowser }, async () => {
  const [approved] = await updates('view=All+Updates&approved=true');
  const before = groupsOf(approved!);
  await at(`/updates?text=${approved!.updateId}`, async (page) => {
    await grid(page).getByRole('row').nth(1).waitFor();
    await grid(page).focus();
    await page.keyboard.press('Space');
    await status(page, '1 update selected').waitFor();
    await page.keyboard.press('Escape');
    await status(page, '1 update selected').waitFor({ state: 'detached' });

    await page.keyboard.press('h');
    await status(page, /^Held 1 update until/).waitFor();
    assert.ok(((await now(approved!)).heldUntil ?? 0) > Date.now());
    await tabTo(page, 'Undo');
    await page.keyboard.press('Enter');
    await status(page, 'Undone: 1 update as before.').waitFor();
    assert.equal((await now(approved!)).heldUntil, undefined);

    await grid(page).focus();
    await page.keyboard.press('d');
    await status(page, 'Declined 1 update.').waitFor();
    assert.equal((await now(approved!)).declined, true);
    await tabTo(page, 'Undo');
    await page.keyboard.press('Enter');
    // The second one: that of the hold stands there still.
    await page.getByText('Undone: 1 update as before.').nth(1).waitFor();
    const { declined, ...after } = await now(approved!);
    assert.equal(declined, false);
    assert.deepEqual(groupsOf(after), before, 'the approvals that the decline ended are there again');
  });
});

test(
  'with Shift the arrows select from the row where they begin, not all that was passed',
  {
    skip: noBrowser,
  },
  () =>
    at('/updates?view=All+Updates', async (page) => {
      await grid(page).getByRole('row').nth(6).waitFor();
      await grid(page).focus();
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Shift+ArrowDown'])
        await page.keyboard.press(key);
      await status(page, '2 updates selected').waitFor();
      await page.keyboard.press('Shift+ArrowDown');
      await status(page, '3 updates selected').waitFor();
    }),
);

test('superseded updates that no computer needs are declined at once, and come back', {
  skip: noBrowser,
}, async () => {
  const asked = 'superseded=true&status=notNeeded&declined=false';
  const total = (await updates(asked)).length;
  assert.ok(total > 1, `there are some: ${total}`);
  await at('/updates', async (page) => {
    await page.getByRole('link', { name: 'Superseded, not needed' }).click();
    await status(page, `${total} updates.`).waitFor();
    await grid(page).getByRole('columnheader').first().locator('label').click();
    const all = page.getByRole('button', { name: `Select all ${total}` });
    if (await all.isVisible()) await all.click();
    await status(page, `${total} updates selected`).waitFor();
    await bar(page)
      .getByRole('button', { name: /^Decline/ })
      .click();
    await page.getByText('Nothing left over').waitFor();
    assert.equal((await updates(asked)).length, 0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await status(page, `Undone: ${total} updates as before.`).waitFor();
    assert.equal((await updates(asked)).length, total);
  });
});

test('what is asked becomes a view for everybody, and goes again', { skip: noBrowser }, () =>
  at('/updates?severity=Critical&sort=title', async (page) => {
    await page.getByRole('button', { name: 'Save as a view…' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('All Updates');
    assert.ok(await page.getByRole('button', { name: 'Save the view' }).isDisabled());
    await page.getByRole('textbox', { name: 'Name' }).fill('Gravest first');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Gravest first' }).waitFor();
    const views = async () => (await world.ask<ViewsAnswer>('GET', '/views')).items;
    const saved = (await views()).find(({ name }) => name === 'Gravest first');
    assert.deepEqual(saved?.filters, { approvable: true, severity: 'Critical' });
    assert.equal(saved?.sort, 'title');
    await page.getByRole('button', { name: 'More: Gravest first' }).click();
    await page.getByRole('menuitem', { name: 'Delete the view Gravest first' }).click();
    await page.getByRole('link', { name: 'Gravest first' }).waitFor({ state: 'detached' });
    assert.ok(!(await views()).some(({ name }) => name === 'Gravest first'));
  }),
);

test('a view offers only what can be asked beside it', { skip: noBrowser }, () =>
  at('/updates?view=Needs+a+Decision', async (page) => {
    const choices = async (name: string): Promise<readonly string[]> => {
      await page.getByRole('button', { name, exact: false }).click();
      const options = await page.getByRole('option').allInnerTexts();
      await page.keyboard.press('Escape');
      return options;
    };
    await page.getByRole('button', { name: /Failed or needed/ }).waitFor();
    // The view asks for what is unapproved and needed: that is replaced, not taken away.
    assert.deepEqual(await choices('Unapproved'), ['Unapproved', 'Approved', 'Declined']);
    assert.ok(!(await choices('Failed or needed')).includes('Any status'));
  }),
);

test('what comes late is dropped when something else is wanted by then', { skip: noBrowser }, () =>
  at('/updates', async (page) => {
    const held: (() => void)[] = [];
    const letGo = () => {
      for (const go of held.splice(0)) go();
    };
    const late = (pattern: RegExp) =>
      page.route(pattern, async (route) => {
        await new Promise<void>((resolve) => held.push(resolve));
        await route.continue().catch(() => {});
      });
    const isHeld = async () => {
      while (held.length === 0) await page.waitForTimeout(20);
    };

    await late(/limit=1000/);
    await grid(page).focus();
    await page.keyboard.press(' ');
    await page.getByRole('button', { name: /^Select all / }).click();
    await isHeld();
    await page.getByRole('link', { name: 'Security updates' }).click();
    await page.waitForURL('**view=Security+Updates');
    const answered = page.waitForResponse(/limit=1000/);
    letGo();
    await answered;
    await page.waitForTimeout(300);
    assert.equal(await bar(page).count(), 0, 'what was selected belongs to what was asked');

    await late(/updates\/named\//);
    await grid(page).focus();
    await page.keyboard.press('Enter');
    await isHeld();
    await page.getByRole('link', { name: 'Computers', exact: true }).click();
    await page.waitForURL('**/computers');
    letGo();
    await page.waitForTimeout(300);
    assert.match(page.url(), /\/computers$/);
  }),
);

test('what the mouse selected is decided about by its key', { skip: noBrowser }, () =>
  at('/updates', async (page) => {
    await grid(page).getByRole('checkbox').nth(1).check({ force: true });
    await page.keyboard.press('a');
    await page.getByRole('dialog').waitFor();
  }),
);

test('who may only read sees every update, and nothing that would be refused', { skip: noBrowser }, () =>
  at(
    '/updates',
    async (page) => {
      const declined = (await updates('declined=true')).length;
      await grid(page).getByRole('row').nth(1).waitFor();
      assert.equal(await grid(page).getByRole('checkbox').count(), 0);
      await grid(page).focus();
      await page.keyboard.press('d');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/updates\/./);
      assert.equal(
        await page
          .getByRole('button', { name: /^(Approve…|Hold|Decline|Release|Save as a view…)( .)?$/ })
          .count(),
        0,
      );
      assert.equal((await updates('declined=true')).length, declined);
    },
    'reader',
  ),
);

for (const language of ['en', 'ja'] as const) {
  test(`axe finds nothing, and a phone is wide enough, in ${language}`, { skip: noBrowser }, () =>
    at(
      '/updates',
      async (page) => {
        await page.getByRole('grid').getByRole('row').nth(1).waitFor();
        assert.deepEqual(await axeFindings(page), []);
        await page.getByRole('grid').getByRole('row').nth(1).locator('label').click();
        await page.getByRole('grid').focus();
        await page.keyboard.press('a');
        await page.getByRole('dialog').locator('li label').first().click();
        await page.getByRole('dialog').getByRole('heading', { level: 3 }).first().waitFor();
        assert.deepEqual(await axeFindings(page), []);
        await page.keyboard.press('Escape');
        await page.setViewportSize({ width: 390, height: 800 });
        assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 390);
      },
      'admin',
      { language },
    ),
  );
}
