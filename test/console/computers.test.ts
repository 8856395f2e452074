import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { temporaryFolder } from '#base/fixture';
import type {
  ComputerDetails,
  ComputerRow,
  EventRow,
  GroupRow,
  GroupsAnswer,
  PageAnswer,
} from '#server/admin';
import { PROFILES, simulateClient } from '#simulator';
import { axeFindings } from './axe.ts';
import { noBrowser, type Seat, signedIn, startBrowser } from './browser.ts';
import { openWorld, type Person, type World } from './world.ts';

const INSTALL_FAILED = 182;

let world: World;
let browser: Browser;

before(
  async () => {
    if (noBrowser !== false) return;
    [world, browser] = await Promise.all([
      openWorld({ data: temporaryFolder('console-computers'), days: 8, machines: 6 }),
      startBrowser(),
    ]);
    await oneThatFails();
    await twoThatAreClones();
  },
  { timeout: 120_000 },
);

after(async () => {
  await browser?.close();
  await world?.close();
});

/** A machine on which every installation fails. */
async function oneThatFails(): Promise<void> {
  const client = simulateClient({
    server: world.url,
    profile: Object.values(PROFILES)[0]!,
    seed: 'broken',
    name: 'broken-pc',
    failures: 1,
  });
  // The first times the files may still be on their way to the server.
  for (let tries = 0; tries < 50; tries++) {
    const { installs } = await client.cycle({ install: true });
    if ([...installs.values()].includes('Failed')) break;
    await setTimeout(200);
  }
  await client.close();
}

/** Two machines made from one disk: each comes back under the name that the other has taken. */
async function twoThatAreClones(): Promise<void> {
  const common = { server: world.url, profile: Object.values(PROFILES)[0]!, seed: 'disk' };
  const disk = simulateClient({ ...common, name: 'twin-a' }).export();
  for (const name of ['twin-a', 'twin-b', 'twin-a', 'twin-b']) {
    const client = simulateClient({ ...common, name, datastore: disk });
    await client.cycle({ install: false });
    await client.close();
  }
}

/** Somebody looks at an address; afterwards the browser has complained of nothing. */
async function looking(
  address: string,
  look: (page: Page) => Promise<void>,
  person: Person = 'admin',
  seat: Seat = {},
): Promise<void> {
  const { page, complaints } = await signedIn(browser, world, person, seat);
  await page.goto(address);
  await look(page);
  await page.context().close();
  assert.deepEqual(complaints, []);
}

async function groupCalled(name: string): Promise<GroupRow | undefined> {
  const { items } = await world.ask<GroupsAnswer>('GET', '/groups');
  return items.find((group) => group.name === name);
}

const computersIn = async (group: string): Promise<readonly string[]> => {
  const { items } = await world.ask<PageAnswer<ComputerRow>>('GET', `/groups/${group}/computers`);
  return items.map(({ dnsName }) => dnsName);
};

