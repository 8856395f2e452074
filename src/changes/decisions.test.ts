import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOTHING_KNOWN, type ScanQuery } from '#catalog';
import { ALL_COMPUTERS, UNASSIGNED_COMPUTERS } from '#update';
import { acceptEula } from './accept-eula.ts';
import { approveMany } from './approve-many.ts';
import { createGroup } from './create-group.ts';
import { decline } from './decline.ts';
import { deleteGroup } from './delete-group.ts';
import { changesFailures } from './failures.ts';
import {
  approveSample,
  emptyServer,
  type Fixture,
  importSamples,
  offeredAction,
  updateIdOf,
} from './fixture.ts';
import { hold } from './hold.ts';
import { release, releaseDue } from './release.ts';
import { undecline } from './undecline.ts';
import { undo } from './undo.ts';

const ALICE = 'user:alice';
const DAY = 86_400_000;

const failsWith = (code: Parameters<typeof changesFailures.is>[1]) => (error: unknown) =>
  changesFailures.is(error, code);

async function verbsOf(server: Fixture, number: number): Promise<readonly string[]> {
  return (await server.store.decisionsOf(updateIdOf(number))).map(({ verb }) => verb);
}

async function newestOf(server: Fixture, number: number): Promise<number> {
  return (await server.store.decisionsOf(updateIdOf(number)))[0]!.id;
}

// More of them are decided in another thread.
for (const groups of [2, 20]) {
  test(`${5 * groups} approvals are one change, and a bad one stops none of the others`, async (t) => {
    const server = await emptyServer(t);
    await importSamples(server, { id: 1 }, { id: 2, isExpired: true }, { id: 3, eulaId: 'terms' }, { id: 4 });
    const groupIds = [ALL_COMPUTERS];
    for (let number = 1; number < groups; number++) {
      groupIds.push((await createGroup(server, { name: `Pilots ${number}` }, ALICE)).id);
    }
    await decline(server, [updateIdOf(4)], ALICE);
    const [sequence, deltas] = [await server.store.sequence(), server.deltas.length];
    const approvals = [1, 2, 3, 4, 9].flatMap((number) =>
      groupIds.map((groupId) => ({ updateId: updateIdOf(number), groupId, action: 'Install' as const })),
    );
    const outcomes = await approveMany(server, approvals, ALICE);
    assert.deepEqual(
      outcomes.map(({ outcome, failure }) => failure?.code ?? outcome),
      ['approved', 'changes/expired', 'awaits-eula', 'changes/declined', 'changes/unknown-update'].flatMap(
        (what) => groupIds.map(() => what),
      ),
    );
    const refused = outcomes[groups]!.failure;
    assert.ok(changesFailures.is(refused, 'expired') && refused.hint !== '' && refused.subject !== undefined);
    assert.equal(await server.store.sequence(), sequence + 1);
    assert.equal(server.deltas.length, deltas + 1);
    assert.equal(offeredAction(server, 1), 'Install');
    assert.deepEqual(
      await verbsOf(server, 1),
      groupIds.map(() => 'approve'),
    );
    const again = await approveMany(server, approvals.slice(0, groups), ALICE);
    assert.deepEqual(new Set(again.map(({ outcome }) => outcome)), new Set(['unchanged']));
  });
}

test('what waits for licence terms goes through once they are accepted, in the name of who wanted it', async (t) => {
  let server = await emptyServer(t);
  await importSamples(server, { id: 1, eulaId: 'terms' }, { id: 2, eulaId: 'terms' });
  const wanted = (number: number) => ({
    updateId: updateIdOf(number),
    groupId: ALL_COMPUTERS,
    action: 'Install' as const,
    rule: '7',
  });
  await approveMany(server, [wanted(1), wanted(2)], 'rule:7');
  assert.equal(offeredAction(server, 1), 'PreDeploymentCheck');
  server = await server.restart();
  await decline(server, [updateIdOf(2)], ALICE);
  assert.equal((await server.store.awaitedEulas()).length, 1, 'nothing declined waits');
  const outcomes = await acceptEula(server, 'terms', ALICE);
  assert.deepEqual(
    outcomes.map(({ outcome }) => outcome),
    ['approved'],
  );
  const inForce = await server.store.deploymentsOf(updateIdOf(1));
  assert.deepEqual(
    inForce.map(({ author, rule }) => [author, rule]),
    [['rule:7', '7']],
  );
  assert.equal(offeredAction(server, 1), 'Install');
  assert.deepEqual(await server.store.awaitedEulas(), []);
  assert.equal((await approveMany(server, [wanted(1)], ALICE))[0]?.outcome, 'unchanged');
});

