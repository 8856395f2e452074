import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  buildCatalog,
  type Catalog,
  type ClientKnowledge,
  NOTHING_KNOWN,
  type Offer,
  type ScanResult,
} from '#catalog';
import { type GroupId, type RevisionId, UNASSIGNED_COMPUTERS, type UpdateId } from '#update';
import { Oracle, type Truth } from './oracle.ts';
import { Random } from './random.ts';
import { groupId, World } from './world.ts';

/** Raise it for a longer search: TODOKU_MODEL_CATALOGS=20000 node --test test/model */
const CATALOGS = Number(process.env['TODOKU_MODEL_CATALOGS'] ?? 1500);

/** A client that believes what it is told, and decides by a hidden coin which updates it has installed. */
class Client {
  readonly cache = new Map<number, Offer>();
  readonly #hasInstalled: (id: number) => boolean;
  groups: readonly GroupId[];
  /** Of regular scans, and of category scans, which tell nothing about what is held outside them. */
  readonly known: { regular: ClientKnowledge; category: ClientKnowledge } = {
    regular: NOTHING_KNOWN,
    category: NOTHING_KNOWN,
  };

  constructor(groups: readonly GroupId[], hasInstalled: (id: number) => boolean) {
    this.groups = groups;
    this.#hasInstalled = hasInstalled;
  }

