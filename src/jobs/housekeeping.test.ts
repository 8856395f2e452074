import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { digestOf, manualClock, nullLog } from '#base';
import { temporaryFolder } from '#base/fixture';
import {
  approve,
  type ChangeContext,
  hold,
  importRevisions,
  loadCatalog,
  recordEvents,
  release,
  undecline,
} from '#changes';
import type { ContentStore } from '#content';
import { openFileContentStore } from '#content/file';
import { openSqliteStore } from '#store/sqlite';
import { ALL_COMPUTERS, type ComputerId, type UpdateId } from '#update';
import { DAY } from '#upkeep';
import { createHousekeeping, type Housekeeping } from './housekeeping.ts';

const START = Date.UTC(2026, 0, 13, 18);

interface House {
  readonly context: ChangeContext;
  readonly content: ContentStore;
  readonly clock: ReturnType<typeof manualClock>;
  readonly housekeeping: Housekeeping;
}

async function house(t: TestContext): Promise<House> {
  const path = temporaryFolder('housekeeping');
  const clock = manualClock(START);
  const store = await openSqliteStore({ path, clock });
  const content = await openFileContentStore({ directory: join(path, 'content') });
  const context = { store, catalog: await loadCatalog(store), clock, log: nullLog };
  const housekeeping = createHousekeeping({ context, content, sleep: async () => undefined });
  t.after(async () => {
    await housekeeping.close();
    assert.deepEqual(await store.check(), [], 'the store is sound at the end');
    await store.close();
    await content.close();
  });
  return { context, content, clock, housekeeping };
}

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as UpdateId;
const PC = '11111111-1111-4111-8111-111111111111' as ComputerId;

interface Written {
  readonly number: number;
  readonly revision?: number;
  readonly supersedes?: readonly number[];
  readonly state?: 'Published' | 'Expired';
  readonly file?: Buffer;
}

function documentOf({ number, revision = 100, supersedes = [], state = 'Published', file }: Written): string {
  const superseded = supersedes.map((each) => `<UpdateIdentity UpdateID="${id(each)}"/>`).join('');
  const relationships =
    superseded === ''
      ? ''
      : `<Relationships><SupersededUpdates>${superseded}</SupersededUpdates></Relationships>`;
  const files =
    file === undefined
      ? ''
      : `<Files><File Digest="${Buffer.from(digestOf(file, 'SHA1'), 'hex').toString('base64')}" DigestAlgorithm="SHA1" FileName="${number}.cab" Size="${file.length}" Modified="2026-01-01T00:00:00Z"/></Files>`;
  return `<Update xmlns="http://schemas.microsoft.com/msus/2002/12/Update" xmlns:lar="http://schemas.microsoft.com/msus/2002/12/LogicalApplicabilityRules" xmlns:cmd="http://schemas.microsoft.com/msus/2002/12/UpdateHandlers/CommandLineInstallation" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><UpdateIdentity UpdateID="${id(number)}" RevisionNumber="${revision}"/><Properties UpdateType="Software" DefaultPropertiesLanguage="en" Handler="http://schemas.microsoft.com/msus/2002/12/UpdateHandlers/CommandLineInstallation" ExplicitlyDeployable="true" PublicationState="${state}" CreationDate="2026-01-01T00:00:00Z" PublisherID="395392a0-19c0-48b7-a927-f7c15066d905"/><LocalizedPropertiesCollection><LocalizedProperties><Language>en</Language><Title>Update ${number}</Title></LocalizedProperties></LocalizedPropertiesCollection>${relationships}<ApplicabilityRules><IsInstalled><lar:False/></IsInstalled><IsInstallable><lar:True/></IsInstallable></ApplicabilityRules>${files}<HandlerSpecificData xsi:type="cmd:CommandLineInstallation"><cmd:InstallCommand Program="a.exe"/></HandlerSpecificData></Update>`;
}

async function add({ context }: House, ...updates: readonly Written[]): Promise<void> {
  const documents = updates.map((update) => ({
    name: `update ${update.number}`,
    bytes: Buffer.from(documentOf(update)),
  }));
  const { failed } = await importRevisions(context, documents, 'system');
  assert.deepEqual(failed, []);
}

/** The machine is heard of. */
async function contact({ context, clock }: House): Promise<void> {
  const computer = (await context.store.computer(PC))!;
  await context.store.write(async (tx) => tx.putComputer({ ...computer, lastContactAt: clock.now() }));
}

