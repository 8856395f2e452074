import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parseUpdate } from './parse.ts';
import { toWireFragments } from './wire-fragments.ts';

const captures = new URL('../../../shared/captures/', import.meta.url);
const isHere = existsSync(captures);

const documents = isHere
  ? readdirSync(new URL('metadata/', captures))
      .filter((name) => name.endsWith('.xml'))
      .map((name) => name.slice(0, -4))
  : [];

function parsed(name: string) {
  return parseUpdate(readFileSync(new URL(`metadata/${name}.xml`, captures)), name);
}

/** The one value that was redacted in some of the fragments. */
function comparable(xml: string | undefined): string | undefined {
  return xml?.replaceAll(/LinkId=(52661|REDACTED)/g, 'LinkId=…');
}

describe('fragments of real documents are those of a real WSUS, byte for byte', () => {
  if (!isHere) test('all', (t) => t.skip('captures are not here'));
  let compared = 0;
  for (const name of documents) {
    test(name, () => {
      const { fragments } = parsed(name);
      const mine = {
        core: fragments.core,
        extended: fragments.extended,
        'localized-en': fragments.localized.find(({ language }) => language === 'en')?.xml,
      };
      for (const [kind, xml] of Object.entries(mine)) {
        const path = new URL(`fragments/${name}.${kind}.xml`, captures);
        if (!existsSync(path)) continue;
        assert.equal(comparable(xml), comparable(readFileSync(path, 'utf8')), kind);
        compared++;
      }
    });
  }
  test('every captured fragment has been compared', (t) => {
    if (!isHere) return t.skip('captures are not here');
    assert.equal(compared, readdirSync(new URL('fragments/', captures)).length);
  });
});

test('escaped fragments stand verbatim in what a real WSUS sent', (t) => {
  if (!isHere) return t.skip('captures are not here');
  const folder = new URL('server-responses/', captures);
  const sent = readdirSync(folder)
    .filter((name) => name.endsWith('.xml'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('');
  const found = documents.filter((name) => {
    const { core } = toWireFragments(parsed(name).fragments);
    return sent.includes(`<Xml>${core}</Xml>`);
  });
  assert.ok(found.length >= 4, `only ${found}`);
});

test('a real bundle: identity, texts, relations, properties', (t) => {
  if (!isHere) return t.skip('captures are not here');
  const name = documents.find((document) => document.startsWith('a2fef9b0')) ?? '';
  const { revision, fragments } = parsed(name);
  assert.equal(revision.updateId, 'a2fef9b0-7951-4c2c-a42b-9e351dd1c1fe');
  assert.equal(revision.revisionNumber, 200);
  assert.equal(revision.type, 'Software');
  assert.equal(revision.handler, '');
  assert.equal(revision.explicitlyDeployable, true);
  assert.equal(revision.autoSelectOnWebSites, true);
  assert.deepEqual(revision.kbArticleIds, ['2267602']);
  assert.equal(revision.supersedes.length, 10);
  assert.deepEqual(
    revision.prerequisites.map((clause) => [clause.anyOf.length, clause.isCategory]),
    [
      [1, false],
      [1, false],
      [1, true],
      [1, true],
    ],
  );
  assert.equal(revision.bundles.length, 4);
  assert.ok(
    revision.bundles.every((clause) => clause.anyOf.every((member) => member.revisionNumber === 200)),
  );
  assert.equal(revision.localized.length, 35);
  assert.equal(fragments.localized.length, 35);
  assert.ok(
    revision.localized.every(({ moreInfoUrls, supportUrl }) => moreInfoUrls.length === 1 && supportUrl),
  );
});

test('a real leaf: its file with both digests, its handler', (t) => {
  if (!isHere) return t.skip('captures are not here');
  const name = documents.find((document) => document.startsWith('7366a74a')) ?? '';
  const { revision } = parsed(name);
  assert.equal(revision.handler, 'CommandLineInstallation');
  assert.equal(revision.explicitlyDeployable, false);
  assert.deepEqual(revision.installation, { Impact: 'Minor' });
  assert.equal(revision.uninstallation, undefined);
  assert.deepEqual(revision.files, [
    {
      fileName: 'AM_Delta.exe',
      size: 11610576,
      sha1: 'E8B1D75885CF8F053A1307BDC9C3F87BF0CF7ADA',
      sha256: 'CF9DCE88A0E09EC9215270E141EBAE8B126B788AB066AD57EC23AFA99338F939',
      modified: '2026-10-03T19:37:36Z',
      isEncrypted: false,
    },
  ]);
});

test('a real category: its kind', (t) => {
  if (!isHere) return t.skip('captures are not here');
  const kinds = documents
    .map((name) => parsed(name).revision.categoryType)
    .filter((kind) => kind !== undefined);
  assert.deepEqual(kinds.sort(), ['Company', 'Product', 'ProductFamily']);
});
