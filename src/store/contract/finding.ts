import assert from 'node:assert/strict';
import { ALL_COMPUTERS, type GroupId, type UpdateStatus } from '#update';
import type { UpdateQuery } from '../finding-port.ts';
import type { Store, StoreWriter } from '../port.ts';
import { type OpenStore, storeTest } from './opened.ts';
import {
  addComputers,
  addSamples,
  computerId,
  groupId,
  revisionNumber,
  sampleImport,
  title,
  updateId,
} from './samples.ts';

const ALL = { limit: 100, offset: 0 };

async function find(store: Store, query: Partial<UpdateQuery>): Promise<readonly number[]> {
  const { items, total } = await store.findUpdates({ ...ALL, ...query });
  assert.equal(total, items.length);
  return items.map((summary) => Number.parseInt(summary.updateId.slice(-12), 16));
}

async function approve(
  tx: StoreWriter,
  number: number,
  group: GroupId,
  action: 'Install' | 'NotApproved',
): Promise<void> {
  const revisionId = (await tx.revisionIdOf(updateId(number), revisionNumber(200)))!;
  const why = { createdAt: 1, author: 'test' };
  await tx.putDeployment({ updateId: updateId(number), revisionId, groupId: group, action, ...why });
}

const inCategories = (...numbers: readonly number[]) =>
  numbers.map((number) => ({ anyOf: [updateId(number)], isCategory: true }));

