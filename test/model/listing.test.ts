import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildCatalog, type Catalog, type CatalogDelta, type ListingFilter } from '#catalog';
import {
  ALL_COMPUTERS,
  type CategoryType,
  type IndexRecord,
  type RevisionId,
  type RevisionNumber,
  type UpdateId,
} from '#update';
import { Oracle } from './oracle.ts';
import { Random } from './random.ts';
import { updateId, World } from './world.ts';

const KINDS: readonly (CategoryType | undefined)[] = [
  'Product',
  'UpdateClassification',
  'ProductFamily',
  undefined,
];

/** A world whose categories say what kind they are, and that remembers when each revision became complete. */
class Listed {
  readonly completeSince = new Map<IndexRecord, number>();
  readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  kindOf(id: UpdateId): CategoryType | undefined {
    return KINDS[Number.parseInt(id.slice(-2), 16) % KINDS.length];
  }

  /** The delta as the index is told it. */
  told(delta: CatalogDelta): CatalogDelta {
    const oracle = new Oracle(this.world);
    for (const record of this.world.records) {
      if (!this.completeSince.has(record) && oracle.complete.has(record)) {
        this.completeSince.set(record, delta.sequence);
      }
    }
    return {
      ...delta,
      ...(delta.revisions === undefined
        ? {}
        : { revisions: delta.revisions.map((each) => this.#typed(each)) }),
    };
  }

  records(): IndexRecord[] {
    return this.world.records.map((record) => this.#typed(record));
  }

  #typed(record: IndexRecord): IndexRecord {
    const kind = record.type === 'Category' ? this.kindOf(record.updateId) : undefined;
    return kind === undefined ? record : { ...record, categoryType: kind };
  }

  /** The rules once more, by loops over the facts. */
  list(filter: ListingFilter): string[] {
    const { records } = this.world;
    const newest = records.filter(
      (record) =>
        this.completeSince.has(record) &&
        !records.some(
          (other) =>
            other.updateId === record.updateId &&
            other.revisionNumber > record.revisionNumber &&
            this.completeSince.has(other),
        ),
    );
    const categories = new Map(
      newest.filter(({ type }) => type === 'Category').map((record) => [record.updateId, record]),
    );
    const isBelow = (id: UpdateId, top: UpdateId): boolean => {
      const record = categories.get(id);
      if (id === top) return true;
      if (record === undefined || this.kindOf(id) === 'UpdateClassification') return false;
      return record.prerequisites.some(({ anyOf }) =>
        anyOf.some((parent) => categories.has(parent) && isBelow(parent, top)),
      );
    };
    const listed = new Set<IndexRecord>();
    const add = (record: IndexRecord): void => {
      listed.add(record);
      for (const { updateId: id, revisionNumber } of record.bundles.flatMap(({ anyOf }) => anyOf)) {
        add(
          records.find(
            (each) => each.updateId === id && each.revisionNumber === revisionNumber,
          ) as IndexRecord,
        );
      }
    };
    for (const record of newest) {
      const isConfig = record.type === 'Category' || record.type === 'Detectoid';
      if (isConfig !== (filter.kind === 'config')) continue;
      const changed = (this.completeSince.get(record) ?? 0) > (filter.since ?? 0);
      if (
        filter.kind === 'config' ||
        (filter.categories === undefined && filter.classifications === undefined)
      ) {
        if (changed) add(record);
        continue;
      }
      const named = record.prerequisites.flatMap(({ anyOf }) => anyOf);
      const inCategories = (filter.categories ?? []).filter(({ id }) =>
        named.some((one) => isBelow(one, id)),
      );
      const inClasses = (filter.classifications ?? []).filter(({ id }) => named.includes(id));
      if (inCategories.length === 0 || inClasses.length === 0) continue;
      if (changed || [...inCategories, ...inClasses].some(({ delta }) => !delta)) add(record);
    }
    return [...listed].sort((a, b) => a.id - b.id).map(textOf);
  }
}

function textOf({ updateId: id, revisionNumber }: { updateId: string; revisionNumber: number }): string {
  return `${id} ${revisionNumber}`;
}

function someIds(world: World, random: Random) {
  const categories = world.records.filter(({ type }) => type === 'Category').map(({ updateId: id }) => id);
  return Array.from({ length: random.below(4) }, () => ({
    id: random.chance(0.1) || categories.length === 0 ? updateId(0xffffff) : random.pick(categories),
    delta: random.chance(0.7),
  }));
}

function someFilter(world: World, random: Random): ListingFilter {
  const since = random.chance(0.6) ? { since: random.below(world.sequence + 1) } : {};
  if (random.chance(0.2)) return { kind: 'config', ...since };
  return {
    kind: 'updates',
    ...since,
    ...(random.chance(0.8) ? { categories: someIds(world, random) } : {}),
    ...(random.chance(0.8) ? { classifications: someIds(world, random) } : {}),
  };
}

async function catalogOf(records: readonly IndexRecord[], sequence: number): Promise<Catalog> {
  return buildCatalog({
    sequence,
    records: (async function* () {
      yield* records;
    })(),
    declines: [],
    deployments: [],
    endedDeployments: [],
    groups: [{ id: ALL_COMPUTERS, name: 'All Computers' }],
  });
}

test('a list is what brute force finds, whatever the filter, grown or built anew, and snapshots keep theirs', async () => {
  for (let seed = 1; seed <= 12; seed++) {
    const random = new Random(seed);
    const listed = new Listed(new World(random));
    const { world } = listed;
    const grown = await catalogOf([], 0);
    const kept: (() => void)[] = [];
    for (let round = 0; round < 6; round++) {
      const snapshot = grown.apply(listed.told(world.import(8)));
      const anew = (await catalogOf(listed.records(), world.sequence)).snapshot;
      for (let trial = 0; trial < 8; trial++) {
        const filter = someFilter(world, random);
        const expected = listed.list(filter);
        const where = `seed ${seed} round ${round} ${JSON.stringify(filter)}`;
        assert.deepEqual(snapshot.list(filter).map(textOf), expected, where);
        assert.deepEqual(anew.list(filter).map(textOf), expected, `anew, ${where}`);
        kept.push(() => assert.deepEqual(snapshot.list(filter).map(textOf), expected, `later, ${where}`));
      }
    }
    for (const check of kept) check();
  }
});

function record(id: number, facts: Partial<IndexRecord> & { needs?: readonly number[] } = {}): IndexRecord {
  const { needs = [], ...rest } = facts;
  return {
    id: id as RevisionId,
    updateId: updateId(id),
    revisionNumber: 100 as RevisionNumber,
    type: 'Software',
    explicitlyDeployable: true,
    expired: false,
    drivers: [],
    coreSize: 600,
    importedAt: 0,
    sequence: 1,
    prerequisites: needs.map((each) => ({ anyOf: [updateId(each)], isCategory: true })),
    bundles: [],
    ...rest,
  };
}

const COMPANY = record(1, { type: 'Category', categoryType: 'Company' });
const FAMILY = record(2, { type: 'Category', categoryType: 'ProductFamily', needs: [1] });
const PRODUCT = record(3, { type: 'Category', categoryType: 'Product', needs: [2] });
const CLASSIFICATION = record(4, { type: 'Category', categoryType: 'UpdateClassification' });

test('one list without the other matches nothing, and no list at all matches everything', async () => {
  const { snapshot } = await catalogOf(
    [COMPANY, FAMILY, PRODUCT, CLASSIFICATION, record(5, { needs: [3, 4] })],
    1,
  );
  const product = [{ id: updateId(3), delta: false }];
  const classification = [{ id: updateId(4), delta: false }];
  const count = (filter: Omit<Extract<ListingFilter, { kind: 'updates' }>, 'kind'>) =>
    snapshot.list({ kind: 'updates', ...filter }).length;
  assert.equal(count({ categories: product }), 0);
  assert.equal(count({ classifications: classification }), 0);
  assert.equal(count({ categories: product, classifications: [] }), 0);
  assert.equal(count({ categories: [], classifications: [] }), 0);
  assert.equal(count({ categories: product, classifications: classification }), 1);
  assert.equal(count({}), 1);
});

test('a company stands for all products of its families, and each knows how many updates are below it', async () => {
  const { snapshot } = await catalogOf(
    [COMPANY, FAMILY, PRODUCT, CLASSIFICATION, record(5, { needs: [3, 4] }), record(6, { needs: [2, 4] })],
    1,
  );
  assert.deepEqual(
    snapshot
      .list({
        kind: 'updates',
        categories: [{ id: updateId(1), delta: true }],
        classifications: [{ id: updateId(4), delta: true }],
      })
      .map(({ updateId: id }) => id),
    [updateId(5), updateId(6)],
  );
  assert.deepEqual(
    snapshot.categories().map(({ updateId: id, type, parents }) => ({ id, type, parents })),
    [
      { id: updateId(1), type: 'Company', parents: [] },
      { id: updateId(2), type: 'ProductFamily', parents: [updateId(1)] },
      { id: updateId(3), type: 'Product', parents: [updateId(2)] },
      { id: updateId(4), type: 'UpdateClassification', parents: [] },
    ],
  );
  assert.deepEqual(
    snapshot.countByCategory(),
    new Map([
      [updateId(3), 1],
      [updateId(2), 2],
      [updateId(1), 2],
      [updateId(4), 2],
    ]),
  );
});

test('a moment in time is the newest change that was imported until then', async () => {
  const { snapshot } = await catalogOf(
    [record(1, { importedAt: 1000, sequence: 4 }), record(2, { importedAt: 2000, sequence: 9 })],
    12,
  );
  assert.deepEqual(
    [999, 1000, 1999, 2000, 9e15].map((time) => snapshot.sequenceAt(time)),
    [0, 4, 4, 9, 9],
  );
});