/** The machine finishes a scan: it needs those updates. */
async function report(all: House, needed: readonly number[]): Promise<void> {
  const { context, clock } = all;
  await contact(all);
  await recordEvents(context, [
    {
      instanceId: `22222222-2222-4222-8222-${String(clock.now()).padStart(12, '0').slice(-12)}`,
      computerId: PC,
      eventId: 156,
      namespaceId: 1,
      sourceId: 101,
      timeAtTarget: clock.now(),
      receivedAt: clock.now(),
      hresult: 0,
      replacementStrings: [],
      miscData: [`U=${needed.map(id).join(';')}`],
    },
  ]);
}

async function addMachine({ context, clock }: House): Promise<void> {
  await context.store.write(async (tx) =>
    tx.putComputer({
      id: PC,
      dnsName: 'pc.corp.example',
      requestedGroups: [],
      createdAt: clock.now(),
      lastContactAt: clock.now(),
      lastScanAt: 0,
      lastReportAt: 0,
      lastAddress: '192.0.2.1',
      registered: true,
      inventory: {},
    }),
  );
}

const install = (number: number) =>
  ({ updateId: id(number), groupId: ALL_COMPUTERS, action: 'Install' }) as const;

async function declined({ context }: House): Promise<readonly UpdateId[]> {
  return (await context.store.declines()).filter((each) => each.declined).map(({ updateId }) => updateId);
}

test('an update is declined once what replaces it is approved for 30 days and no machine needs it, then forgotten', async (t) => {
  const all = await house(t);
  const { context, clock, housekeeping } = all;
  await addMachine(all);
  await add(all, { number: 1 }, { number: 2, supersedes: [1] });
  await approve(context, install(1), 'user:alice');
  clock.advance(DAY);
  await approve(context, install(2), 'user:alice');
  clock.advance(31 * DAY);
  await report(all, [1, 2]);
  await housekeeping.run({ dryRun: false });
  assert.deepEqual(await declined(all), [], 'the machine still needs it');
  clock.advance(DAY);
  await report(all, [2]);
  const planned = await housekeeping.run({ dryRun: true });
  assert.deepEqual(await declined(all), [], 'a dry run changes nothing');
  const plan = planned.find(({ task }) => task === 'decline-superseded');
  assert.deepEqual([plan?.count, plan?.items[0]?.id], [1, id(1)]);
  assert.match(plan?.items[0]?.reason ?? '', /Update 2 replaces it and has been approved for 32 days/);
  await housekeeping.run({ dryRun: false });
  assert.deepEqual(await declined(all), [id(1)]);
  const [entry] = (await context.store.upkeepLog({ limit: 9, offset: 0 })).items;
  assert.deepEqual(
    [entry?.task, entry?.count, entry?.undoUntil],
    ['decline-superseded', 1, clock.now() + 30 * DAY],
  );
  const audit = (await context.store.audit({ limit: 9, offset: 0 })).items.find(
    ({ verb }) => verb === 'decline',
  );
  assert.equal(audit?.actor, 'housekeeping');
  const [decision] = await context.store.decisionsOf(id(1));
  assert.deepEqual(
    [decision?.verb, decision?.reason, decision?.before.deployments?.length],
    ['decline', plan?.items[0]?.reason, 1],
  );

  clock.advance(29 * DAY);
  await housekeeping.run({ dryRun: false });
  assert.equal((await context.store.counts()).updates, 2, 'the decline can still be taken back');
  clock.advance(2 * DAY);
  const weighed = await housekeeping.run({ dryRun: true, task: 'remove-metadata' });
  const reports = await housekeeping.run({ dryRun: false });
  const removed = reports.find(({ task }) => task === 'remove-metadata');
  assert.ok(removed!.count === 1 && removed!.bytes > 500, JSON.stringify(removed));
  assert.equal(weighed[0]?.bytes, removed!.bytes, 'a dry run says how much it frees');
  assert.equal((await context.store.counts()).updates, 1);
  assert.equal(context.catalog.snapshot.stats().revisions, 1);
  assert.deepEqual(
    (await housekeeping.run({ dryRun: false })).filter(
      ({ task, count }) => count > 0 && task !== 'tend-database',
    ),
    [],
  );
});

