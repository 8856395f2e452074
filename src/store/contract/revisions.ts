import assert from 'node:assert/strict';
import { type DriverMetadata, type RevisionId, toIndexRecord } from '#update';
import { isFailure, listOf, type OpenStore, storeTest } from './opened.ts';
import { addSamples, guid, revisionNumber, sampleImport, title, updateId } from './samples.ts';

const DRIVER: DriverMetadata = {
  hardwareId: 'pci\\ven_8086&dev_15b7',
  driverVerDate: '2024-02-29',
  driverVerVersion: 0xffff_0001_0002_0003n,
  driverClass: 'Net',
  company: 'Example',
  provider: 'Example',
  manufacturer: 'Example',
  model: 'Adapter "X" ☂',
  whqlDriverId: 12345,
  featureScores: [{ operatingSystem: 'AMD64.10.0', score: 254 }],
  distributionComputerHardwareIds: [guid(77)],
  targetComputerHardwareIds: [],
  compatibleProviders: ['other'],
};

const NO_ID = 999_999 as RevisionId;

export function revisionContract(open: OpenStore): void {
  storeTest(open, 'a revision comes back whole: record, summary, bytes and fragments', async (opened) => {
    const document = Buffer.from([0xff, 0xfe, 0, 60, ...Buffer.from('not even valid text')]);
    const imported = {
      ...sampleImport(1, {
        type: 'Driver',
        handler: 'WindowsDriver',
        kbArticleIds: ['5025221'],
        severity: 'Critical',
        explicitlyDeployable: false,
        publicationState: 'Expired',
        localized: [title('Titel', 'de'), title('Title', 'en')],
        prerequisites: [
          { anyOf: [updateId(50), updateId(51)], isCategory: true },
          { anyOf: [updateId(52)], isCategory: false },
          { anyOf: [updateId(51)], isCategory: true },
        ],
        bundles: [
          {
            anyOf: [
              { updateId: updateId(60), revisionNumber: revisionNumber(101) },
              { updateId: updateId(61), revisionNumber: revisionNumber(102) },
            ],
          },
        ],
        drivers: [DRIVER],
        cveIds: ['CVE-2026-1'],
        securityBulletinIds: ['MS26-001'],
        languages: ['ja'],
        supersedes: [updateId(70), updateId(70)],
        eulaId: 'terms',
        uninstallation: {},
      }),
      document,
    };
    const fragments = {
      core: '&lt;core&gt; ü 更新',
      extended: '&lt;ext a="1"&gt;',
      localized: [
        { language: 'en', xml: '&lt;Title&gt;"quoted" \\ &amp;' },
        { language: 'ja', xml: '更新プログラム' },
      ],
      eulas: [{ language: 'en', geoId: 'CHN', xml: '&lt;eula' }],
    };
    const record = await opened.store.write(async (tx) =>
      tx.addRevision({ ...imported, fragments }, 123_456),
    );
    assert.deepEqual(
      record,
      toIndexRecord(imported.revision, {
        id: record.id,
        coreSize: Buffer.byteLength(fragments.core),
        importedAt: 123_456,
        sequence: 1,
      }),
    );
    const store = await opened.reopen();
    assert.deepEqual(await listOf(store.indexRecords()), [record]);
    assert.deepEqual(await store.revision(record.id), {
      id: record.id,
      updateId: updateId(1),
      revisionNumber: 200,
      type: 'Driver',
      title: 'Title',
      kbArticleIds: ['5025221'],
      severity: 'Critical',
      handler: 'WindowsDriver',
      explicitlyDeployable: false,
      expired: true,
      declined: false,
      creationDate: '2025-04-08T17:00:00Z',
      importedAt: 123_456,
      categories: [updateId(50), updateId(51)],
      cveIds: ['CVE-2026-1'],
      securityBulletinIds: ['MS26-001'],
      languages: ['ja'],
      supersedes: [updateId(70)],
      eulaId: 'terms',
      canUninstall: true,
    });
    assert.deepEqual(Buffer.from((await store.document(record.id))!), document);
    assert.equal((await store.coreFragments([record.id])).get(record.id)?.toString(), fragments.core);
    const { core: _, ...details } = fragments;
    assert.deepEqual((await store.detailFragments([record.id])).get(record.id), details);
  });

  storeTest(
    open,
    'what supersedes an update follows the latest revisions, and a walk meets each update once, as its latest revision',
    async ({ store }) => {
      const add = (number: number, revision: number, supersedes: readonly number[]) =>
        store.write(async (tx) =>
          tx.addRevision(
            sampleImport(number, {
              revisionNumber: revisionNumber(revision),
              supersedes: supersedes.map(updateId),
            }),
            1,
          ),
        );
      await add(1, 200, []);
      await add(2, 200, [1, 9]);
      await add(3, 200, [1]);
      const later = await add(3, 201, []);
      const superseded = await store.supersededBy([1, 2, 9].map(updateId));
      assert.deepEqual(
        [...superseded],
        [
          [updateId(1), [updateId(2)]],
          [updateId(9), [updateId(2)]],
        ],
      );
      const walked = await listOf(store.everyUpdate());
      assert.deepEqual(
        walked.map((summary) => summary.updateId),
        [1, 2, 3].map(updateId),
      );
      assert.equal(walked.at(-1)?.id, later.id);
    },
  );

  storeTest(open, 'large documents and fragments come back byte for byte', async ({ store }) => {
    const sample = sampleImport(1);
    const random = Buffer.alloc(300_000, 0).map((_, index) => (index * 7919 + (index >> 3)) % 251);
    const fragments = { ...sample.fragments, core: 'x&amp;'.repeat(100_000), extended: 'é'.repeat(50_000) };
    const { id } = await store.write(async (tx) =>
      tx.addRevision({ ...sample, document: random, fragments }, 1),
    );
    assert.ok(Buffer.from(random).equals((await store.document(id))!));
    assert.equal((await store.coreFragments([id])).get(id)?.toString(), fragments.core);
    assert.equal((await store.detailFragments([id])).get(id)?.extended, fragments.extended);
  });

  storeTest(open, 'what is not stored is left out of answers and never an error', async ({ store }) => {
    const [one] = await addSamples(store, 1);
    const ids = [NO_ID, one!.id];
    assert.equal(await store.revision(NO_ID), undefined);
    assert.equal(await store.document(NO_ID), undefined);
    assert.equal(await store.revisionIdOf(updateId(9), revisionNumber(200)), undefined);
    assert.equal(await store.revisionIdOf(updateId(1), revisionNumber(201)), undefined);
    assert.deepEqual(await store.revisionsOf(updateId(9)), []);
    assert.deepEqual([...(await store.coreFragments(ids)).keys()], [one!.id]);
    assert.deepEqual([...(await store.detailFragments(ids)).keys()], [one!.id]);
    assert.deepEqual([...(await store.filesOf(ids)).keys()], [one!.id]);
    assert.deepEqual(
      (await store.summaries(ids)).map(({ id }) => id),
      [one!.id],
    );
  });

  storeTest(
    open,
    'an identity that is stored already is refused and the write can go on',
    async ({ store }) => {
      await addSamples(store, 1);
      await store.write(async (tx) => {
        await assert.rejects(tx.addRevision(sampleImport(1), 2), isFailure('duplicate'));
        await tx.addRevision(sampleImport(1, { revisionNumber: revisionNumber(201) }), 2);
      });
      assert.equal((await store.counts()).revisions, 2);
      assert.equal((await store.counts()).updates, 1);
    },
  );

  storeTest(
    open,
    'ids of revisions ascend and are never given twice, not after a failed write or a restart',
    async (opened) => {
      const given: number[] = [];
      for (let round = 0; round < 3; round++) {
        const store = round === 0 ? opened.store : await opened.reopen();
        for (const record of await addSamples(store, 10 * round + 1, 10 * round + 2)) given.push(record.id);
      }
      assert.deepEqual(
        given,
        [...new Set(given)].sort((one, other) => one - other),
      );
    },
  );

  storeTest(
    open,
    'revisions of an update are listed highest number first, whatever order they came in',
    async ({ store }) => {
      await store.write(async (tx) => {
        for (const number of [102, 104, 103]) {
          const more = { revisionNumber: revisionNumber(number), localized: [title(`Revision ${number}`)] };
          await tx.addRevision(sampleImport(1, { ...more, kbArticleIds: [String(number)] }), number);
        }
      });
      const revisions = await store.revisionsOf(updateId(1));
      assert.deepEqual(
        revisions.map((revision) => revision.revisionNumber),
        [104, 103, 102],
      );
      assert.equal(await store.revisionIdOf(updateId(1), revisionNumber(103)), revisions[1]?.id);
      assert.deepEqual(
        [...(await store.titlesOf([updateId(1), updateId(9), updateId(1)]))],
        [[updateId(1), 'Revision 104']],
      );
      const found = await store.findUpdates({ limit: 10, offset: 0 });
      assert.deepEqual(
        found.items.map((revision) => revision.title),
        ['Revision 104'],
        'lists show the latest only',
      );
      assert.deepEqual(
        (await store.updatesByKb('104')).map((revision) => revision.revisionNumber),
        [104],
      );
      assert.deepEqual(await store.updatesByKb('103'), [], 'only the latest revision counts');
    },
  );

  storeTest(open, 'index records come by ascending id, however many there are', async ({ store }) => {
    const numbers = Array.from({ length: 1_203 }, (_, index) => index + 1);
    const added = await addSamples(store, ...numbers);
    assert.deepEqual(await listOf(store.indexRecords()), added);
  });

  storeTest(open, 'declining is remembered with the change sequence since when', async (opened) => {
    const { store } = opened;
    const [one, two] = await addSamples(store, 1, 2);
    await store.write(async (tx) => {
      await tx.setDeclined(updateId(2), true);
      await tx.setDeclined(updateId(1), false);
    });
    assert.deepEqual(await store.declines(), [{ updateId: updateId(2), declined: true, sequence: 2 }]);
    assert.equal((await store.revision(two!.id))?.declined, true);
    assert.equal((await store.revision(one!.id))?.declined, false);
    assert.equal((await store.counts()).declined, 1);
    await store.write(async (tx) => tx.setDeclined(updateId(2), true));
    assert.equal((await store.declines())[0]?.sequence, 2, 'declining again changes nothing');
    await store.write(async (tx) => tx.setDeclined(updateId(2), false));
    const again = await opened.reopen();
    assert.deepEqual(await again.declines(), [{ updateId: updateId(2), declined: false, sequence: 4 }]);
    assert.equal((await again.counts()).declined, 0);
    await again.write(async (tx) => {
      await assert.rejects(tx.setDeclined(updateId(9), true), isFailure('unknown-update'));
    });
  });
}
