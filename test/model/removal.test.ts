import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildCatalog, type Catalog, NOTHING_KNOWN } from '#catalog';
import { type RevisionId, UNASSIGNED_COMPUTERS } from '#update';
import { Random } from './random.ts';
import { groupId, World } from './world.ts';

const CATALOGS = 120;
const GROUPS = [[UNASSIGNED_COMPUTERS], [groupId(1)], [groupId(2), groupId(3)]];

function build(world: World): Promise<Catalog> {
  return buildCatalog({
    sequence: world.sequence,
    records: (async function* () {
      yield* world.records;
    })(),
    declines: [...world.declines].map(([updateId, decline]) => ({ updateId, ...decline })),
    deployments: world.deployments(),
    endedDeployments: world.ended(),
    holds: [...world.holds].map(([updateId, hold]) => ({ updateId, ...hold })),
    groups: world.groups,
  });
}

/** Everything that machines and servers below could be told by a catalog. */
function told(catalog: Catalog, installed: readonly number[], held: readonly number[]) {
  const { snapshot } = catalog;
  const scans = GROUPS.map((groupIds) => {
    const { known: _, ...result } = snapshot.scan({
      groupIds,
      installedNonLeaf: Int32Array.from(installed),
      otherCached: Int32Array.from(held),
      known: NOTHING_KNOWN,
      filterCategories: [],
      needTwoGroupOutOfScope: false,
      page: { count: 10_000, bytes: 1e9 },
    });
    return { ...result, newUpdates: result.newUpdates.toSorted((one, other) => one.id - other.id) };
  });
  const { bytes: _, updates: __, ...stats } = snapshot.stats();
  return {
    scans,
    lists: [snapshot.list({ kind: 'config' }), snapshot.list({ kind: 'updates' })],
    categories: snapshot.categories().toSorted((one, other) => one.id - other.id),
    incomplete: snapshot.incomplete(),
    stats,
  };
}

/** Revisions that nobody is offered for their own sake: of declined and withdrawn updates, and older ones. */
function unwanted(world: World, catalog: Catalog, random: Random): RevisionId[] {
  return world.records
    .filter(({ id, updateId }) => {
      const live = catalog.snapshot.liveRevision(updateId);
      return live === undefined || id < live;
    })
    .filter(() => random.chance(0.8))
    .map(({ id }) => id);
}

test(`what is removed leaves the catalog as if it had never been there, in ${CATALOGS} random ones`, async () => {
  let removed = 0;
  let kept = 0;
  for (let seed = 1; seed <= CATALOGS; seed++) {
    const random = new Random(seed * 101);
    const world = new World(random);
    const catalog = await build(world);
    for (let round = 0; round < 3; round++) {
      catalog.apply(world.import(10 + random.below(20)));
      for (let changes = random.below(10); changes > 0; changes--) catalog.apply(world.change());
      const all = world.records.map(({ id }) => id);
      const wanted = unwanted(world, catalog, random);
      const { portions, held: staying, unheld } = catalog.snapshot.removable(wanted);
      const going = new Set<number>(portions.flat());
      kept += staying.size;
      // A machine that still names what went as installed asks what depends on it anew.
      const installed = all.filter((id) => id % 3 === 0 && !going.has(id));
      const held = all.filter((id) => id % 3 !== 0 || going.has(id));
      const before = told(catalog, installed, []);
      for (const id of wanted)
        assert.ok(going.has(id) !== staying.has(id), `seed ${seed}: revision ${id} goes or stays`);
      for (const id of going) assert.ok(wanted.includes(id as RevisionId) || unheld.has(id as RevisionId));
      for (const portion of portions) {
        const where = `seed ${seed}, round ${round}, revisions ${portion}`;
        const incomplete = new Set<number>(catalog.snapshot.incomplete().map(({ id }) => id));
        world.sequence++;
        catalog.apply({ sequence: world.sequence, removedRevisions: portion });
        world.forget(portion);
        removed += portion.length;
        const fresh = await build(world);
        assert.deepEqual(told(catalog, installed, held), told(fresh, installed, held), where);
        for (const { id } of catalog.snapshot.incomplete())
          assert.ok(incomplete.has(id), `${where}: ${id} lacks something`);
        for (const { outOfScope } of told(catalog, installed, held).scans)
          for (const id of portion) assert.ok(outOfScope.includes(id), `${where}: ${id} is to be forgotten`);
      }
      assert.deepEqual(
        told(catalog, installed, []).scans.map(({ newUpdates }) => newUpdates.map(({ id }) => id)),
        before.scans.map(({ newUpdates }) => newUpdates.map(({ id }) => id)),
        `seed ${seed}: machines are offered what they were offered before`,
      );
    }
  }
  assert.ok(removed > 500 && kept > 50, `${removed} removed, ${kept} kept`);
});
