import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { Failure, manualClock } from '#base';
import { temporaryFolder } from '#base/fixture';
import { approve, changeSettings, createGroup, importRevisions } from '#changes';
import { CONTENT_POLICY } from '#content';
import { migrate as takeOver } from '#jobs';
import type { ServerContext } from '#server';
import {
  firstCalls,
  onCall,
  soapFault,
  startSimulatedUpstream,
  startTodoku,
  UpstreamWorld,
} from '#simulator';
import { type Store, storeFailures } from '#store';
import { ALL_COMPUTERS, type UpdateId } from '#update';
import { DEFAULT_GUARD, type Migrated, type UpstreamSettings } from '#upstream';
import { CATALOG, fill, machine, nobodys, type Site, site } from './servers.ts';

const EULA = '00000000-0000-4000-8000-0000000e01a0';
const MICROSOFT: UpstreamSettings = {
  kind: 'microsoft',
  url: 'https://sws.update.microsoft.com',
  mode: 'autonomous',
  accountName: 'new.example',
  rollup: false,
  acceptsPlainHttp: false,
  guard: DEFAULT_GUARD,
};

interface Work {
  readonly content?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (step: string, done: number, total: number) => void;
}

function migrate({ todoku }: Site, from: string, work: Work = {}): Promise<Migrated> {
  const { content = true, signal = new AbortController().signal, onProgress = () => undefined } = work;
  return todoku.desks.migrate(from, content, 'test', { signal, onProgress });
}

const upstreamOf = ({ todoku }: Site) => todoku.store.setting<UpstreamSettings>('upstream');

function setUpstream({ todoku }: Site, upstream: UpstreamSettings): Promise<void> {
  return changeSettings(todoku, { upstream }, { verb: 'test', subject: 'test' }, 'test');
}

/** What people decided, in a form that two servers can be compared by. */
async function decisions({ store }: ServerContext) {
  const byId = (left: { id: string }, right: { id: string }) => (left.id < right.id ? -1 : 1);
  return {
    groups: (await store.groups()).toSorted(byId),
    approvals: (await store.deployments())
      .map(({ updateId, groupId, action, deadline, author }) =>
        [updateId, groupId, action, deadline ?? '', author].join(' '),
      )
      .sort(),
    declines: (await store.declines())
      .filter(({ declined }) => declined)
      .map(({ updateId }) => updateId)
      .sort(),
    eulas: (await store.acceptedEulas()).toSorted(),
  };
}

async function documents({ store, catalog }: ServerContext): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for await (const { id, updateId, revisionNumber } of store.indexRecords()) {
    const text = Buffer.from((await store.document(id)) ?? '').toString();
    found.set(`${updateId} ${revisionNumber}`, text.replace(/^\uFEFF?<\?xml[^>]*>\s*/, ''));
  }
  assert.equal(found.size, catalog.snapshot.stats().revisions);
  return new Map([...found].sort(([left], [right]) => (left < right ? -1 : 1)));
}

function wsus(t: TestContext, world: UpstreamWorld, port = 0) {
  const upstream = startSimulatedUpstream({ world, port, documents: 'cab', coding: 'xpress' });
  t.after(async () => (await upstream).close());
  return upstream;
}

/** An old WSUS: groups, approvals with a deadline and for removal, a decline, licence terms. */
function oldWorld(clock: Site['clock']): UpstreamWorld {
  const world = UpstreamWorld.withSamples(clock);
  const [first, second, third] = CATALOG.updates.filter(({ isDriver }) => !isDriver);
  const sites = world.addGroup('Sites');
  const berlin = world.addGroup('Berlin', sites);
  world.approve({
    updateId: first!.updateId,
    groupId: berlin,
    action: 0,
    deadline: clock.now() + 86_400_000,
  });
  world.approve({ updateId: second!.updateId, groupId: sites, action: 0, adminName: 'DOMAIN\\alice' });
  world.approve({ updateId: third!.updateId, groupId: ALL_COMPUTERS, action: 1 });
  world.decline(CATALOG.updates.at(-2)!.updateId);
  world.acceptEula(EULA);
  return world;
}