export function findingContract(open: OpenStore): void {
  storeTest(open, 'updates are found by how computers stand to them', async ({ store }) => {
    await addSamples(store, 1, 2, 3, 4, 5, 6, 7);
    await addComputers(store, 1, 2, 3);
    const states = (...list: readonly (readonly [number, UpdateStatus['state']])[]) =>
      list.map(([number, state]): UpdateStatus => ({ updateId: updateId(number), state, changedAt: 1 }));
    await store.write(async (tx) => {
      await tx.setStatus(
        computerId(1),
        states([1, 'NotInstalled'], [2, 'Downloaded'], [3, 'InstalledPendingReboot'], [4, 'Failed']),
        1,
      );
      await tx.setStatus(computerId(2), states([1, 'NotInstalled'], [4, 'Installed'], [5, 'Installed']), 1);
      await tx.setStatus(computerId(3), states([6, 'Failed']), 1);
    });
    assert.deepEqual(await find(store, { standing: 'needed' }), [3, 2, 1]);
    assert.deepEqual(await find(store, { standing: 'failed' }), [6, 4]);
    assert.deepEqual(await find(store, { standing: 'failedOrNeeded' }), [6, 4, 3, 2, 1]);
    assert.deepEqual(await find(store, { standing: 'installedOrNotApplicable' }), [5]);
    assert.deepEqual(await find(store, { standing: 'notNeeded' }), [7, 5]);
    assert.deepEqual(await find(store, { standing: 'noStatus' }), [7]);
    assert.deepEqual(await find(store, { sort: 'needed', descending: true }), [1, 3, 2, 7, 6, 5, 4]);
    await store.write(async (tx) => tx.archiveComputer(computerId(3), 5, 'test'));
    assert.deepEqual(await find(store, { standing: 'failed' }), [4], 'archived computers do not count');
    assert.deepEqual(await find(store, { standing: 'noStatus' }), [7, 6]);
  });

  storeTest(
    open,
    'computers are counted by the worst that they reported, over all and in a group with those beneath it',
    async ({ store }) => {
      await addSamples(store, 1, 2, 3);
      await addComputers(store, 1, 2, 3, 4, 5, 6);
      const report = (number: number, ...states: readonly UpdateStatus['state'][]) =>
        store.write(async (tx) =>
          tx.setStatus(
            computerId(number),
            states.map((state, at) => ({ updateId: updateId(at + 1), state, changedAt: 1 })),
            1,
          ),
        );
      await report(1, 'NotInstalled', 'Failed', 'Installed');
      await report(2, 'Downloaded', 'InstalledPendingReboot');
      await report(3, 'Installed', 'InstalledPendingReboot');
      await report(4, 'Installed');
      await report(5, 'Failed');
      await store.write(async (tx) => {
        await tx.addGroup({ id: groupId(1), name: 'Servers', parentId: ALL_COMPUTERS });
        await tx.addGroup({ id: groupId(2), name: 'Web', parentId: groupId(1) });
        await tx.setMemberships(computerId(1), [groupId(1), groupId(2)]);
        await tx.setMemberships(computerId(5), [groupId(2)]);
        await tx.setMemberships(computerId(6), [groupId(2)]);
      });
      const all = { failed: 2, needing: 1, restart: 1, complete: 1, unknown: 1 };
      assert.deepEqual(await store.fleetStanding(), all);
      assert.deepEqual(await store.fleetStanding(ALL_COMPUTERS), all);
      for (const standing of ['failed', 'needing', 'restart', 'complete', 'unknown'] as const) {
        const { total } = await store.computers({ standing, archived: false, limit: 0, offset: 0 });
        assert.equal(total, all[standing], `listed as they are counted: ${standing}`);
      }
      const { items } = await store.computers({
        groupId: groupId(1),
        includeBeneath: true,
        standing: 'failed',
        limit: 9,
        offset: 0,
      });
      assert.equal(items.length, 2);
      const nobody = { failed: 0, needing: 0, restart: 0, complete: 0, unknown: 0 };
      assert.deepEqual(await store.fleetStanding(groupId(1)), { ...nobody, failed: 2, unknown: 1 });
      await store.write(async (tx) => tx.archiveComputer(computerId(5), 9, 'test'));
      assert.deepEqual(await store.fleetStanding(groupId(2)), { ...nobody, failed: 1, unknown: 1 });
      assert.deepEqual(await store.fleetStanding(), { ...all, failed: 1 });
      await report(1, 'Installed');
      assert.deepEqual(await store.fleetStanding(), { ...all, failed: 0, complete: 2 });
      await store.write(async (tx) => tx.restoreComputer(computerId(5)));
      assert.deepEqual(await store.fleetStanding(), { ...all, failed: 1, complete: 2 });
      assert.deepEqual(await store.check(), []);
    },
  );

  storeTest(
    open,
    'needed and failed updates are counted, security apart, declined ones left out',
    async ({ store }) => {
      await store.write(async (tx) => {
        await tx.addRevision(sampleImport(1, { prerequisites: inCategories(90) }), 500);
        await tx.addRevision(sampleImport(2, { prerequisites: inCategories(90) }), 400);
        await tx.addRevision(sampleImport(3), 300);
        await tx.addRevision(sampleImport(4), 200);
        await tx.addRevision(sampleImport(5, { prerequisites: inCategories(90) }), 100);
      });
      await addComputers(store, 1, 2);
      assert.deepEqual(await store.updateFigures(updateId(90)), {
        ...{ needed: 0, failed: 0, approved: 0, unapproved: 0 },
        security: { updates: 0, computers: 0 },
      });
      await store.write(async (tx) => {
        const needed = [1, 2, 5].map(
          (number): UpdateStatus => ({ updateId: updateId(number), state: 'NotInstalled', changedAt: 1 }),
        );
        await tx.setStatus(
          computerId(1),
          [...needed, { updateId: updateId(3), state: 'Failed', changedAt: 1 }],
          1,
        );
        await tx.setStatus(
          computerId(2),
          [needed[0]!, { updateId: updateId(4), state: 'Installed', changedAt: 1 }],
          1,
        );
        await approve(tx, 2, ALL_COMPUTERS, 'Install');
        await tx.setDeclined(updateId(5), true);
      });
      assert.deepEqual(await store.updateFigures(updateId(90)), {
        ...{ needed: 2, failed: 1, approved: 1, unapproved: 1 },
        security: { updates: 2, computers: 2, oldest: 400 },
      });
    },
  );

  storeTest(
    open,
    'approved for a group is what the nearest group above it says that says anything',
    async ({ store }) => {
      await addSamples(store, 1, 2, 3, 4);
      await store.write(async (tx) => {
        await tx.addGroup({ id: groupId(1), name: 'Servers', parentId: ALL_COMPUTERS });
        await tx.addGroup({ id: groupId(2), name: 'Web', parentId: groupId(1) });
        await approve(tx, 1, ALL_COMPUTERS, 'Install');
        await approve(tx, 2, ALL_COMPUTERS, 'Install');
        await approve(tx, 2, groupId(1), 'NotApproved');
        await approve(tx, 3, ALL_COMPUTERS, 'NotApproved');
        await approve(tx, 3, groupId(2), 'Install');
      });
      const above = [groupId(2), groupId(1), ALL_COMPUTERS];
      assert.deepEqual(await find(store, { approvedFor: above }), [3, 1]);
      assert.deepEqual(await find(store, { approvedFor: above.slice(1) }), [1]);
      assert.deepEqual(await find(store, { approvedFor: above.slice(2) }), [2, 1]);
    },
  );

  storeTest(
    open,
    'a product and a classification are asked for together; KB, CVE and title find the whole of theirs',
    async ({ store }) => {
      await store.write(async (tx) => {
        await tx.addRevision(
          sampleImport(1, { prerequisites: inCategories(90, 91), cveIds: ['CVE-2024-1234'] }),
          1,
        );
        await tx.addRevision(
          sampleImport(2, { prerequisites: inCategories(90, 92), cveIds: ['CVE-2024-12345'] }),
          1,
        );
        await tx.addRevision(
          sampleImport(3, { kbArticleIds: ['501234'], localized: [title('Windows 11')] }),
          1,
        );
        await tx.addRevision(
          sampleImport(4, { kbArticleIds: ['50123'], localized: [title('Windows 11 next')] }),
          1,
        );
        await tx.markImported([updateId(2), updateId(4)]);
      });
      const [products, classifications] = [[updateId(90)], [updateId(92), updateId(93)]];
      assert.deepEqual(await find(store, { products }), [2, 1]);
      assert.deepEqual(await find(store, { products, classifications }), [2]);
      assert.deepEqual(await find(store, { cve: 'cve-2024-1234' }), [1]);
      assert.deepEqual(await find(store, { cve: '-' }), []);
      assert.deepEqual(await find(store, { kb: '50123' }), [4]);
      assert.deepEqual(await find(store, { title: 'WINDOWS 11' }), [3]);
      assert.deepEqual(await find(store, { imported: true }), [4, 2]);
      assert.deepEqual(await find(store, { imported: false }), [3, 1]);
      const [latest] = await store.revisionsOf(updateId(3));
      assert.deepEqual(await find(store, { revisions: [latest!.id] }), [3]);
    },
  );

  storeTest(
    open,
    'a list is sorted by title, release and severity, both ways, and page by page',
    async ({ store }) => {
      const add = (number: number, name: string, severity: string, creationDate: string) =>
        store.write(async (tx) =>
          tx.addRevision(sampleImport(number, { localized: [title(name)], severity, creationDate }), number),
        );
      await add(1, 'beta', 'Low', '2025-03-01T00:00:00Z');
      await add(2, 'Alpha', 'Critical', '2025-01-01T00:00:00Z');
      await add(3, 'gamma', 'Important', 'some day');
      await add(4, 'Beta', 'Critical', '2025-02-01T00:00:00Z');
      assert.deepEqual(await find(store, { sort: 'title' }), [2, 4, 1, 3]);
      assert.deepEqual(await find(store, { sort: 'title', descending: true }), [3, 4, 1, 2]);
      assert.deepEqual(await find(store, { sort: 'released', descending: true }), [1, 4, 2, 3]);
      assert.deepEqual(await find(store, { sort: 'severity', descending: true }), [4, 2, 3, 1]);
      assert.deepEqual(await find(store, { sort: 'arrived' }), [1, 2, 3, 4]);
      const second = await store.findUpdates({ sort: 'title', limit: 2, offset: 2 });
      assert.deepEqual(
        [second.total, ...second.items.map((item) => item.title)],
        [4, 'beta', 'gamma'],
        'a newer revision has its own title',
      );
      await store.write(async (tx) =>
        tx.addRevision(sampleImport(3, { revisionNumber: revisionNumber(201), localized: [title('Aa')] }), 9),
      );
      assert.deepEqual(await find(store, { sort: 'title' }), [3, 2, 4, 1]);
      assert.deepEqual(await store.check(), []);
    },
  );

  storeTest(
    open,
    'updates are found by what they say of themselves, in every language, with words of the title or alone',
    async ({ store }) => {
      const says = (english: string, japanese: string) => [
        { ...title('Sample'), description: english },
        { ...title('サンプル', 'ja'), description: japanese },
      ];
      const common = says('Resolves security issues.', 'セキュリティの問題を解決します。');
      await store.write(async (tx) => {
        await tx.addRevision(sampleImport(1, { localized: common }), 1);
        await tx.addRevision(sampleImport(2, { localized: common, kbArticleIds: ['77'] }), 1);
        await tx.addRevision(sampleImport(3, { localized: says('Mends printing.', '印刷を直します。') }), 1);
        await tx.addRevision(sampleImport(4, { localized: says('Later.', '後で。') }), 1, { staged: true });
      });
      assert.deepEqual(await find(store, { text: 'security' }), [2, 1]);
      assert.deepEqual(await find(store, { text: '問題' }), [2, 1]);
      assert.deepEqual(await find(store, { text: 'sample print' }), [3]);
      assert.deepEqual(await find(store, { text: 'resolves KB77' }), [2]);
      assert.deepEqual(await find(store, { text: 'resolves printing' }), []);
      assert.deepEqual(await find(store, { text: 'later' }), [], 'nobody sees what is staged');
      await store.write(async (tx) => tx.publishStaged(2));
      assert.deepEqual(await find(store, { text: 'later' }), [4]);

      const newer = { revisionNumber: revisionNumber(201), localized: says('Mends scanning.', '走査。') };
      await store.write(async (tx) => tx.addRevision(sampleImport(3, newer), 3));
      await store.write(async (tx) => tx.addRevision(sampleImport(4, { ...newer, localized: common }), 3));
      assert.deepEqual(await find(store, { text: 'printing' }), [], 'a newer revision says something else');
      assert.deepEqual(await find(store, { text: 'security' }), [4, 2, 1]);
      await store.write(async (tx) => {
        await tx.addRevision(sampleImport(5, { localized: says('Never.', '決して。') }), 4, { staged: true });
        await tx.dropStaged();
      });
      const [one] = await store.revisionsOf(updateId(1));
      await store.write(async (tx) => tx.removeRevisions([one!.id], { at: 5, reason: 'declined' }));
      assert.deepEqual(await find(store, { text: 'issues' }), [4, 2]);
      assert.deepEqual(await store.check(), [], 'nothing is left over of what was replaced or taken back');
    },
  );

  storeTest(open, 'a search says what its filters hide, and which of them do', async ({ store }) => {
    await store.write(async (tx) => {
      await tx.addRevision(sampleImport(1, { kbArticleIds: ['77'] }), 1);
      await tx.addRevision(sampleImport(2, { kbArticleIds: ['77'], severity: 'Critical' }), 1);
      await tx.addRevision(sampleImport(3, { kbArticleIds: ['77'], publicationState: 'Expired' }), 1);
      await tx.setDeclined(updateId(1), true);
      await tx.setDeclined(updateId(3), true);
    });
    const filters = { declined: false, expired: false, types: ['Software'] } as const;
    const found = await store.findUpdates({ ...ALL, kb: '77', ...filters });
    assert.deepEqual([found.total, found.hidden], [1, { count: 2, by: ['expired', 'declined'] }]);
    const critical = await store.findUpdates({ ...ALL, text: 'KB77', severity: 'Critical' });
    assert.deepEqual(critical.hidden, { count: 2, by: ['severity'] }, 'no severity is another one');
    assert.equal((await store.findUpdates({ ...ALL, kb: '77', types: ['Software'] })).hidden, undefined);
    assert.equal(
      (await store.findUpdates({ ...ALL, declined: true })).hidden,
      undefined,
      'a list is no search',
    );
    assert.equal((await store.findUpdates({ ...ALL, kb: '77' })).hidden, undefined);
  });
}