  installed(): number[] {
    return [...this.cache.values()]
      .filter((offer) => !offer.isLeaf && this.#hasInstalled(offer.id))
      .map((offer) => offer.id);
  }

  /** One call; true when the client has to go on (MS-WUSP 3.1.5.7). */
  call(
    catalog: Catalog,
    page: { count: number; bytes: number },
    filter: readonly UpdateId[] = [],
  ): ScanResult {
    const kind = filter.length === 0 ? 'regular' : 'category';
    const installed = new Set(this.installed());
    const result = catalog.snapshot.scan({
      groupIds: this.groups,
      installedNonLeaf: Int32Array.from(installed),
      otherCached: Int32Array.from([...this.cache.keys()].filter((id) => !installed.has(id))),
      known: this.known[kind],
      filterCategories: filter,
      needTwoGroupOutOfScope: true,
      page,
    });
    for (const id of [...result.outOfScope, ...result.deployedOutOfScope]) this.cache.delete(id);
    for (const offer of result.changed) this.cache.set(offer.id, offer);
    for (const offer of result.newUpdates) {
      assert.ok(!this.cache.has(offer.id), 'a new update is not one that the client holds');
      this.cache.set(offer.id, offer);
    }
    this.known[kind] = result.known;
    return result;
  }

  /**
   * Scans until nothing moves. What a client is told to forget it may have named as installed in the same call, so
   * that what depends on it goes in the next scan only: the protocol's own way.
   */
  settle(catalog: Catalog, page: { count: number; bytes: number }, filter: readonly UpdateId[] = []): void {
    for (let scans = 0; scans < 10; scans++) {
      const before = [...this.cache.keys()].sort().join();
      this.scan(catalog, page, filter);
      if ([...this.cache.keys()].sort().join() === before) return;
    }
    assert.fail('the cache did not settle within 10 scans');
  }

  scan(catalog: Catalog, page: { count: number; bytes: number }, filter: readonly UpdateId[] = []): void {
    for (let trip = 0; trip < 200; trip++) {
      const result = this.call(catalog, page, filter);
      if (!result.truncated && !result.newUpdates.some((offer) => !offer.isLeaf)) return;
    }
    assert.fail('the dialogue did not end within 200 trips');
  }
}

function assertHolds(client: Client, needed: ReadonlyMap<number, Truth>, where: string): void {
  assert.deepEqual(
    [...client.cache.keys()].sort((a, b) => a - b),
    [...needed.keys()].sort((a, b) => a - b),
    where,
  );
  for (const [id, truth] of needed) {
    const offer = client.cache.get(id);
    assert.equal(offer?.isLeaf, truth.isLeaf, `${where}: leaf of ${id}`);
    assert.equal(offer?.deployment.action, truth.action, `${where}: action of ${id}`);
    assert.equal(offer?.deployment.deadline, truth.deployment?.deadline, `${where}: deadline of ${id}`);
    if (truth.deployment !== undefined)
      assert.equal(offer?.deployment.id, truth.deployment.id * 2, `${where}: deployment of ${id}`);
  }
}

async function catalogOf(world: World): Promise<Catalog> {
  return await buildCatalog({
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

const GROUPS: readonly (readonly GroupId[])[] = [
  [UNASSIGNED_COMPUTERS],
  [groupId(1)],
  [groupId(2)],
  [groupId(2), groupId(3)],
  [groupId(1), groupId(3)],
];

test(`the index tells clients what the specification says, in ${CATALOGS} random catalogs with changing decisions`, async () => {
  for (let seed = 1; seed <= CATALOGS; seed++) {
    const random = new Random(seed);
    const world = new World(random);
    const catalog = await catalogOf(world);
    catalog.apply(world.import(10 + random.below(25)));
    const coin = random.below(1000);
    const client = new Client(random.pick(GROUPS), (id) => (id * 7919 + coin) % 3 !== 0);
    const page = random.pick([
      { count: 1, bytes: 1e9 },
      { count: 4, bytes: 1500 },
      { count: 200, bytes: 1e9 },
    ]);
    for (let step = 0; step < 6; step++) {
      const where = `seed ${seed}, step ${step}`;
      client.settle(catalog, page);
      assertHolds(client, new Oracle(world).needed(client.groups, new Set(client.installed())), where);
      const again = client.call(catalog, page);
      assert.deepEqual(
        [again.newUpdates, again.changed, again.outOfScope],
        [[], [], []],
        `${where}: nothing is told twice`,
      );
      for (let changes = random.below(4); changes > 0; changes--) catalog.apply(world.change());
      if (random.chance(0.3)) catalog.apply(world.import(1 + random.below(6)));
      if (random.chance(0.2)) client.groups = random.pick(GROUPS);
    }
  }
});

test('an index that is built anew continues the dialogue of the one before', async () => {
  for (let seed = 1; seed <= CATALOGS / 5; seed++) {
    const random = new Random(seed * 31);
    const world = new World(random);
    let catalog = await catalogOf(world);
    catalog.apply(world.import(25));
    const client = new Client(random.pick(GROUPS), (id) => id % 4 !== 0);
    for (let step = 0; step < 4; step++) {
      client.settle(catalog, { count: 7, bytes: 1e9 });
      assertHolds(
        client,
        new Oracle(world).needed(client.groups, new Set(client.installed())),
        `seed ${seed}, step ${step}`,
      );
      for (let changes = random.below(3); changes > 0; changes--) catalog.apply(world.change());
      catalog = await catalogOf(world);
    }
  }
});

test('a category scan holds what is related to the category, and a regular scan after it puts everything right', async () => {
  for (let seed = 1; seed <= CATALOGS / 5; seed++) {
    const random = new Random(seed * 17);
    const world = new World(random);
    const catalog = await catalogOf(world);
    catalog.apply(world.import(30));
    const client = new Client(random.pick(GROUPS), (id) => id % 5 !== 0);
    const category = random.pick(world.updates);
    for (let step = 0; step < 3; step++) {
      client.settle(catalog, { count: 5, bytes: 1e9 }, [category]);
      const filtered = new Oracle(world).needed(client.groups, new Set(client.installed()), [category]);
      assert.deepEqual(
        [...client.cache.keys()].sort((a, b) => a - b),
        [...filtered.keys()].sort((a, b) => a - b),
        `seed ${seed}`,
      );
      client.settle(catalog, { count: 50, bytes: 1e9 });
      assertHolds(
        client,
        new Oracle(world).needed(client.groups, new Set(client.installed())),
        `seed ${seed}, step ${step}`,
      );
      catalog.apply(world.change());
    }
  }
});

test('explain gives the verdict that the scan acts on, for every revision', async () => {
  for (let seed = 1; seed <= CATALOGS / 5; seed++) {
    const random = new Random(seed * 13);
    const world = new World(random);
    const catalog = await catalogOf(world);
    catalog.apply(world.import(30));
    for (let changes = 0; changes < 5; changes++) catalog.apply(world.change());
    const client = new Client(random.pick(GROUPS), (id) => id % 3 !== 0);
    client.settle(catalog, { count: 9, bytes: 1e9 });
    const installed = client.installed();
    const query = {
      groupIds: client.groups,
      installedNonLeaf: Int32Array.from(installed),
      otherCached: Int32Array.from([...client.cache.keys()].filter((id) => !installed.includes(id)).slice(1)),
      known: client.known.regular,
      filterCategories: [],
      needTwoGroupOutOfScope: false,
      page: { count: 200, bytes: 1e9 },
    };
    const result = catalog.snapshot.scan(query);
    const fresh = new Set<number>(result.newUpdates.map((offer) => offer.id));
    for (const record of world.records) {
      const { verdict } = catalog.snapshot.explain(record.id, query);
      assert.equal(
        verdict === 'offered',
        fresh.has(record.id),
        `seed ${seed}, revision ${record.id}: ${verdict}`,
      );
      assert.equal(
        verdict === 'driver-pass',
        record.type === 'Driver' && new Oracle(world).closure().has(record),
        `seed ${seed}: ${verdict}`,
      );
    }
    assert.equal(catalog.snapshot.explain(999_999 as RevisionId, query).verdict, 'unknown-revision');
  }
});