test('a machine that has never reported keeps an update, unless what replaces it is approved for that machine', async (t) => {
  const all = await house(t);
  const { context, clock, housekeeping } = all;
  await addMachine(all);
  const pilot = await context.store.write(async (tx) => {
    const group = {
      id: '33333333-3333-4333-8333-333333333333' as typeof ALL_COMPUTERS,
      name: 'Pilot',
      parentId: ALL_COMPUTERS,
    };
    await tx.addGroup(group);
    return group.id;
  });
  context.catalog.apply({ sequence: await context.store.sequence(), groups: await context.store.groups() });
  await add(all, { number: 1 }, { number: 2, supersedes: [1] });
  await approve(context, { ...install(2), groupId: pilot }, 'user:alice');
  clock.advance(40 * DAY);
  await contact(all);
  await housekeeping.run({ dryRun: false });
  assert.deepEqual(await declined(all), []);
  await approve(context, install(2), 'user:alice');
  clock.advance(29 * DAY);
  await contact(all);
  await housekeeping.run({ dryRun: false });
  assert.deepEqual(await declined(all), []);
  clock.advance(DAY);
  await contact(all);
  await housekeeping.run({ dryRun: false });
  assert.deepEqual(await declined(all), [id(1)]);
});

test('an update stays while what replaces it is held, because nobody is offered that', async (t) => {
  const all = await house(t);
  const { context, clock, housekeeping } = all;
  await add(all, { number: 1 }, { number: 2, supersedes: [1] });
  for (const number of [1, 2])
    await approve(context, { updateId: id(number), groupId: ALL_COMPUTERS, action: 'Install' }, 'cli:root');
  clock.advance(31 * DAY);
  await hold(context, { updateIds: [id(2)], until: clock.now() + DAY }, 'cli:root');
  const declines = async () =>
    (await housekeeping.run({ task: 'decline-superseded', dryRun: true })).map(({ count }) => count);
  assert.deepEqual(await declines(), [0]);
  await release(context, [id(2)], 'cli:root');
  assert.deepEqual(await declines(), [1]);
});

test('what is withdrawn is declined at once, approved or not, and older revisions go after 30 days', async (t) => {
  const all = await house(t);
  const { context, clock, housekeeping } = all;
  await add(all, { number: 1 }, { number: 2 });
  await approve(context, install(1), 'user:alice');
  await add(all, { number: 1, revision: 101, state: 'Expired' }, { number: 2, revision: 101 });
  await housekeeping.run({ dryRun: false });
  assert.deepEqual(await declined(all), [id(1)]);
  assert.deepEqual(await context.store.deployments(), []);
  assert.equal((await context.store.counts()).revisions, 4);
  clock.advance(30 * DAY);
  await housekeeping.run({ dryRun: false });
  assert.deepEqual(
    (await context.store.revisionsOf(id(2))).map(({ revisionNumber }) => revisionNumber),
    [101],
  );
  assert.equal((await context.store.counts()).revisions, 1, 'and the withdrawn one goes whole');
});

test('an update whose decline a person took back is left alone, until it is withdrawn', async (t) => {
  const all = await house(t);
  const { context, clock, housekeeping } = all;
  await add(all, { number: 1 }, { number: 2, supersedes: [1] });
  await approve(context, install(2), 'user:alice');
  clock.advance(30 * DAY);
  await housekeeping.run({ dryRun: false });
  assert.deepEqual(await declined(all), [id(1)]);
  await undecline(context, [id(1)], 'user:alice');
  clock.advance(100 * DAY);
  await housekeeping.run({ dryRun: false });
  assert.deepEqual(await declined(all), []);
  await add(all, { number: 1, revision: 101, state: 'Expired' });
  await housekeeping.run({ dryRun: false });
  assert.deepEqual(await declined(all), [id(1)]);
  clock.advance(1);
  await undecline(context, [id(1)], 'user:alice');
  await housekeeping.run({ dryRun: false });
  assert.deepEqual(await declined(all), [], 'who wants it after that knows what they do');
});