test('everything of a Todoku comes, and a machine that called the old server is offered the same by the new one', async (t) => {
  const old = await site(t);
  await fill(old.todoku);
  await old.todoku.store.write((tx) => tx.acceptEulas([EULA]));
  const before = machine(t, old, 'pc-1');
  const there = await before.scan();
  assert.ok(there.offered > 0);

  const fresh = await site(t, old.clock);
  const steps = new Set<string>();
  const migrated = await migrate(fresh, `${old.url}/`, { onProgress: (step) => void steps.add(step) });
  assert.deepEqual(await decisions(fresh.todoku), await decisions(old.todoku));
  assert.deepEqual(await documents(fresh.todoku), await documents(old.todoku));
  const { left, files, ...counts } = migrated;
  assert.deepEqual(counts, {
    revisions: CATALOG.documents.length,
    groups: 2,
    approvals: (await old.todoku.store.deployments()).length,
    declines: 1,
    eulas: 1,
  });
  assert.ok(files.files > 0 && files.bytes > 1_000_000);
  assert.deepEqual((await fresh.todoku.desks.fetcher.status()).failed, []);
  // Files of what nobody approved have no other home: nobody told this sample where Microsoft would have them.
  assert.deepEqual(
    left.map(({ code }) => code),
    ['jobs/files-only-there', 'jobs/selection-derived', 'jobs/computers-stay', 'jobs/options-stay'],
  );
  assert.ok(steps.has('connecting to the old server'));

  await old.stop();
  const after = machine(t, fresh, 'pc-1', { datastore: before.export() });
  const here = await after.scan();
  assert.deepEqual(
    [here.outcome, here.offered, here.status.needed],
    ['done', there.offered, there.status.needed],
  );
  const { installs } = await after.cycle();
  const outcomes = new Set(installs.values());
  assert.ok(
    outcomes.size > 0 && outcomes.isSubsetOf(new Set(['Installed', 'PendingRestart'])),
    [...outcomes].join(),
  );
});

test('after it this server stands on its own: no upstream, a selection of its own, approvals of its own', async (t) => {
  const old = await site(t);
  await fill(old.todoku);
  const fresh = await site(t, old.clock);
  await migrate(fresh, old.url);
  assert.equal(await upstreamOf(fresh), undefined);
  assert.equal(await fresh.todoku.store.setting('migration'), undefined);
  const { store } = fresh.todoku;
  const selection = await store.setting<{
    products: string[];
    classifications: string[];
    languages: string[];
  }>('selection');
  assert.ok(selection!.products.length > 1 && selection!.classifications.length > 1);
  const group = await createGroup(fresh.todoku, { name: 'Mine' }, 'test');
  const updateId = CATALOG.updates[2]!.updateId as UpdateId;
  await approve(fresh.todoku, { updateId, groupId: group.id, action: 'Install' }, 'test');
});

test('everything of a WSUS comes, and the upstream and the selection of before are there again', async (t) => {
  const fresh = await site(t);
  await setUpstream(fresh, MICROSOFT);
  const selection = { products: [nobodys()], classifications: [nobodys()], languages: ['en'] };
  await changeSettings(fresh.todoku, { selection }, { verb: 'test', subject: 'test' }, 'test');
  const world = oldWorld(fresh.clock);
  const old = await wsus(t, world);
  const migrated = await migrate(fresh, old.url);
  assert.deepEqual(await upstreamOf(fresh), MICROSOFT);
  assert.deepEqual(await fresh.todoku.store.setting('selection'), selection);
  const { groups, approvals, declines, eulas } = await decisions(fresh.todoku);
  const [first, second, third] = CATALOG.updates.filter(({ isDriver }) => !isDriver);
  const berlin = groups.find(({ name }) => name === 'Berlin');
  const sites = groups.find(({ name }) => name === 'Sites');
  assert.equal(berlin?.parentId, sites?.id);
  assert.deepEqual(
    approvals,
    [
      [first!.updateId, berlin?.id, 'Install', fresh.clock.now() + 86_400_000, 'WUS Server'],
      [second!.updateId, sites?.id, 'Install', '', 'DOMAIN\\alice'],
      [third!.updateId, ALL_COMPUTERS, 'Uninstall', '', 'WUS Server'],
    ]
      .map((fields) => fields.join(' '))
      .sort(),
  );
  assert.deepEqual([declines, eulas], [[CATALOG.updates.at(-2)!.updateId], [EULA]]);
  assert.equal(migrated.revisions, world.live.newestRevisions().length);
  // Microsoft has the rest, so that nothing is lost with the old server.
  assert.deepEqual(
    migrated.left.map(({ code }) => code),
    ['jobs/computers-stay', 'jobs/options-stay'],
  );
  assert.equal(
    old.callsOf('RollupDownstreamServers').length,
    0,
    'the old server hears nothing of our computers',
  );
});