test('a later decision of a person takes the place of what waits for that group', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1, eulaId: 'terms', canUninstall: true });
  const wanted = { updateId: updateIdOf(1), groupId: UNASSIGNED_COMPUTERS, action: 'Install' as const };
  await approveMany(server, [wanted], 'rule:7');
  await approveSample(server, 1, { action: 'NotApproved' });
  assert.deepEqual(await server.store.awaitedEulas(), []);
  assert.deepEqual(await acceptEula(server, 'terms', ALICE), []);
  assert.equal(offeredAction(server, 1), 'PreDeploymentCheck');
});

test('a held update counts as not approved until its time is over, also after a restart', async (t) => {
  let server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  await approveSample(server, 1);
  assert.deepEqual(await hold(server, { updateIds: [updateIdOf(1)], reason: 'printers' }, ALICE), [
    updateIdOf(1),
  ]);
  assert.equal(offeredAction(server, 1), 'PreDeploymentCheck');
  server = await server.restart();
  assert.equal(offeredAction(server, 1), 'PreDeploymentCheck');
  assert.deepEqual(await releaseDue(server), []);
  server.clock.advance(30 * DAY - 1);
  assert.deepEqual(await releaseDue(server), []);
  server.clock.advance(1);
  assert.deepEqual(await releaseDue(server), [updateIdOf(1)]);
  assert.equal(offeredAction(server, 1), 'Install');
  assert.deepEqual(await verbsOf(server, 1), ['release', 'hold', 'approve']);
  assert.equal(offeredAction(await server.restart(), 1), 'Install');
});

test('a client that knows the approval is told of the hold and of its end', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  await approveSample(server, 1);
  const id = server.catalog.snapshot.liveRevision(updateIdOf(1))!;
  let known = NOTHING_KNOWN;
  const scan = () => {
    const query: ScanQuery = {
      groupIds: [UNASSIGNED_COMPUTERS],
      installedNonLeaf: Int32Array.of(),
      otherCached: known === NOTHING_KNOWN ? Int32Array.of() : Int32Array.of(id),
      known,
      filterCategories: [],
      needTwoGroupOutOfScope: false,
      page: { count: 100, bytes: 1e9 },
    };
    const result = server.catalog.snapshot.scan(query);
    known = result.known;
    const explanation = server.catalog.snapshot.explain(id, query);
    const isHeld = 'held' in explanation;
    return [...result.newUpdates, ...result.changed].map(
      ({ deployment }) => `${deployment.action} ${isHeld}`,
    );
  };
  assert.deepEqual(scan(), ['Install false']);
  assert.deepEqual(scan(), []);
  await hold(server, { updateIds: [updateIdOf(1)] }, ALICE);
  assert.deepEqual(scan(), ['PreDeploymentCheck true']);
  assert.deepEqual(scan(), []);
  await release(server, [updateIdOf(1)], ALICE);
  assert.deepEqual(scan(), ['Install false']);
});

test('a hold must end in the future, and the same hold again changes nothing', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  const until = server.clock.now() + DAY;
  await assert.rejects(
    hold(server, { updateIds: [updateIdOf(1)], until: until - DAY }, ALICE),
    failsWith('bad-hold-end'),
  );
  await hold(server, { updateIds: [updateIdOf(1)], until }, ALICE);
  assert.deepEqual(await hold(server, { updateIds: [updateIdOf(1)], until }, ALICE), []);
  assert.deepEqual(await release(server, [updateIdOf(1)], ALICE), [updateIdOf(1)]);
  assert.deepEqual(await release(server, [updateIdOf(1)], ALICE), []);
});

