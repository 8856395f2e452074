import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Store } from '#store';
import type { UpdateId } from '#update';
import { CATALOG, fill, follow, machine, type Site, site, synchronise } from './servers.ts';

// Servers below one another over real sockets: what the top knows of the machines that call those below.

const STATES = {
  NotInstalled: 2,
  Downloaded: 3,
  Installed: 4,
  Failed: 5,
  InstalledPendingReboot: 6,
} as const;

/** What a server has of its own computers, in the words of a rollup. */
async function own({ todoku: { store } }: Site) {
  const { items } = await store.computers({ limit: 100, offset: 0 });
  const told = items.map(async ({ id, dnsName, lastScanAt, lastReportAt }) => ({
    id,
    dnsName,
    lastSyncAt: lastScanAt,
    lastReportAt,
    status: (await store.statusOf(id))
      .map(({ updateId, state, changedAt }) => ({ updateId, state: STATES[state], changedAt }))
      .sort(byUpdate),
  }));
  return (await Promise.all(told)).sort(byId);
}

/** When machines scanned is written once a second. */
async function contactsAreWritten(of: Site): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if ((await own(of)).every(({ lastSyncAt }) => lastSyncAt > 0)) return;
    await setTimeout(50);
  }
  assert.fail('contacts are not written');
}

/** What a server was told of the computers of a server below. */
async function toldOf(store: Store, parent: Site) {
  const computers = await store.rolledUpComputers(parent.todoku.store.identity.serverId);
  return computers
    .map(({ id, dnsName, lastSyncAt, lastReportAt, status }) => ({
      id,
      dnsName,
      lastSyncAt,
      lastReportAt,
      status: status.toSorted(byUpdate),
    }))
    .sort(byId);
}

const byId = (left: { id: string }, right: { id: string }) => (left.id < right.id ? -1 : 1);
const byUpdate = (left: { updateId: string }, right: { updateId: string }) =>
  left.updateId < right.updateId ? -1 : 1;

async function chain(t: TestContext): Promise<readonly [Site, Site, Site]> {
  const top = await site(t);
  await fill(top.todoku);
  const middle = await site(t, top.clock);
  await follow(middle, top.url, { accountName: 'middle.example' });
  const bottom = await site(t, top.clock);
  await follow(bottom, middle.url, { accountName: 'bottom.example' });
  return [top, middle, bottom];
}

test('the top of three servers knows every server, every computer and its status as they are below', async (t) => {
  const [top, middle, bottom] = await chain(t);
  await synchronise(middle);
  await synchronise(bottom);
  await middle.todoku.desks.fetcher.drain();
  await bottom.todoku.desks.fetcher.drain();
  const near = machine(t, middle, 'near');
  const far = machine(t, bottom, 'far');
  const server = machine(t, bottom, 'rack', { profileName: 'server-2022' });
  for (const client of [near, far, server]) {
    assert.equal((await client.cycle({ install: client !== near })).scan.outcome, 'done');
  }
  for (const each of [bottom, middle]) await contactsAreWritten(each);
  for (const each of [bottom, middle]) await synchronise(each);

  const { store } = top.todoku;
  const servers = await store.downstreamServers();
  const [one, two] = ['middle.example', 'bottom.example'].map((name) =>
    servers.find((each) => each.name === name),
  );
  assert.deepEqual(
    [one, two].map((each) => [each?.id, each?.parentId, each?.isReplica, each?.version, each?.lastSyncAt]),
    [
      [middle.todoku.store.identity.serverId, undefined, true, '0.1.0', top.clock.now()],
      [
        bottom.todoku.store.identity.serverId,
        middle.todoku.store.identity.serverId,
        true,
        '0.1.0',
        top.clock.now() - 60_000,
      ],
    ],
  );
  assert.deepEqual(one?.clients, [{ os: '10.0.26200', architecture: 'AMD64', count: 1 }]);
  assert.equal(
    two?.clients?.reduce((sum, { count }) => sum + count, 0),
    2,
  );
  assert.deepEqual(await toldOf(store, middle), await own(middle));
  assert.deepEqual(await toldOf(store, bottom), await own(bottom));
  assert.ok((await own(bottom)).every(({ status }) => status.length > 0));
});

