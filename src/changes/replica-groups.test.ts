import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ALL_COMPUTERS, type TargetGroup, UNASSIGNED_COMPUTERS } from '#update';
import { emptyServer, groupIdOf, publishSample } from './fixture.ts';
import { isGroupName } from './group-name.ts';
import { groupsTopDown } from './replica-groups.ts';

const group = (number: number, parent: number | undefined, name = `Group ${number}`): TargetGroup => ({
  id: groupIdOf(number),
  name,
  ...(parent === undefined ? {} : { parentId: parent === 0 ? ALL_COMPUTERS : groupIdOf(parent) }),
});

test('groups come after their parents, whatever order and nonsense they were sent in', () => {
  const parent = fc.option(fc.nat(8), { nil: undefined });
  const sent = fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), parent, fc.string()), { maxLength: 12 });
  fc.assert(
    fc.property(sent, (list) => {
      const groups = groupsTopDown(list.map(([number, below, name]) => group(number, below, name)));
      const seen = new Set<string>([ALL_COMPUTERS]);
      for (const { id, name, parentId } of groups) {
        assert.ok(seen.has(parentId), `${id} before ${parentId}`);
        assert.ok(isGroupName(name), JSON.stringify(name));
        seen.add(id);
      }
      assert.equal(seen.size, new Set(list.map(([number]) => number)).size + 1, 'each is there once');
    }),
  );
});

test('a tree that is sound is kept as it is', () => {
  const sound = [group(1, 0), group(2, 1), group(3, 2), group(4, 0)];
  assert.deepEqual(
    new Set(groupsTopDown(sound.toReversed()).map((each) => JSON.stringify(each))),
    new Set(sound.map((each) => JSON.stringify(each))),
  );
});

test('the built-in groups are neither renamed nor moved, and nothing is below Unassigned Computers', () => {
  const groups = groupsTopDown([
    { id: ALL_COMPUTERS, name: 'x', parentId: groupIdOf(1) },
    { id: UNASSIGNED_COMPUTERS, name: 'y', parentId: groupIdOf(1) },
    { id: groupIdOf(1), name: 'Real', parentId: UNASSIGNED_COMPUTERS },
  ]);
  assert.deepEqual(groups, [{ id: groupIdOf(1), name: 'Real', parentId: ALL_COMPUTERS }]);
});

test('any tree can follow any other', async (t) => {
  const server = await emptyServer(t);
  const tree = fc.uniqueArray(
    fc.tuple(fc.integer({ min: 1, max: 6 }), fc.nat(6), fc.constantFrom('A', 'B', 'C')),
    { selector: ([number]) => number },
  );
  await fc.assert(
    fc.asyncProperty(tree, async (list) => {
      const groups = list.map(([number, parent, name]) => group(number, parent, name));
      await publishSample(server, { groups });
      const expected = groupsTopDown(groups);
      const byId = (one: TargetGroup, other: TargetGroup) => one.id.localeCompare(other.id);
      assert.deepEqual((await server.store.groups()).slice(2).sort(byId), [...expected].sort(byId));
      const shown = server.catalog.snapshot.groups().filter(({ id }) => id.includes('-9000-'));
      assert.deepEqual([...shown].sort(byId), [...expected].sort(byId));
    }),
    { numRuns: 30 },
  );
});
