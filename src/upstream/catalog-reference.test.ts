import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogReference } from './catalog-reference.ts';

const ID = '0d1f5b8e-1c0a-4f6e-9d3b-2a7c4e5f6a7b';
const SITE = 'https://www.catalog.update.microsoft.com';

test('an UpdateID is read from a GUID in any spelling and from every address of the catalog', () => {
  for (const text of [
    ID,
    `{${ID.toUpperCase()}}`,
    ` ${ID}\n`,
    `${SITE}/ScopedViewInline.aspx?updateid=${ID}`,
    `${SITE}/ScopedViewInline.aspx?UpdateID=${ID.toUpperCase()}#PackageDetails`,
    `http://catalog.update.microsoft.com/v7/site/ScopedView.aspx?updateid=${ID}`,
    `catalog.update.microsoft.com/ScopedViewInline.aspx?updateid=${ID}`,
    `${SITE}/Search.aspx?q=${ID}`,
    `${SITE}/DownloadDialog.aspx?updateIDs=${encodeURIComponent(`[{"size":0,"updateID":"${ID}"}]`)}`,
  ])
    assert.deepEqual(catalogReference(text), { kind: 'update', updateId: ID }, text);
});

test('the address of a search is a search', () => {
  assert.deepEqual(catalogReference(`${SITE}/Search.aspx?q=KB5034441%20x64`), {
    kind: 'search',
    text: 'KB5034441 x64',
  });
});

test('everything else is no reference', () => {
  for (const text of [
    '',
    'KB5034441',
    ID.slice(1),
    `${SITE}/`,
    `${SITE}/Search.aspx?q=`,
    `https://evil.example/ScopedViewInline.aspx?updateid=${ID}`,
    `https://catalog.update.microsoft.com.evil.example/?updateid=${ID}`,
    `https://evilcatalog.update.microsoft.com/?updateid=${ID}`,
    'javascript:alert(1)',
  ])
    assert.equal(catalogReference(text), undefined, text);
});
