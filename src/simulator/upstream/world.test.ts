import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manualClock } from '#base';
import { readAnchor } from './anchors.ts';
import { START } from './fixture.ts';
import { UpstreamWorld } from './world.ts';

test('the world of an earlier time has nothing of what came later, and its anchors are of that time', () => {
  const clock = manualClock(START);
  const world = UpstreamWorld.withSamples(clock);
  const [first] = world.live.newestRevisions();
  clock.advance(60_000);
  const then = world.tick();
  clock.advance(60_000);
  const revised = world.revise(first!.updateId);
  world.decline(first!.updateId);
  const group = world.addGroup('Pilot');
  world.approve({ updateId: first!.updateId, groupId: group, action: 0 });
  assert.equal(world.live.newest(first!.updateId)?.revisionNumber, revised.revisionNumber);
  const earlier = world.atTime(then);
  assert.equal(earlier.newest(first!.updateId)?.revisionNumber, first!.revisionNumber);
  assert.equal(earlier.revision(revised), undefined);
  assert.deepEqual(earlier.declined, []);
  assert.equal(earlier.groups.length, 2);
  assert.equal(readAnchor(earlier.anchor())?.time, then);
  assert.ok((readAnchor(earlier.withAnchorsOf(world.live).anchor())?.time ?? 0) > then);
});

test('an approval takes the place of the one before, which is dead from then on', () => {
  const world = UpstreamWorld.withSamples(manualClock(START));
  const [first] = world.live.newestRevisions();
  const groupId = world.addGroup('Pilot');
  const before = world.tick();
  const one = world.approve({ updateId: first!.updateId, groupId, action: 0 });
  const between = world.tick();
  const other = world.approve({ updateId: first!.updateId, groupId, action: 1 });
  const after = world.tick();
  assert.deepEqual(
    world.live.deploymentsAdded(before, after).map(({ guid }) => guid),
    [other],
  );
  assert.deepEqual(world.live.deploymentsEnded(between, after), [one]);
  assert.deepEqual(
    world
      .atTime(between)
      .deploymentsAdded(before, after)
      .map(({ guid }) => guid),
    [one],
  );
});

test('a withdrawn update is a revision that says so, and a fork changes nothing of its origin', () => {
  const world = UpstreamWorld.withSamples(manualClock(START));
  const victim = world.live
    .newestRevisions()
    .find(({ kind, bytes }) => kind === 'update' && bytes.includes('"Published"'))!;
  const fork = world.fork();
  const expired = fork.expire(victim.updateId);
  assert.equal(expired.revisionNumber, victim.revisionNumber + 1);
  assert.ok(fork.live.newest(victim.updateId)?.bytes.includes('PublicationState="Expired"'));
  assert.equal(world.live.newest(victim.updateId)?.revisionNumber, victim.revisionNumber);
});

test('a world of 20,000 revisions is there at once', () => {
  const world = UpstreamWorld.withCatalog({ revisions: 20_000, seed: 1 }, manualClock(START));
  assert.ok(world.live.newestRevisions().length > 18_000);
});