test('files that the old server does not have are named, and the rest is there', async (t) => {
  const fresh = await site(t);
  const old = await wsus(t, oldWorld(fresh.clock));
  old.faults.add({ on: 'Content', reply: () => ({ status: 404, headers: {}, body: Buffer.from('gone') }) });
  const { synchroniser, fetcher, preflight, settingsChanged } = fresh.todoku.desks;
  const migrated = await takeOver(
    { context: fresh.todoku, synchroniser, fetcher, preflight, settingsChanged, pause: 1 },
    {
      from: old.url,
      content: true,
      actor: 'test',
      signal: new AbortController().signal,
      onProgress: () => undefined,
    },
  );
  const missing = migrated.left.find(({ code }) => code === 'jobs/files-missing');
  assert.match(missing?.detail ?? '', /files$/);
  assert.equal(await upstreamOf(fresh), undefined, 'it stands on its own all the same');
});

test('what goes wrong before everything is there changes nothing, and the message says what it was', async (t) => {
  const fresh = await site(t);
  await setUpstream(fresh, MICROSOFT);
  const page = createServer((_, response) => response.end('<html><title>Intranet</title></html>'));
  page.listen(0, '127.0.0.1');
  await once(page, 'listening');
  t.after(() => page.close());
  const closed = await wsus(t, oldWorld(fresh.clock));
  await closed.close();
  const broken = await wsus(t, oldWorld(fresh.clock));
  broken.faults.add(soapFault('GetDeployments', 'InvalidParameters'));
  for (const [from, code] of [
    [closed.url, 'outgoing/refused'],
    [`http://127.0.0.1:${(page.address() as AddressInfo).port}`, 'upstream/web-page'],
    ['ftp://old', 'upstream/no-address'],
    [broken.url, 'jobs/migration-incomplete'],
  ] as const) {
    await assert.rejects(migrate(fresh, from), (error) => {
      assert.ok(error instanceof Failure);
      assert.deepEqual([error.code, error.subject], [code, from]);
      return true;
    });
    assert.deepEqual(await upstreamOf(fresh), MICROSOFT);
    assert.equal(await fresh.todoku.store.setting('migration'), undefined);
    assert.equal(fresh.todoku.catalog.snapshot.stats().revisions, 0);
  }
});

test('a disk that is full while updates come leaves everything as it was', async (t) => {
  const fresh = await site(t);
  const old = await wsus(t, oldWorld(fresh.clock));
  const { store, desks } = fresh.todoku;
  // As the store fails on a full disk. What the server watches is another object, with this one behind it.
  const write = Object.getOwnPropertyDescriptor(store, 'write')?.value as Store['write'];
  store.write = function (this: Store, work) {
    const isFull = desks.synchroniser.progress()?.phase.name === 'updates';
    return isFull ? Promise.reject(storeFailures.fail('disk-full')) : write.call(this, work);
  } as Store['write'];
  await assert.rejects(migrate(fresh, old.url), (error) => {
    assert.ok(storeFailures.is(error, 'disk-full') || /the disk is full/.test(String(error)), String(error));
    return true;
  });
  store.write = write;
  assert.equal(await upstreamOf(fresh), undefined);
  assert.equal(fresh.todoku.catalog.snapshot.stats().revisions, 0);
  await migrate(fresh, old.url);
  assert.equal((await store.deployments()).length, 3);
});

test('without room for the files it waits as a replica, and running it again completes it', async (t) => {
  const fresh = await site(t);
  await setUpstream(fresh, MICROSOFT);
  const old = await wsus(t, oldWorld(fresh.clock));
  const { content } = fresh.todoku;
  const room = content.room.bind(content);
  content.room = async () => ({ freeBytes: 0 });
  await assert.rejects(migrate(fresh, old.url), (error) => {
    assert.ok(error instanceof Failure);
    assert.equal(error.code, 'jobs/migration-files-wait');
    assert.match(error.detail ?? '', /\d files: the disk is full/);
    return true;
  });
  assert.equal((await upstreamOf(fresh))?.mode, 'replica');
  content.room = room;
  const { files, approvals } = await migrate(fresh, old.url);
  assert.ok(files.files > 0);
  assert.equal(approvals, 3);
  assert.deepEqual(await upstreamOf(fresh), MICROSOFT);
});

