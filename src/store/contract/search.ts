import assert from 'node:assert/strict';
import { ALL_COMPUTERS, type Revision, UNASSIGNED_COMPUTERS } from '#update';
import type { UpdateQuery } from '../finding-port.ts';
import type { Store } from '../port.ts';
import { type OpenStore, storeTest } from './opened.ts';
import { addSamples, revisionNumber, sampleFile, sampleImport, title, updateId } from './samples.ts';

/** Numbers of the updates found, newest first. */
async function find(store: Store, query: Partial<UpdateQuery>): Promise<readonly number[]> {
  const { items, total } = await store.findUpdates({ limit: 100, offset: 0, ...query });
  assert.equal(total, items.length);
  return items.map((summary) => Number.parseInt(summary.updateId.slice(-12), 16));
}

const CUMULATIVE: Partial<Revision> = {
  kbArticleIds: ['5025221'],
  securityBulletinIds: ['MS17-010'],
  cveIds: ['CVE-2023-28252'],
  localized: [
    title('2023-04 Cumulative Update for Windows 10 Version 22H2 (KB5025221)'),
    title('2023-04 x64 ベース システム用 Windows 10 Version 22H2 の累積更新プログラム (KB5025221)', 'ja'),
    title('Kumulatives Update für Windows 10', 'de'),
    title('Накопительное обновление', 'ru'),
  ],
  files: [sampleFile(1, { fileName: 'Windows10.0-KB5025221-x64_abc.cab' })],
};

const inCategory = (number: number) => [{ anyOf: [updateId(number)], isCategory: true }];

