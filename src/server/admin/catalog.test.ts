import assert from 'node:assert/strict';
import { test } from 'node:test';
import { upstreamFailures } from '#upstream';
import type {
  CatalogImportAnswer,
  CatalogSearchAnswer,
  PageAnswer,
  UpdateDetails,
  UpdateRow,
} from './contract.ts';
import { id, importAll, type Opened, open, syncNow, taskOf, upstreamOf } from './fixture.ts';

// The public catalog is beyond this machine: here stands a page of it as a person would see it.

const ROW = {
  updateId: id(77),
  title: '2026-10 Update for somebody only (KB9000077)',
  products: ['Windows 11'],
  classification: 'Updates',
  date: '2026-10-01',
  version: 'n/a',
  bytes: 12,
};
const onlyInCatalog = {
  searchCatalog: async (text: string) => ({
    rows: text === id(78) ? [] : [ROW],
    hasMore: false,
  }),
};

async function marked({ ask }: Opened): Promise<readonly UpdateRow[]> {
  return (await ask<PageAnswer<UpdateRow>>('GET', '/updates?imported=true')).answer.items;
}

test('a single update comes with all it needs, is marked, and is here the second time', async (t) => {
  const opened = await open(t, onlyInCatalog);
  const upstream = await upstreamOf(t);
  await opened.ask('PUT', '/upstream', { url: upstream.url });
  await syncNow(opened, { categoriesOnly: true });
  const { updateId } = upstream.world.live
    .newestRevisions()
    .find(({ bytes }) => bytes.includes('Update for Windows 11'))!;
  const address = `https://www.catalog.update.microsoft.com/ScopedViewInline.aspx?updateid=${updateId}`;
  const first = await taskOf<CatalogImportAnswer>(opened, '/catalog/import', { references: [address] });
  assert.deepEqual(
    first.result?.imported.map((each) => each.updateId),
    [updateId],
    JSON.stringify(first),
  );
  assert.deepEqual(
    (await marked(opened)).map((row) => [row.updateId, row.imported, row.missing]),
    [[updateId, true, undefined]],
  );
  const details = (await opened.ask<UpdateDetails>('GET', `/updates/${updateId}`)).answer;
  assert.ok(details.imported && details.bundles.length > 0);
  const others = (await opened.ask<PageAnswer<UpdateRow>>('GET', '/updates?imported=false')).answer;
  assert.ok(others.total > 1, 'what is not asked for is not left out');
  const second = await taskOf<CatalogImportAnswer>(opened, '/catalog/import', { references: [updateId] });
  assert.deepEqual(
    [second.result?.imported, second.result?.alreadyHere.map((each) => each.updateId)],
    [[], [updateId]],
  );
});

test('an update that is in the catalog but not published to servers is told from one that nobody knows', async (t) => {
  const opened = await open(t, onlyInCatalog);
  await opened.ask('PUT', '/upstream', { url: (await upstreamOf(t)).url });
  const { result } = await taskOf<CatalogImportAnswer>(opened, '/catalog/import', {
    references: [id(77), id(78)],
  });
  assert.deepEqual(result?.failed.map(({ updateId, finding }) => [updateId, finding.code]).sort(), [
    [id(77), 'upstream/not-in-channel'],
    [id(78), 'upstream/unknown-update'],
  ]);
  assert.deepEqual(await marked(opened), []);
});

test('when the catalog cannot be asked, what the upstream said stands', async (t) => {
  const opened = await open(t, {
    searchCatalog: async () => {
      throw upstreamFailures.fail('catalog-unavailable');
    },
  });
  await opened.ask('PUT', '/upstream', { url: (await upstreamOf(t)).url });
  const { result } = await taskOf<CatalogImportAnswer>(opened, '/catalog/import', { references: [id(77)] });
  const [only] = result?.failed ?? [];
  assert.equal(only?.finding.code, 'upstream/unknown-update');
  assert.match(only?.finding.detail ?? '', /the catalog was not asked/);
  const refused = await opened.ask('GET', '/catalog/search?text=KB1');
  assert.deepEqual([refused.status, refused.answer.code], [502, 'upstream/catalog-unavailable']);
});

test('a search says what is here already', async (t) => {
  const opened = await open(t, onlyInCatalog);
  const search = async () =>
    (await opened.ask<CatalogSearchAnswer>('GET', '/catalog/search?text=KB9000077')).answer.items;
  assert.deepEqual(await search(), [{ ...ROW, here: false }]);
  await importAll(opened, [{ number: 77 }]);
  assert.deepEqual(await search(), [{ ...ROW, here: true }]);
});
