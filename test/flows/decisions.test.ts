import assert from 'node:assert/strict';
import { test } from 'node:test';
import { approve, hold, importRevisions, releaseDue, setRevisionPolicy } from '#changes';
import type { SimulatedClient } from '#simulator';
import type { RevisionId, UpdateId } from '#update';
import { CATALOG, fill, machine, type Site, site } from './servers.ts';

// What people decide, and what a machine makes of it over a real socket.

const DAY = 86_400_000;

/** The revisions of an update that the machine holds. */
function held({ todoku: { catalog } }: Site, client: SimulatedClient, updateId: UpdateId): readonly number[] {
  return client
    .export()
    .revisions.map(({ id }) => catalog.snapshot.identityOf(id as RevisionId))
    .filter((identity) => identity.updateId === updateId)
    .map(({ revisionNumber }) => revisionNumber);
}

async function scan(client: SimulatedClient) {
  const { scan: result } = await client.cycle({ install: false });
  assert.equal(result.outcome, 'done', String(result.error));
  return result;
}

/** An update that the machine is offered, and the machine. */
async function offered(server: Site, client: SimulatedClient): Promise<UpdateId> {
  await fill(server.todoku);
  const { status } = await scan(client);
  const approved = new Set((await server.todoku.store.deployments()).map(({ updateId }) => updateId));
  const wanted = status.needed.find((id) => approved.has(id as UpdateId));
  assert.ok(wanted !== undefined, 'the machine needs something that is approved');
  return wanted as UpdateId;
}

test('a held update is offered to no machine and still reported on, until the hold ends by itself', async (t) => {
  const server = await site(t);
  const { todoku, clock } = server;
  const client = machine(t, server, 'pc');
  const updateId = await offered(server, client);
  const before = (await scan(client)).offered;
  await hold(todoku, { updateIds: [updateId], until: clock.now() + 7 * DAY }, 'user:alice');
  const waiting = await scan(client);
  assert.equal(waiting.offered, before - 1);
  assert.ok(waiting.status.needed.includes(updateId), 'it is evaluated');
  const [counts] = await todoku.store.statusCounts([updateId]);
  assert.equal(counts?.needed, 1, 'and reported');
  clock.advance(7 * DAY);
  assert.deepEqual(await releaseDue(todoku), [updateId]);
  assert.equal((await scan(client)).offered, before);
  const { installs } = await client.cycle();
  assert.ok(['Installed', 'PendingRestart'].includes(installs.get(updateId) ?? ''));
});

test('a machine keeps the revision that is approved while a newer one waits, and gets that once it is approved', async (t) => {
  const server = await site(t);
  const { todoku } = server;
  const client = machine(t, server, 'pc');
  const updateId = await offered(server, client);
  const [number] = held(server, client, updateId) as [number];
  await setRevisionPolicy(todoku, { approveNew: false }, 'user:alice');
  const document = CATALOG.documents.find(({ identity }) => identity.updateId === updateId)!;
  const text = Buffer.from(document.bytes).toString('utf8');
  const next = text.replace(
    new RegExp(`(UpdateID="${updateId}"\\s+RevisionNumber=")${number}"`, 'i'),
    `$1${number + 1}"`,
  );
  const { imported } = await importRevisions(todoku, [{ name: 'next', bytes: Buffer.from(next) }], 'sync');
  assert.equal(imported[0]?.revisionNumber, number + 1);
  await scan(client);
  assert.deepEqual(held(server, client, updateId), [number]);
  const [deployment] = await todoku.store.deploymentsOf(updateId);
  await approve(todoku, { updateId, groupId: deployment!.groupId, action: 'Install' }, 'user:alice');
  assert.ok((await scan(client)).offered > 0);
  assert.deepEqual(held(server, client, updateId), [number + 1]);
});