export function searchContract(open: OpenStore): void {
  storeTest(open, 'updates are found by the words of their titles, in every language', async ({ store }) => {
    await store.write(async (tx) => {
      await tx.addRevision(sampleImport(1, CUMULATIVE), 1);
      await tx.addRevision(
        sampleImport(2, { localized: [title('Definition Update for Windows Defender')] }),
        1,
      );
      await tx.addRevision(sampleImport(3, { localized: [title('ﾌﾟﾛｸﾞﾗﾑ　ＡＢＣ１２３更新９月', 'ja')] }), 1);
    });
    const expectations: readonly (readonly [text: string, found: readonly number[]])[] = [
      ['windows', [2, 1]],
      ['WINDOWS  update', [2, 1]],
      ['update cumulative', [1]],
      ['update missing', []],
      ['cumul', [1]],
      ['2023-04', [1]],
      ['22h2 windows', [1]],
      ['für', [1]],
      ['fur', [1]],
      ['накопит', [1]],
      ['累積', [1]],
      ['更新プログラム', [1]],
      ['プログラム', [3, 1]],
      ['グラ', [3, 1]],
      ['ム', [3, 1]],
      ['積', [1]],
      ['更新', [3, 1]],
      ['abc123更新9月', [3]],
      ['ベース 累積', [1]],
      ['新累', []],
      ['10 definition', []],
      // No phrase runs from the end of one title into the beginning of the next.
      ['KB5025221)Kumulatives', []],
    ];
    for (const [text, found] of expectations) assert.deepEqual(await find(store, { text }), found, text);
  });

  storeTest(
    open,
    'updates are found by KB number with and without prefix, bulletin, CVE, file name and UpdateID',
    async (opened) => {
      const { store } = opened;
      await store.write(async (tx) => {
        await tx.addRevision(sampleImport(1, CUMULATIVE), 1);
        await tx.addRevision(sampleImport(2, { kbArticleIds: ['4012598', '5025221'] }), 1);
      });
      for (const text of ['KB4012598', 'kb4012598', '4012598'])
        assert.deepEqual(await find(store, { text }), [2], text);
      for (const text of ['5025221', 'KB5025221', 'kb502522'])
        assert.deepEqual(await find(store, { text }), [2, 1], text);
      const ofTheFirst = ['ms17-010', 'CVE-2023-28252', 'windows10.0-kb5025221-x64_abc.cab', 'abc.cab'];
      for (const text of ofTheFirst) assert.deepEqual(await find(store, { text }), [1], text);
      assert.deepEqual(await find(store, { text: updateId(2) }), [2]);
      assert.deepEqual(await find(store, { text: `{${updateId(2).toUpperCase()}}` }), [2]);
      assert.deepEqual(
        (await store.updatesByKb('5025221')).map((summary) => summary.updateId),
        [updateId(2), updateId(1)],
      );
      assert.deepEqual(await store.updatesByKb('502522'), []);
    },
  );

  storeTest(open, 'no search text is a mistake in the query language', async ({ store }) => {
    await addSamples(store, 1);
    for (const text of [
      '"',
      '*',
      'a"b',
      'NEAR(',
      'AND',
      'sample OR',
      '-',
      '(',
      ':',
      'body:x',
      '^',
      '\0',
      '\u{e000}',
      "'",
    ]) {
      assert.ok(Array.isArray(await find(store, { text })), text);
    }
    assert.deepEqual(await find(store, { text: '  ' }), [1], 'white space asks for nothing');
    assert.deepEqual(await find(store, { text: '***' }), [], 'a word that no text can have');
  });

  storeTest(
    open,
    'a newer revision replaces the words of the one before, an older one does not',
    async ({ store }) => {
      const add = (number: number, text: string) =>
        store.write(async (tx) =>
          tx.addRevision(
            sampleImport(1, { revisionNumber: revisionNumber(number), localized: [title(text)] }),
            1,
          ),
        );
      await add(100, 'preview');
      await add(102, 'final');
      await add(101, 'candidate');
      assert.deepEqual(await find(store, { text: 'preview' }), []);
      assert.deepEqual(await find(store, { text: 'candidate' }), []);
      assert.deepEqual(await find(store, { text: 'final' }), [1]);
    },
  );

  storeTest(
    open,
    'type, approval, decline, expiry and deployability narrow a search, alone and together',
    async ({ store }) => {
      await store.write(async (tx) => {
        await tx.addRevision(sampleImport(1), 1);
        await tx.addRevision(sampleImport(2, { type: 'Driver' }), 1);
        await tx.addRevision(sampleImport(3, { type: 'Detectoid', explicitlyDeployable: false }), 1);
        await tx.addRevision(sampleImport(4), 1);
        await tx.addRevision(sampleImport(5, { publicationState: 'Expired' }), 1);
        await tx.setDeclined(updateId(2), true);
        for (const [number, group, action] of [
          [1, ALL_COMPUTERS, 'Install'],
          [4, ALL_COMPUTERS, 'NotApproved'],
          [2, UNASSIGNED_COMPUTERS, 'Uninstall'],
        ] as const) {
          const revisionId = (await tx.revisionIdOf(updateId(number), revisionNumber(200)))!;
          await tx.putDeployment({
            updateId: updateId(number),
            revisionId,
            groupId: group,
            action,
            createdAt: 1,
            author: 'test',
          });
        }
      });
      assert.deepEqual(await find(store, {}), [5, 4, 3, 2, 1]);
      assert.deepEqual(await find(store, { types: ['Driver', 'Detectoid'] }), [3, 2]);
      assert.deepEqual(await find(store, { types: [] }), []);
      assert.deepEqual(await find(store, { declined: true }), [2]);
      assert.deepEqual(await find(store, { declined: false }), [5, 4, 3, 1]);
      assert.deepEqual(await find(store, { expired: true }), [5]);
      assert.deepEqual(await find(store, { expired: false, declined: false }), [4, 3, 1]);
      assert.deepEqual(await find(store, { explicitlyDeployable: false }), [3]);
      assert.deepEqual(await find(store, { approved: true }), [2, 1], 'NotApproved is no approval');
      assert.deepEqual(await find(store, { approved: false }), [5, 4, 3]);
      assert.deepEqual(
        await find(store, { approved: true, declined: false, text: 'sample', types: ['Software'] }),
        [1],
      );
      await store.write(async (tx) => tx.endDeployment(updateId(1), ALL_COMPUTERS, 2));
      assert.deepEqual(await find(store, { approved: true }), [2]);
    },
  );

  storeTest(
    open,
    'updates are found by severity, category, supersedence and time of arrival',
    async ({ store }) => {
      await store.write(async (tx) => {
        await tx.addRevision(sampleImport(1, { severity: 'Critical', prerequisites: inCategory(90) }), 100);
        await tx.addRevision(
          sampleImport(2, {
            severity: 'Important',
            prerequisites: inCategory(91),
            supersedes: [updateId(1)],
          }),
          200,
        );
        await tx.addRevision(sampleImport(3), 300);
      });
      assert.deepEqual(await find(store, { severity: 'Critical' }), [1]);
      assert.deepEqual(await find(store, { categories: [updateId(90), updateId(91)] }), [2, 1]);
      assert.deepEqual(await find(store, { categories: [] }), []);
      assert.deepEqual(await find(store, { superseded: true }), [1]);
      assert.deepEqual(await find(store, { superseded: false }), [3, 2]);
      assert.deepEqual(await find(store, { arrivedFrom: 200 }), [3, 2]);
      assert.deepEqual(await find(store, { arrivedFrom: 100, arrivedBefore: 200 }), [1]);
    },
  );

  storeTest(open, 'pages of a search follow one another and tell the whole number', async ({ store }) => {
    await addSamples(store, 1, 2, 3, 4, 5, 6, 7);
    const seen: string[] = [];
    for (let offset = 0; offset < 9; offset += 3) {
      const page = await store.findUpdates({ text: 'sample', limit: 3, offset });
      assert.equal(page.total, 7);
      seen.push(...page.items.map((summary) => summary.updateId));
    }
    assert.deepEqual(seen, [7, 6, 5, 4, 3, 2, 1].map(updateId));
    assert.deepEqual(await store.findUpdates({ limit: 0, offset: 0 }), { items: [], total: 7 });
  });
}
