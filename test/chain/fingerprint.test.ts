import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { openTodoku, type Todoku } from '#app';
import { nullLog } from '#base';
import { temporaryFolder } from '#base/fixture';
import { approve, createGroup, decline, deleteGroup, renameGroup, undecline } from '#changes';
import { ALL_COMPUTERS, type GroupId } from '#update';
import { importAll, software, updateId } from '../server/documents.ts';
import { configOf } from './data.ts';
import { difference, fingerprint } from './fingerprint.ts';

const DEADLINE = Date.UTC(2027, 0, 1);

async function opened(t: TestContext): Promise<Todoku> {
  const todoku = await openTodoku(configOf(temporaryFolder('fingerprint')), { log: nullLog });
  t.after(() => todoku.close());
  return todoku;
}

function groupNamed({ catalog }: Todoku, name: string): GroupId {
  return catalog.snapshot.groups().find((group) => group.name === name)!.id;
}

/** Two updates that are approved, one that is declined, two groups. */
async function fill(todoku: Todoku, order: readonly number[]): Promise<void> {
  const withLicence = software({ id: 4 }).replace('UpdateType=', `EulaID="${updateId(40)}" UpdateType=`);
  const documents = order.map((id) => (id === 4 ? withLicence : software({ id })));
  await importAll(todoku, documents);
  const outer = await createGroup(todoku, { name: order[0] === 1 ? 'Outer' : 'First' }, 'test');
  await createGroup(todoku, { name: 'Inner', parentId: outer.id }, 'test');
  if (outer.name === 'First') await renameGroup(todoku, outer.id, 'Outer', 'test');
  const inner = groupNamed(todoku, 'Inner');
  for (const id of order.filter((each) => each === 1 || each === 2)) {
    const deadline = id === 1 ? { deadline: DEADLINE } : {};
    await approve(todoku, { updateId: updateId(id), groupId: inner, action: 'Install', ...deadline }, 'test');
  }
  await approve(
    todoku,
    { updateId: updateId(4), groupId: ALL_COMPUTERS, action: 'Install', acceptEula: true },
    'test',
  );
  await decline(todoku, [updateId(3)], 'test');
}

test('two servers that say the same have the same fingerprint, in whatever order it came about', async (t) => {
  const [one, other] = [await opened(t), await opened(t)];
  await fill(one, [1, 2, 3, 4]);
  // Older revisions that the other one never had, and decisions that were taken back.
  await importAll(other, [software({ id: 2, revision: 99 })]);
  await fill(other, [4, 3, 2, 1]);
  await decline(other, [updateId(2)], 'test');
  await undecline(other, [updateId(2)], 'test');
  const inner = groupNamed(other, 'Inner');
  await approve(other, { updateId: updateId(2), groupId: inner, action: 'Install' }, 'somebody else');
  const [left, right] = [await fingerprint(one.store), await fingerprint(other.store)];
  assert.equal(left, right);
  assert.match(
    left,
    /^approval \S+1 Install until 2027-01-01T00:00:00.000Z for "All Computers"\/"Outer"\/"Inner"$/m,
  );
  assert.equal(difference(left, right), '+0\n  -0');
});

test('every single difference shows', async (t) => {
  const server = await opened(t);
  await fill(server, [1, 2, 3, 4]);
  const inner = groupNamed(server, 'Inner');
  const edits: readonly (() => Promise<unknown>)[] = [
    () => importAll(server, [software({ id: 5 })]),
    () => importAll(server, [software({ id: 1, revision: 101 })]),
    () => approve(server, { updateId: updateId(5), groupId: inner, action: 'Install' }, 'test'),
    () => approve(server, { updateId: updateId(5), groupId: inner, action: 'OptionalInstall' }, 'test'),
    () =>
      approve(
        server,
        { updateId: updateId(1), groupId: inner, action: 'Install', deadline: DEADLINE + 1 },
        'test',
      ),
    () => approve(server, { updateId: updateId(2), groupId: inner, action: 'NotApproved' }, 'test'),
    () => approve(server, { updateId: updateId(4), groupId: ALL_COMPUTERS, action: 'NotApproved' }, 'test'),
    () => decline(server, [updateId(5)], 'test'),
    () => undecline(server, [updateId(3)], 'test'),
    () => createGroup(server, { name: 'Third' }, 'test'),
    () => renameGroup(server, inner, 'Innermost', 'test'),
    () => deleteGroup(server, inner, 'test'),
    () => server.store.write((tx) => tx.acceptEulas([updateId(41)])),
  ];
  const seen = new Set([await fingerprint(server.store)]);
  for (const [index, edit] of edits.entries()) {
    await edit();
    const now = await fingerprint(server.store);
    assert.ok(!seen.has(now), `edit ${index} shows nowhere`);
    seen.add(now);
  }
});

test('what waits for its generation, and approvals of withdrawn updates, do not show', async (t) => {
  const server = await opened(t);
  await fill(server, [1, 2, 3, 4]);
  const withdrawn = software({ id: 4, revision: 101 }).replace('"Published"', '"Expired"');
  await importAll(server, [withdrawn]);
  assert.doesNotMatch(await fingerprint(server.store), new RegExp(`approval ${updateId(4)}`));
  assert.equal((await server.store.deploymentsOf(updateId(4))).length, 1);
});