test('a group is created, and a computer moved into it with the keyboard alone', { skip: noBrowser }, () =>
  looking('/computers?name=broken*', async (page) => {
    await page.getByRole('button', { name: 'New group' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Laboratory');
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /Laboratory/ }).waitFor();
    await page.getByRole('heading', { name: 'Laboratory', level: 2 }).waitFor();
    assert.notEqual(await groupCalled('Laboratory'), undefined);

    await page.goto('/computers?name=broken*');
    await page.getByRole('row', { name: /broken-pc/ }).waitFor();
    await page.getByRole('grid', { name: 'Computers' }).focus();
    await page.keyboard.press('g');
    await page.getByRole('listbox', { name: 'Group' }).waitFor();
    await page.keyboard.type('Lab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('broken-pc put in Laboratory.').waitFor();
    assert.deepEqual(await computersIn('Laboratory'), ['broken-pc']);

    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Taken back.').waitFor();
    assert.deepEqual(await computersIn('Laboratory'), []);
  }),
);

test('a group and a computer are dragged to their place in the tree', { skip: noBrowser }, () =>
  looking('/computers', async (page) => {
    await world.ask('POST', '/groups', { name: 'Dragged' });
    await page.reload();
    const tree = page.getByRole('treegrid', { name: 'Computer groups' });
    await tree.getByRole('row', { name: /^All Computers/ }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await tree.getByRole('button', { name: 'Drag Dragged' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    const onPilot = page.getByRole('button', { name: 'Drop on Pilot' });
    await page
      .getByRole('button', { name: /^Drop on/ })
      .and(page.locator(':focus'))
      .waitFor();
    for (let steps = 0; steps < 12 && !(await onPilot.and(page.locator(':focus')).count()); steps++)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('Dragged now stands below Pilot.').waitFor();
    assert.equal((await groupCalled('Dragged'))?.parentId, (await groupCalled('Pilot'))?.id);

    await page.getByText('broken-pc', { exact: true }).dragTo(tree.getByRole('row', { name: /^Dragged/ }));
    await page.getByText('broken-pc put in Dragged.').waitFor();
    assert.deepEqual(await computersIn('Dragged'), ['broken-pc']);
  }),
);

test('a rule shows who would come before it is saved', { skip: noBrowser }, () =>
  looking('/computers', async (page) => {
    await world.ask('POST', '/groups', { name: 'Broken ones' });
    await page.goto('/computers?group=Broken ones');
    await page.getByRole('button', { name: 'Group', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Fill by a rule…' }).click();
    await page.getByRole('button', { name: /Add a condition/ }).click();
    await page.getByRole('option', { name: /^Name/ }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('broken-*');
    const preview = page.getByRole('region', { name: 'What it would do now' });
    await preview.getByText('Fits 1 computer').waitFor();
    await preview.getByText('broken-pc').waitFor();
    assert.deepEqual(await computersIn('Broken ones'), [], 'the preview changes nothing');
    await page.getByRole('button', { name: 'Save: 1 computer enters, 0 computers leave' }).click();
    await page.getByText(/Broken ones has its rule: 1 computer entered/).waitFor();
    assert.deepEqual((await groupCalled('Broken ones'))?.rule, { name: ['broken-*'] });
    assert.deepEqual(await computersIn('Broken ones'), ['broken-pc']);
  }),
);

test('a value with a comma in it stays one value while its rule is changed', {
  skip: noBrowser,
}, async () => {
  await world.ask('POST', '/groups', { name: 'Virtual', rule: { manufacturer: ['VMware, Inc.'] } });
  await looking('/computers?group=Virtual', async (page) => {
    await page.getByRole('button', { name: 'Group', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Change its rule…' }).click();
    assert.equal(await page.getByLabel('Manufacturer', { exact: true }).inputValue(), 'VMware? Inc.');
    await page.getByRole('button', { name: /^Save/ }).click();
    await page.getByText(/Virtual has its rule/).waitFor();
  });
  assert.deepEqual((await groupCalled('Virtual'))?.rule, { manufacturer: ['VMware? Inc.'] });
});

test('the timeline of a machine says what failed, why, and what to do', { skip: noBrowser }, () =>
  looking('/computers/broken-pc', async (page) => {
    const detail = page.getByRole('complementary', { name: 'Details of broken-pc' });
    const { items } = await world.ask<PageAnswer<EventRow>>('GET', '/computers/broken-pc/events');
    const result = items.find(({ eventId }) => eventId === INSTALL_FAILED)?.result;
    assert.ok(result?.remedy !== undefined);
    const steps = detail.getByRole('region', { name: 'How far it gets' });
    await steps
      .getByRole('listitem')
      .filter({ hasText: 'Installation' })
      .getByText('install failed')
      .waitFor();
    const log = detail.getByRole('region', { name: 'What happened' });
    await log.getByText(result.hex).first().waitFor();
    await log.getByText(result.remedy.replaceAll('`', '')).first().waitFor();
    await log
      .getByText(/\d calls? · .* asked/)
      .first()
      .waitFor();
    await detail.getByRole('tab', { name: 'Updates' }).click();
    await page.waitForURL('**/computers/broken-pc?part=updates');
    const why = detail.getByRole('link', { name: /^Why\?/ }).first();
    assert.match((await why.getAttribute('href')) ?? '', /^\/why\?update=[\da-f-]+&computer=/);
    assert.equal(
      await detail.getByRole('link', { name: 'What is wrong with it?' }).getAttribute('href'),
      '/why?computer=broken-pc',
    );
    await page.keyboard.press('Escape');
    await page.waitForURL('**/computers');
  }),
);

test('a group that policies ask for in vain is made with one press', { skip: noBrowser }, () =>
  looking('/computers?vain=yes', async (page) => {
    await page.getByText(/asks by policy for the group Kyoto/).waitFor();
    await page.getByRole('button', { name: 'Create Kyoto' }).click();
    await page.getByText(/Group Kyoto created; 1 computer moved in/).waitFor();
    assert.equal((await groupCalled('Kyoto'))?.computers, 1);
    await page.getByText('Every group that is asked for exists.').waitFor();
  }),
);

test('computers selected are archived, and come back with undo', { skip: noBrowser }, () =>
  looking('/computers?name=broken*', async (page) => {
    await page.getByRole('button', { name: /with failures/ }).click();
    await page.waitForURL('**/computers?name=broken*&standing=failed');
    const box = page.getByRole('checkbox', { name: 'Select: broken-pc' });
    await box.check({ force: true });
    await page.getByRole('button', { name: 'Clear the selection' }).click();
    await page.getByRole('grid', { name: 'Computers' }).and(page.locator(':focus')).waitFor();
    await box.check({ force: true });
    await page.getByRole('button', { name: /^Archive/ }).click();
    await page.getByText('broken-pc archived', { exact: false }).waitFor();
    await page.getByText('No computer is like that.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('row', { name: /broken-pc/ }).waitFor();
    const { archivedAt } = await world.ask<ComputerDetails>('GET', '/computers/broken-pc');
    assert.equal(archivedAt, undefined);
  }),
);

test('what a sheet did is taken back, and the tree shows it at once', { skip: noBrowser }, async () => {
  // What is shown of a group may be asked once more while it goes: that is refused, and the browser notes it.
  const { page } = await signedIn(browser, world);
  await page.goto('/computers');
  const groups = page.getByRole('treegrid', { name: 'Computer groups' });
  await page.getByRole('button', { name: 'New group' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Depot');
  await page.getByRole('button', { name: 'Create the group Depot' }).click();
  await groups.getByText('Depot').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Taken back.').waitFor();
  await groups.getByText('Depot').waitFor({ state: 'detached' });

  await page.goto('/computers?group=Tokyo');
  await page.getByRole('button', { name: 'Group', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Osaka');
  await page.getByRole('button', { name: 'Rename to Osaka' }).click();
  await page.getByRole('heading', { name: 'Osaka', level: 2 }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('heading', { name: 'Tokyo', level: 2 }).waitFor();
  await page.context().close();
});

test('of several computers that are taken out of a group, all go or none', { skip: noBrowser }, async () => {
  await world.ask('PUT', '/groups/Pilot/computers/broken-pc');
  const before = await computersIn('Pilot');
  // The policy of the others asks for the group: they would be back, so they are refused.
  assert.ok(before.length > 1);
  const { page } = await signedIn(browser, world);
  await page.goto('/computers?group=Pilot');
  for (const name of before)
    await page.getByRole('checkbox', { name: `Select: ${name}` }).check({ force: true });
  await page.getByRole('button', { name: 'Take out of Pilot' }).click();
  await page.getByText(/That was not done\. .*policy/).waitFor();
  assert.deepEqual((await computersIn('Pilot')).toSorted(), before.toSorted());
  await page.context().close();
  await world.ask('DELETE', '/groups/Pilot/computers/broken-pc');
});

test('what is typed and what is chosen right behind it are both asked', { skip: noBrowser }, () =>
  looking('/computers', async (page) => {
    await page.getByRole('button', { name: /with failures/ }).waitFor();
    await page.getByRole('searchbox', { name: 'Name, with * and ?' }).fill('broken');
    await page.getByRole('button', { name: /with failures/ }).click();
    await page.waitForURL(
      ({ searchParams }) =>
        searchParams.get('name') === 'broken' && searchParams.get('standing') === 'failed',
    );
    await page.getByRole('row', { name: /broken-pc/ }).waitFor();
  }),
);

test('what is selected stays while one looks at the details of one of them', { skip: noBrowser }, () =>
  looking('/computers/broken-pc', async (page) => {
    await page.getByRole('checkbox', { name: 'Select: broken-pc' }).check({ force: true });
    await page.getByRole('tab', { name: 'Machine' }).click();
    await page.waitForURL('**part=machine');
    await page.getByRole('button', { name: 'Clear the selection' }).waitFor();
  }),
);

test('what the mouse selected is put in a group by its key', { skip: noBrowser }, () =>
  looking('/computers?name=twin*', async (page) => {
    for (const name of ['twin-a', 'twin-b'])
      await page.getByRole('checkbox', { name: `Select: ${name}` }).check({ force: true });
    await page.keyboard.press('g');
    await page.getByRole('dialog', { name: 'Put 2 computers in a group' }).waitFor();
    const choice = page.getByRole('listbox', { name: 'Group' });
    await choice.getByRole('option', { name: 'Office' }).waitFor();
    // A group that its rule fills stands there, and cannot be chosen.
    assert.equal(await choice.getByRole('option', { name: 'Servers' }).getAttribute('aria-disabled'), 'true');
  }),
);

test('a computer that is forgotten is out of the list at once', { skip: noBrowser }, async () => {
  const client = simulateClient({
    server: world.url,
    profile: Object.values(PROFILES)[0]!,
    seed: 'gone',
    name: 'gone-pc',
  });
  await client.cycle({ install: false });
  await client.close();
  await looking('/computers/gone-pc?name=gone*', async (page) => {
    await page.getByRole('row', { name: /gone-pc/ }).waitFor();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Forget it for good…' }).click();
    await page.getByRole('button', { name: 'Forget gone-pc for good' }).click();
    await page.getByText('gone-pc is forgotten.').waitFor();
    await page.getByText('No computer is like that.').waitFor({ timeout: 10_000 });
  });
});

test('machines with one id stand side by side, with what to do about it', { skip: noBrowser }, () =>
  looking('/computers?view=clones', async (page) => {
    await page.getByRole('heading', { name: 'twin-a and twin-b' }).waitFor();
    for (const name of ['twin-a', 'twin-b']) await page.getByRole('region', { name, exact: true }).waitFor();
    await page.getByText(/SusClientIdValidation/).waitFor();
    await page.getByRole('link', { name: 'twin-b' }).click();
    const detail = page.getByRole('complementary', { name: 'Details of twin-b' });
    await detail.getByRole('tab', { name: 'Twins' }).click();
    await detail.getByRole('region', { name: 'twin-a' }).waitFor();
  }),
);

test('who may only read sees the same without a button that changes anything', { skip: noBrowser }, () =>
  looking(
    '/computers/broken-pc?part=groups',
    async (page) => {
      await page.getByRole('heading', { name: 'broken-pc', level: 2 }).waitFor();
      await page.getByRole('row', { name: /broken-pc/ }).waitFor();
      for (const name of ['New group', 'Group', 'Put in a group…', 'More'])
        assert.equal(await page.getByRole('button', { name, exact: true }).count(), 0, name);
      assert.equal(await page.getByRole('checkbox').count(), 0);
      assert.equal(await page.getByRole('button', { name: /Drag/ }).count(), 0);
    },
    'reader',
  ),
);

for (const language of ['en', 'ja'] as const)
  test(`axe finds nothing, and nothing is too wide for a phone (${language})`, { skip: noBrowser }, () =>
    looking(
      '/computers',
      async (page) => {
        for (const address of [
          '/computers?group=Pilot',
          '/computers/broken-pc?part=updates',
          '/computers/broken-pc',
        ]) {
          await page.goto(address);
          await page.getByRole('heading', { level: 1 }).waitFor();
          await page.getByRole('grid').waitFor();
          await page.waitForLoadState('networkidle');
          assert.deepEqual(await axeFindings(page), [], address);
          await page.setViewportSize({ width: 390, height: 800 });
          const tooWide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
          assert.ok(Number(tooWide) <= 0, `${address} is ${tooWide} pixels wider than the window`);
          await page.setViewportSize({ width: 1280, height: 800 });
        }
      },
      'admin',
      { language },
    ),
  );
