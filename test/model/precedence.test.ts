import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildCatalog } from '#catalog';
import type { Deployment, GroupId, UpdateId } from '#update';
import { Random } from './random.ts';
import { World } from './world.ts';

const WORLDS = 1500;

/** WSUS's order said once more: every decision with its rank, the best first. */
function ranked(world: World, update: UpdateId, groups: readonly GroupId[]): readonly Deployment[] {
  const strength = ['Install', 'OptionalInstall', 'Uninstall', 'NotApproved'];
  const pathOf = (id: GroupId): GroupId[] => {
    const parentId = world.groups.find((group) => group.id === id)?.parentId;
    return parentId === undefined ? [id] : [id, ...pathOf(parentId)];
  };
  const followed = groups.flatMap((id) => {
    const deployment = pathOf(id)
      .map((at) => world.decisions.get(`${update} ${at}`)?.deployment)
      .find((found) => found !== undefined);
    return deployment === undefined ? [] : [deployment];
  });
  const rank = ({ groupId, action, deadline, id }: Deployment): readonly number[] => [
    -pathOf(groupId).length,
    strength.indexOf(action),
    deadline ?? Number.MAX_SAFE_INTEGER,
    id,
  ];
  return [...new Set(followed)].toSorted((one, other) => {
    const [a, b] = [rank(one), rank(other)];
    const index = a.findIndex((value, at) => value !== b[at]);
    return index < 0 ? 0 : a[index]! - b[index]!;
  });
}

test(`which decision counts is what WSUS's order says, and every other one has its reason, in ${WORLDS} random worlds`, async () => {
  const reasons = new Set<string>();
  for (let seed = 1; seed <= WORLDS; seed++) {
    const random = new Random(seed);
    const world = new World(random);
    const empty: readonly never[] = [];
    const catalog = await buildCatalog({
      sequence: 0,
      records: (async function* () {})(),
      declines: empty,
      deployments: empty,
      endedDeployments: empty,
      groups: world.groups,
    });
    catalog.apply(world.import(3));
    for (let step = 0; step < 40; step++) catalog.apply(world.change());
    for (const update of world.updates) {
      const groups = random.some(
        world.groups.map(({ id }) => id),
        3,
      );
      const { winner, losers } = catalog.snapshot.explainDecision(groups, update);
      const expected = ranked(world, update, groups);
      assert.deepEqual(winner, expected[0], `world ${seed}`);
      for (const { deployment, why, against } of losers) {
        reasons.add(why);
        assert.notEqual(deployment.id, winner?.id);
        if (why !== 'nearer-group') assert.equal(against.id, winner?.id);
      }
      const compared = losers
        .filter(({ why }) => why !== 'nearer-group')
        .map(({ deployment }) => deployment.id);
      assert.deepEqual(
        compared.toSorted((a, b) => a - b),
        expected
          .slice(1)
          .map(({ id }) => id)
          .toSorted((a, b) => a - b),
        `world ${seed}: each decision that a group follows and that does not count`,
      );
    }
  }
  assert.deepEqual([...reasons].toSorted(), [
    'deeper-group',
    'earlier-deadline',
    'has-deadline',
    'nearer-group',
    'older-decision',
    'stronger-action',
  ]);
});
