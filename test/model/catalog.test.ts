import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildCatalog, type Catalog, NOTHING_KNOWN, type ScanQuery } from '#catalog';
import {
  ALL_COMPUTERS,
  type Deployment,
  type DeploymentId,
  type IndexRecord,
  type RevisionId,
  type RevisionNumber,
  UNASSIGNED_COMPUTERS,
} from '#update';
import { updateId } from './world.ts';

type Facts = Partial<Omit<IndexRecord, 'prerequisites' | 'bundles'>> & {
  readonly needs?: readonly (readonly number[])[];
  readonly holds?: readonly number[];
};

/** Revision `id` of update `id` unless told otherwise. */
function record(id: number, { needs = [], holds = [], ...facts }: Facts = {}): IndexRecord {
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
    prerequisites: needs.map((anyOf) => ({ anyOf: anyOf.map(updateId), isCategory: false })),
    bundles: holds.map((member) => ({
      anyOf: [{ updateId: updateId(member), revisionNumber: 100 as RevisionNumber }],
    })),
    ...facts,
  };
}

async function catalogOf(records: readonly IndexRecord[]): Promise<Catalog> {
  return await buildCatalog({
    sequence: 1,
    records: (async function* () {
      yield* records;
    })(),
    declines: [],
    deployments: [],
    endedDeployments: [],
    groups: [
      { id: ALL_COMPUTERS, name: 'All Computers' },
      { id: UNASSIGNED_COMPUTERS, name: 'Unassigned Computers', parentId: ALL_COMPUTERS },
    ],
  });
}

function approval(id: number, sequence: number): Deployment {
  return {
    id: id as DeploymentId,
    updateId: updateId(id),
    revisionId: id as RevisionId,
    groupId: ALL_COMPUTERS,
    action: 'Install',
    createdAt: 0,
    author: 'test',
    sequence,
  };
}

function query(overrides: Partial<ScanQuery> = {}): ScanQuery {
  return {
    groupIds: [UNASSIGNED_COMPUTERS],
    installedNonLeaf: new Int32Array(0),
    otherCached: new Int32Array(0),
    known: NOTHING_KNOWN,
    filterCategories: [],
    needTwoGroupOutOfScope: false,
    page: { count: 200, bytes: 1e9 },
    ...overrides,
  };
}

test('detectoids that nothing depends on never reach a client: 14,520 of them change no answer', async () => {
  const base = [record(1, { type: 'Category' }), record(2, { needs: [[1]] })];
  const stray = Array.from({ length: 14_520 }, (_, index) =>
    record(100 + index, { type: 'Detectoid', needs: [[1]], sequence: 2 }),
  );
  const catalog = await catalogOf(base);
  const before = catalog.snapshot.scan(query());
  catalog.apply({ sequence: 2, revisions: stray });
  const after = catalog.snapshot.scan(query());
  assert.deepEqual(after.newUpdates, before.newUpdates);
  assert.equal(catalog.snapshot.explain(100 as RevisionId, query()).verdict, 'not-in-scope');
  assert.equal(catalog.snapshot.stats().inScope, 2);
});

test('an update without prerequisites and without dependents is offered', async () => {
  const catalog = await catalogOf([record(1, { explicitlyDeployable: false })]);
  assert.deepEqual(
    catalog.snapshot.scan(query()).newUpdates.map((offer) => offer.id),
    [1],
  );
});

test('ids that the server does not know are told to be forgotten, and nothing breaks', async () => {
  const catalog = await catalogOf([record(1)]);
  for (let round = 0; round < 10_000; round++) {
    const ids = Int32Array.from([round * 7919, -round - 1, 2_147_483_647, -2_147_483_648]);
    const { outOfScope } = catalog.snapshot.scan(query({ otherCached: ids, installedNonLeaf: ids }));
    assert.ok(outOfScope.includes(2_147_483_647));
  }
  catalog.apply({ sequence: 2, revisions: [record(2)] });
  assert.equal(catalog.snapshot.scan(query()).newUpdates.length, 2);
});