test('the counters of a server are those of its own store', async (t) => {
  const top = await site(t);
  await fill(top.todoku);
  const below = await site(t, top.clock);
  await follow(below, top.url);
  await synchronise(below);
  for (const name of ['a', 'b']) await machine(t, below, name).cycle({ install: false });
  await synchronise(below);
  const { store } = below.todoku;
  const [server] = await top.todoku.store.downstreamServers();
  const summary = server?.summary ?? {};
  const visible = {
    types: ['Software', 'Driver'],
    explicitlyDeployable: true,
    limit: 100,
    offset: 0,
  } as const;
  const { items } = await store.findUpdates(visible);
  const deployed = new Set((await store.deployments()).map(({ updateId }) => updateId));
  const states = await Promise.all((await own(below)).map(async ({ status }) => status));
  const needed = new Set(states.flat().flatMap(({ state, updateId }) => (state === 2 ? [updateId] : [])));
  assert.ok(needed.size > 0);
  assert.deepEqual(summary, {
    updateCount: items.length,
    declinedUpdateCount: 1,
    approvedUpdateCount: deployed.size,
    notApprovedUpdateCount: items.length - deployed.size - 1,
    updatesWithStaleUpdateApprovalsCount: 0,
    expiredUpdateCount: items.filter(({ expired, updateId }) => expired && !deployed.has(updateId)).length,
    criticalOrSecurityUpdatesNotApprovedForInstallCount: 0,
    wsusInfrastructureUpdatesNotApprovedForInstallCount: 0,
    updatesWithClientErrorsCount: 0,
    updatesWithServerErrorsCount: 0,
    updatesNeedingFilesCount: 0,
    updatesNeededByComputersCount: needed.size,
    updatesUpToDateCount: 0,
    customComputerTargetGroupCount: 2,
    computerTargetCount: 2,
    computerTargetsNeedingUpdatesCount: 2,
    computerTargetsWithUpdateErrorsCount: 0,
    computersUpToDateCount: 0,
  });
});

test('a further run tells of changes alone, after a restart of the server below too', async (t) => {
  const top = await site(t);
  await fill(top.todoku);
  let below = await site(t, top.clock);
  await follow(below, top.url);
  await synchronise(below);
  const [one, two] = ['a', 'b'].map((name) => machine(t, below, name));
  for (const client of [one, two]) await client?.cycle({ install: false });
  const numbers = async () => {
    const computers = await top.todoku.store.rolledUpComputers();
    return new Map(computers.map(({ id, rollupNumber }) => [id, rollupNumber]));
  };
  await synchronise(below);
  assert.deepEqual([...(await numbers()).values()], [1, 1]);
  await below.stop();
  below = await site(t, top.clock, { directory: below.directory });
  await synchronise(below);
  assert.deepEqual([...(await numbers()).values()], [1, 1], 'nothing new, nothing told');

  await below.todoku.desks.fetcher.drain();
  const client = machine(t, below, 'a', { datastore: one!.export() });
  assert.equal((await client.cycle()).scan.outcome, 'done');
  assert.equal((await client.cycle()).scan.outcome, 'done');
  await synchronise(below);
  assert.deepEqual(
    await numbers(),
    new Map([
      [one!.clientId, 2],
      [two!.clientId, 1],
    ]),
  );
  assert.deepEqual(await toldOf(top.todoku.store, below), await own(below));
});

test('a file that cannot be had counts for the one update that needs it', async (t) => {
  const top = await site(t);
  await fill(top.todoku);
  const bundle = CATALOG.updates.find(({ audience, isDriver }) => audience === 'everyone' && !isDriver);
  const live = top.todoku.catalog.snapshot.liveRevision(bundle?.updateId as UpdateId);
  const [member] = top.todoku.catalog.snapshot.bundleMembers(live!);
  const [file] = (await top.todoku.store.filesOf([member!])).get(member!) ?? [];
  await top.todoku.content.remove(file!.sha1);
  const below = await site(t, top.clock);
  await follow(below, top.url);
  await synchronise(below);
  await below.todoku.desks.fetcher.drain();
  await synchronise(below);
  const { summary } = (await top.todoku.store.downstreamServers())[0]!;
  assert.deepEqual(
    [summary?.['updatesNeedingFilesCount'], summary?.['updatesWithServerErrorsCount']],
    [1, 1],
  );
});