test('with --no-content it goes on without the files, and a closed bandwidth window is said', async (t) => {
  const fresh = await site(t);
  const old = await wsus(t, oldWorld(fresh.clock));
  await fresh.todoku.store.write((tx) => tx.setSetting(CONTENT_POLICY, { bytesPerSecond: 0 }));
  await assert.rejects(migrate(fresh, old.url), /no bandwidth is allowed now/);
  const { files } = await migrate(fresh, old.url, { content: false });
  assert.equal(files.files, 0);
  assert.equal(await upstreamOf(fresh), undefined);
});

test('whoever ends it loses nothing: before the approvals came all is as before, after that it goes on', async (t) => {
  const fresh = await site(t);
  await setUpstream(fresh, MICROSOFT);
  const old = await wsus(t, oldWorld(fresh.clock));
  for (const operation of ['GetUpdateData', 'GetDeployments', 'Content'] as const) {
    const ending = new AbortController();
    const end = {
      on: operation,
      send: () => {
        ending.abort(new Error('ended by a person'));
      },
    };
    old.faults.add(operation === 'GetUpdateData' ? onCall(1, end) : firstCalls(1, end));
    const ended = operation === 'Content' ? /ended by a person/ : /nothing here was changed/;
    await assert.rejects(migrate(fresh, old.url, { signal: ending.signal }), ended);
    old.faults.clear();
    assert.equal((await upstreamOf(fresh))?.url, operation === 'Content' ? old.url : MICROSOFT.url);
  }
  old.forgetCalls();
  await migrate(fresh, old.url);
  assert.equal(old.callsOf('GetUpdateData').length, 0, 'what came was kept');
  assert.deepEqual(await upstreamOf(fresh), MICROSOFT);
  assert.equal((await fresh.todoku.store.deployments()).length, 3);
});

test('approvals of this server end, and that is said; a replica is not migrated, nor is anything twice at once', async (t) => {
  const fresh = await site(t);
  await importRevisions(fresh.todoku, CATALOG.documents, 'test');
  const updateId = CATALOG.updates[2]!.updateId as UpdateId;
  await approve(fresh.todoku, { updateId, groupId: ALL_COMPUTERS, action: 'Install' }, 'test');
  const old = await wsus(t, oldWorld(fresh.clock));
  const [one, two] = await Promise.allSettled([migrate(fresh, old.url), migrate(fresh, old.url)]);
  assert.equal(two?.status, 'rejected');
  assert.equal(one?.status, 'fulfilled');
  const ended = one.value.left.find(({ code }) => code === 'jobs/own-approvals-ended');
  assert.equal(ended?.detail, '1 approvals');
  await setUpstream(fresh, { ...MICROSOFT, kind: 'server', url: 'http://above', mode: 'replica' });
  await assert.rejects(migrate(fresh, old.url), /is a replica of another server/);
});

test('a process that is killed in the middle is completed by running the command again', async (t) => {
  const folder = temporaryFolder('migrate');
  const data = join(folder, 'data');
  const old = await wsus(t, oldWorld(manualClock(Date.now())));
  for (const operation of ['GetUpdateData', 'GetDeployments', 'Content'] as const) {
    const server = await startTodoku(data);
    t.after(() => server.stop());
    const { pid } = JSON.parse(await readFile(join(data, 'run.json'), 'utf8')) as { pid: number };
    // Nobody but the command synchronises: a run that a start catches up on would be killed in its place.
    await server.command('sync', 'schedule', '--manual');
    // The process is one of this test's own.
    const kill = { on: operation, send: () => void process.kill(pid, 'SIGKILL') };
    old.faults.add(operation === 'GetUpdateData' ? onCall(1, kill) : firstCalls(1, kill));
    await assert.rejects(server.command('migrate', '--from', old.url));
    await server.stop();
    old.faults.clear();
  }
  const server = await startTodoku(data);
  t.after(() => server.stop());
  const { revisions, approvals, groups, files } = (await server.command(
    'migrate',
    '--from',
    old.url,
  )) as Migrated;
  assert.deepEqual([revisions, approvals, groups], [old.world.live.newestRevisions().length, 3, 2]);
  assert.ok(files.files > 0);
  assert.deepEqual(await server.command('upstream', 'show'), {});
  const updateId = CATALOG.updates[2]?.updateId ?? '';
  await server.command('updates', 'approve', updateId, '--group', 'Sites', '--action', 'install');
});