test('a page holds at most the count and the bytes, but one revision whatever its size', async () => {
  const catalog = await catalogOf(
    Array.from({ length: 10 }, (_, index) => record(index + 1, { coreSize: index === 0 ? 5000 : 100 })),
  );
  const first = catalog.snapshot.scan(query({ page: { count: 4, bytes: 1000 } }));
  assert.deepEqual([first.newUpdates.map((offer) => offer.id), first.truncated], [[1], true]);
  const cached = Int32Array.of(1);
  const second = catalog.snapshot.scan(query({ otherCached: cached, page: { count: 4, bytes: 1000 } }));
  assert.deepEqual([second.newUpdates.map((offer) => offer.id), second.truncated], [[2, 3, 4, 5], true]);
  const rest = catalog.snapshot.scan(
    query({ otherCached: Int32Array.of(1, 2, 3, 4, 5), page: { count: 9, bytes: 1000 } }),
  );
  assert.deepEqual([rest.newUpdates.length, rest.truncated], [5, false]);
});

test('what is missing is named, and the update is offered as soon as the last piece arrives', async () => {
  const catalog = await catalogOf([record(1, { needs: [[2, 3]], holds: [4] })]);
  assert.deepEqual(catalog.snapshot.incomplete(), [
    {
      id: 1,
      prerequisites: [updateId(2), updateId(3)],
      bundled: [{ updateId: updateId(4), revisionNumber: 100 }],
      waitsFor: [],
    },
  ]);
  catalog.apply({ sequence: 2, revisions: [record(4, { needs: [[5]], explicitlyDeployable: false })] });
  assert.deepEqual(catalog.snapshot.incomplete()[0]?.waitsFor, [4]);
  catalog.apply({ sequence: 3, revisions: [record(3, { type: 'Detectoid' })] });
  assert.deepEqual(catalog.snapshot.scan(query()).newUpdates, []);
  catalog.apply({ sequence: 4, revisions: [record(5, { type: 'Detectoid' })] });
  assert.deepEqual(catalog.snapshot.incomplete(), []);
  assert.deepEqual(
    catalog.snapshot
      .scan(query({ installedNonLeaf: Int32Array.of(3, 5) }))
      .newUpdates.map(({ id, deployment }) => [id, deployment.action]),
    [
      [1, 'PreDeploymentCheck'],
      [4, 'Bundle'],
    ],
  );
});

test('an incomplete new revision leaves the complete old one in its place', async () => {
  const catalog = await catalogOf([record(1)]);
  catalog.apply({
    sequence: 2,
    revisions: [record(2, { updateId: updateId(1), revisionNumber: 101 as RevisionNumber, needs: [[9]] })],
  });
  assert.deepEqual(
    catalog.snapshot.scan(query()).newUpdates.map((offer) => offer.id),
    [1],
  );
  catalog.apply({ sequence: 3, revisions: [record(9, { type: 'Detectoid' })] });
  const { newUpdates, outOfScope } = catalog.snapshot.scan(
    query({ installedNonLeaf: Int32Array.of(9), otherCached: Int32Array.of(1) }),
  );
  assert.deepEqual([newUpdates.map((offer) => offer.id), outOfScope], [[2], [1]]);
});

test('a new revision whose prerequisites lead back to its own update is kept back instead of sending clients round and round', async () => {
  const catalog = await catalogOf([
    record(1, { type: 'Detectoid' }),
    record(2, { type: 'Detectoid', needs: [[1]] }),
    record(3, { needs: [[2]] }),
  ]);
  catalog.apply({
    sequence: 2,
    revisions: [
      record(4, {
        type: 'Detectoid',
        updateId: updateId(1),
        revisionNumber: 101 as RevisionNumber,
        needs: [[2]],
      }),
    ],
  });
  assert.deepEqual(
    catalog.snapshot.incomplete().map(({ id, waitsFor }) => [id, waitsFor]),
    [[4, [4]]],
  );
  assert.deepEqual(
    catalog.snapshot.scan(query()).newUpdates.map((offer) => offer.id),
    [1],
  );
});

test('StartCategoryScan answers by the shape of each AND-group', async () => {
  const catalog = await catalogOf([
    record(1, { type: 'Category', categoryType: 'Product' }),
    record(2, { type: 'Category', categoryType: 'UpdateClassification' }),
    record(3, { type: 'Category', categoryType: 'Product' }),
    record(4, { type: 'Category', categoryType: 'Company' }),
  ]);
  const ask = (...groups: number[][]) =>
    catalog.snapshot.startCategoryScan(new Map(groups.map((group, index) => [index, group.map(updateId)])));
  assert.deepEqual(ask([1]), { preferred: [updateId(1)], inError: [] });
  assert.deepEqual(ask([1, 2], [3]), { preferred: [updateId(1), updateId(3)], inError: [] });
  assert.deepEqual(
    ask([1, 99], [3]),
    { preferred: [updateId(3)], inError: [updateId(99)] },
    'an unknown one takes its group along',
  );
  assert.deepEqual(ask([1], [2]), { preferred: [], inError: [] }, 'a classification alone clears the list');
  assert.deepEqual(ask([1, 3]), { preferred: [], inError: [] });
  assert.deepEqual(ask([4]), { preferred: [], inError: [] });
});