test('undoing a decline brings back the approvals that it ended, with their deadlines', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  const pilots = await createGroup(server, { name: 'Pilots' }, ALICE);
  const gone = await createGroup(server, { name: 'Gone' }, ALICE);
  await approveSample(server, 1, { deadline: 5 * DAY });
  await approveSample(server, 1, { groupId: pilots.id, action: 'OptionalInstall' });
  await approveSample(server, 1, { groupId: gone.id });
  await decline(server, [updateIdOf(1)], ALICE, { reason: 'a mistake' });
  await deleteGroup(server, gone.id, ALICE);
  const decision = await newestOf(server, 1);
  const { deployments, lost } = await undo(server, decision, 'user:bob');
  assert.deepEqual(
    deployments.map(({ action, deadline, author }) => [action, deadline, author]),
    [
      ['Install', 5 * DAY, 'cli:tester'],
      ['OptionalInstall', undefined, 'cli:tester'],
    ],
  );
  assert.deepEqual(lost, [gone.id]);
  assert.equal(offeredAction(server, 1), 'Install');
  assert.equal(offeredAction(server, 1, [pilots.id]), 'OptionalInstall');
  await assert.rejects(undo(server, decision, ALICE), failsWith('already-undone'));
  const declined = (await server.store.decision(decision))!;
  assert.equal(declined.undone?.by, 'user:bob');
  assert.equal(declined.reason, 'a mistake');
});

test('an approval is undone to the one before it, and the undoing can be undone', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  await approveSample(server, 1, { deadline: 5 * DAY });
  await approveSample(server, 1, { action: 'NotApproved' });
  const { decision } = await undo(server, await newestOf(server, 1), ALICE);
  const inForce = async () =>
    (await server.store.deploymentsOf(updateIdOf(1))).map(({ action, deadline }) => [action, deadline]);
  assert.deepEqual(await inForce(), [['Install', 5 * DAY]]);
  await undo(server, decision.id, ALICE);
  assert.deepEqual(await inForce(), [['NotApproved', undefined]]);
  assert.deepEqual(await verbsOf(server, 1), ['undo', 'undo', 'not-approved', 'approve']);
});

test('what was decided since then is not overwritten by an undo', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  await approveSample(server, 1);
  const first = await newestOf(server, 1);
  await approveSample(server, 1, { deadline: DAY });
  await assert.rejects(undo(server, first, ALICE), failsWith('newer-decision'));
  await undo(server, await newestOf(server, 1), ALICE);
  await undo(server, first, ALICE);
  assert.deepEqual(await server.store.deploymentsOf(updateIdOf(1)), []);
  await assert.rejects(undo(server, 999, ALICE), failsWith('unknown-decision'));
});

test('holds and their ends are undone', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 });
  await approveSample(server, 1);
  await hold(server, { updateIds: [updateIdOf(1)] }, ALICE);
  await undo(server, await newestOf(server, 1), ALICE);
  assert.equal(offeredAction(server, 1), 'Install');
  await hold(server, { updateIds: [updateIdOf(1)] }, ALICE);
  await release(server, [updateIdOf(1)], ALICE);
  const released = await newestOf(server, 1);
  await undo(server, released, ALICE);
  assert.equal(offeredAction(server, 1), 'PreDeploymentCheck');
  server.clock.advance(31 * DAY);
  assert.deepEqual(await releaseDue(server), [updateIdOf(1)]);
});

test('persons and rules are told apart by the last decision of each scope', async (t) => {
  const server = await emptyServer(t);
  await importSamples(server, { id: 1 }, { id: 2 });
  await approveSample(server, 1);
  await decline(server, [updateIdOf(2)], 'rule:7', { rule: '7' });
  const decided = async () => await server.store.personDecisions([updateIdOf(1), updateIdOf(2)]);
  assert.deepEqual(await decided(), new Map([[updateIdOf(1), new Set([UNASSIGNED_COMPUTERS])]]));
  await undecline(server, [updateIdOf(2)], ALICE);
  assert.deepEqual((await decided()).get(updateIdOf(2)), new Set(['server']));
});