test('a file goes when nothing has needed it for 14 days, and one that is needed again stays', async (t) => {
  const all = await house(t);
  const { context, content, clock, housekeeping } = all;
  await context.store.write(async (tx) => tx.setSetting('upstream', { mode: 'autonomous' }));
  const files = [1, 2, 3].map((number) => Buffer.from(`file ${number}`));
  await add(all, ...files.map((file, index) => ({ number: index + 1, file })));
  for (const file of files)
    await content.add(
      { sha1: digestOf(file, 'SHA1'), size: file.length },
      (async function* () {
        yield file;
      })(),
    );
  // The file system has its own clock.
  clock.advance(Math.max(0, Date.now() - clock.now()));
  await approve(context, install(1), 'user:alice');
  await housekeeping.run({ dryRun: false });
  assert.equal((await context.store.unneededFiles()).length, 2);
  clock.advance(13 * DAY);
  await approve(context, install(2), 'user:alice');
  clock.advance(2 * DAY);
  const freed = [1, files[2]!.length];
  const planned = await housekeeping.run({ dryRun: true, task: 'remove-content' });
  assert.deepEqual([planned[0]?.count, planned[0]?.bytes], freed);
  const reports = await housekeeping.run({ dryRun: false, task: 'remove-content' });
  assert.deepEqual([reports[0]?.count, reports[0]?.bytes], freed);
  const here = await Promise.all(files.map((file) => content.stat(digestOf(file, 'SHA1'))));
  assert.deepEqual(
    here.map((info) => info !== undefined),
    [true, true, false],
  );
  assert.deepEqual(await context.store.unneededFiles(), []);
});

test('without an upstream a file stays that could not come again', async (t) => {
  const all = await house(t);
  const { content, clock, housekeeping } = all;
  const [offered, stray] = [Buffer.from('offered'), Buffer.from('stray')];
  await add(all, { number: 1, file: offered });
  for (const file of [offered, stray])
    await content.add(
      { sha1: digestOf(file, 'SHA1'), size: file.length },
      (async function* () {
        yield file;
      })(),
    );
  clock.advance(Math.max(0, Date.now() - clock.now()));
  for (const _ of [1, 2, 3]) {
    await housekeeping.run({ dryRun: false });
    clock.advance(15 * DAY);
  }
  assert.notEqual(await content.stat(digestOf(offered, 'SHA1')), undefined);
  assert.equal(await content.stat(digestOf(stray, 'SHA1')), undefined);
});

test('a replica leaves declines to its upstream, and a task that is switched off does nothing by itself', async (t) => {
  const all = await house(t);
  const { context, housekeeping } = all;
  await add(all, { number: 1, state: 'Expired' });
  await context.store.write(async (tx) => {
    await tx.setSetting('upstream', { mode: 'replica' });
    await tx.setSetting('housekeeping', { off: ['remove-content'] });
  });
  const reports = await housekeeping.run({ dryRun: false });
  assert.deepEqual(
    reports.filter(({ skipped }) => skipped !== undefined).map(({ task, skipped }) => [task, skipped]),
    [
      ['decline-expired', 'replica'],
      ['decline-superseded', 'replica'],
      ['remove-content', 'off'],
    ],
  );
  assert.deepEqual(await declined(all), []);
});

test('a machine is archived after 30 days of silence, and holds nothing up any more', async (t) => {
  const all = await house(t);
  const { context, clock, housekeeping } = all;
  await addMachine(all);
  await add(all, { number: 1 }, { number: 2, supersedes: [1] });
  const pilot = {
    id: '33333333-3333-4333-8333-333333333333' as typeof ALL_COMPUTERS,
    name: 'Pilot',
    parentId: ALL_COMPUTERS,
  };
  await context.store.write(async (tx) => tx.addGroup(pilot));
  context.catalog.apply({ sequence: await context.store.sequence(), groups: await context.store.groups() });
  await approve(context, { ...install(2), groupId: pilot.id }, 'user:alice');
  clock.advance(30 * DAY - 1);
  await housekeeping.run({ dryRun: false });
  assert.equal((await context.store.computer(PC))?.archivedAt, undefined);
  clock.advance(1);
  for (const _ of [1, 2]) await housekeeping.run({ dryRun: false });
  assert.equal((await context.store.computer(PC))?.archivedAt, clock.now());
  const log = await context.store.upkeepLog({ limit: 9, offset: 0, task: 'archive-computers' });
  assert.deepEqual(
    log.items.map(({ count, items }) => [count, items[0]?.reason]),
    [[1, 'silent for 30 days']],
  );
  assert.deepEqual(await declined(all), [id(1)]);
});

test('it ends at once when the server closes, in the middle of a round too', async (t) => {
  const all = await house(t);
  await add(
    all,
    ...Array.from({ length: 60 }, (_, index) => ({ number: index + 1, state: 'Expired' as const })),
  );
  const started = all.housekeeping.run({ dryRun: false });
  const outcome = assert.rejects(started);
  await all.housekeeping.close();
  await outcome;
  await assert.rejects(all.housekeeping.run({ dryRun: false }));
});