test('a category scan tells apart what is gone and what is only not part of it', async () => {
  const catalog = await catalogOf([
    record(1, { type: 'Category', categoryType: 'Product' }),
    record(2, { type: 'Category', categoryType: 'Product' }),
    record(3, { needs: [[1]] }),
    record(4, { needs: [[2]] }),
  ]);
  const held = Int32Array.of(3, 4, 77);
  const ask = (needTwoGroupOutOfScope: boolean) =>
    catalog.snapshot.scan(
      query({
        installedNonLeaf: Int32Array.of(1, 2),
        otherCached: held,
        filterCategories: [updateId(1)],
        needTwoGroupOutOfScope,
      }),
    );
  assert.deepEqual([ask(true).outOfScope, ask(true).deployedOutOfScope], [[77], [2, 4]]);
  assert.deepEqual([ask(false).outOfScope, ask(false).deployedOutOfScope], [[2, 4, 77], []]);
});

test('RefreshCache answers for what the computer gets, bundle members included', async () => {
  const catalog = await catalogOf([
    record(1, { holds: [2] }),
    record(2, { explicitlyDeployable: false }),
    record(3, { type: 'Detectoid' }),
  ]);
  const identities = [1, 2, 3, 4].map((id) => ({
    updateId: updateId(id),
    revisionNumber: 100 as RevisionNumber,
  }));
  const answers = catalog.snapshot.refresh([UNASSIGNED_COMPUTERS], identities);
  assert.deepEqual(
    answers.map(({ id, deployment }) => [id, deployment.action]),
    [
      [1, 'PreDeploymentCheck'],
      [2, 'Bundle'],
    ],
  );
});

test('approval ids and evaluation ids never meet, and never equal the revision id', async () => {
  const catalog = await catalogOf(Array.from({ length: 50 }, (_, index) => record(index + 1)));
  const offers = catalog.snapshot.scan(query()).newUpdates;
  assert.equal(new Set(offers.map((offer) => offer.deployment.id)).size, 50);
  for (const offer of offers) assert.ok(offer.deployment.id % 2 === 1 && offer.deployment.id !== offer.id);
});

test('any alternative of a clause ends the wait for it', async () => {
  for (const arriving of [2, 3, 4]) {
    const catalog = await catalogOf([record(1, { needs: [[2, 3, 4]] })]);
    catalog.apply({ sequence: 2, revisions: [record(arriving, { type: 'Detectoid' })] });
    assert.deepEqual(catalog.snapshot.incomplete(), [], `update ${arriving}`);
  }
});

test('on a full page what is approved, with its bundle members, goes before what is only evaluated', async () => {
  const catalog = await catalogOf([
    ...Array.from({ length: 6 }, (_, index) => record(index + 1)),
    record(7, { explicitlyDeployable: false }),
    record(8, { holds: [7] }),
  ]);
  catalog.apply({ sequence: 2, deployments: [approval(8, 2)] });
  const { newUpdates } = catalog.snapshot.scan(query({ page: { count: 3, bytes: 1e9 } }));
  assert.deepEqual(
    newUpdates.map(({ id, deployment }) => [id, deployment.action]),
    [
      [7, 'Bundle'],
      [8, 'Install'],
      [1, 'PreDeploymentCheck'],
    ],
  );
});

test('a held revision that a newer one takes the approval from is told so, though a bundle keeps it in scope', async () => {
  const catalog = await catalogOf([record(1), record(2, { holds: [1] })]);
  catalog.apply({ sequence: 2, deployments: [approval(1, 2)] });
  const held = query({ otherCached: Int32Array.of(1, 2) });
  const before = catalog.snapshot.scan(held);
  assert.deepEqual(
    before.changed.map(({ id, deployment }) => [id, deployment.action]),
    [
      [1, 'Install'],
      [2, 'PreDeploymentCheck'],
    ],
  );
  catalog.apply({
    sequence: 3,
    revisions: [
      record(3, { updateId: updateId(1), revisionNumber: 101 as RevisionNumber, expired: true, sequence: 3 }),
    ],
  });
  const after = catalog.snapshot.scan({ ...held, known: before.known });
  assert.deepEqual(
    after.changed.map(({ id, deployment }) => [id, deployment.action]),
    [[1, 'Bundle']],
  );
});
