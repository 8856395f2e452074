import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { digestFromBase64, digestOf } from '#base';
import { type ParsedUpdate, parseUpdate } from '#update';
import { Judgement } from '../agent/applicability.ts';
import { readCore } from '../agent/core-fragment.ts';
import type { CachedRevision } from '../agent/datastore.ts';
import { Machine } from '../agent/machine.ts';
import { PROFILES } from '../profiles/profiles.ts';
import { monthNumber, NEWEST_BASELINE, OLDEST_BASELINE } from '../registry.ts';
import { sampleCatalog } from '../sample-catalog.ts';
import { countCatalog, generateCatalog, type SyntheticDocument } from './catalog.ts';
import { generateDetectoids } from './detectoids.ts';
import { payloadOf } from './payload.ts';

const OPTIONS = { revisions: 3000, seed: 'test' } as const;

function parsed(
  documents: Iterable<SyntheticDocument>,
): { document: SyntheticDocument; update: ParsedUpdate }[] {
  return Array.from(documents, (document) => ({
    document,
    update: parseUpdate(document.bytes, document.name),
  }));
}

function fingerprint(documents: Iterable<SyntheticDocument>): string {
  const hash = createHash('sha256');
  for (const { name, bytes } of documents) hash.update(name).update(bytes);
  return hash.digest('hex');
}

describe('a synthetic catalog', () => {
  const catalog = parsed(generateCatalog(OPTIONS));

  test('is the same for the same seed and another for another', () => {
    assert.equal(fingerprint(generateCatalog(OPTIONS)), fingerprint(catalog.map(({ document }) => document)));
    assert.notEqual(
      fingerprint(generateCatalog({ ...OPTIONS, seed: 'other' })),
      fingerprint(catalog.map(({ document }) => document)),
    );
  });

  test('has exactly the documents it promises, each once and readable', () => {
    const counts = countCatalog(OPTIONS);
    const kinds = (...names: string[]) =>
      catalog.filter(({ document }) => names.includes(document.kind)).length;
    assert.equal(catalog.length, OPTIONS.revisions);
    assert.deepEqual(counts, {
      categories: kinds('category'),
      detectoids: kinds('detectoid'),
      drivers: kinds('driver'),
      software: kinds('bundle', 'bundled', 'software'),
    });
    assert.equal(new Set(catalog.map(({ document }) => document.name)).size, catalog.length);
    for (const { document, update } of catalog) {
      assert.equal(update.revision.updateId, document.identity.updateId);
      assert.equal(update.revision.revisionNumber, document.identity.revisionNumber);
      assert.equal(update.revision.publicationState === 'Expired', document.expired);
    }
  });

  test('keeps prerequisites before what needs them, and every bundle whole', () => {
    const seen = new Set<string>();
    const revisions = new Set<string>();
    for (const { update } of catalog) {
      for (const { anyOf } of update.revision.prerequisites)
        for (const id of anyOf) assert.ok(seen.has(id), id);
      for (const { anyOf } of update.revision.bundles) {
        for (const { updateId, revisionNumber } of anyOf)
          assert.ok(revisions.has(`${updateId}:${revisionNumber}`));
      }
      seen.add(update.revision.updateId);
      revisions.add(`${update.revision.updateId}:${update.revision.revisionNumber}`);
    }
  });

  test('has the shape of real catalogs: 4 to 8 % are no leaves, half of the Core fragments are below 1 KB', () => {
    const targets = new Set(
      catalog.flatMap(({ update }) => update.revision.prerequisites.flatMap(({ anyOf }) => anyOf)),
    );
    const nonLeaf = catalog.filter(({ update }) => targets.has(update.revision.updateId)).length;
    assert.ok(nonLeaf >= 0.04 * catalog.length && nonLeaf <= 0.08 * catalog.length, String(nonLeaf));
    const sizes = catalog.map(({ update }) => update.fragments.core.length).sort((a, b) => a - b);
    const median = sizes[sizes.length >> 1]!;
    assert.ok(median > 400 && median < 1024, String(median));
    assert.ok(sizes.at(-1)! > 10 * median, 'there is no long tail');
  });

  test('holds every shape that a server must know', () => {
    const has = (test: (update: ParsedUpdate['revision']) => boolean) =>
      catalog.some(({ update }) => test(update.revision));
    assert.ok(has((revision) => revision.supersedes.length > 3));
    assert.ok(has((revision) => revision.publicationState === 'Expired'));
    assert.ok(has((revision) => revision.handler === 'Cbs'));
    assert.ok(has((revision) => revision.drivers.some((driver) => driver.featureScores.length > 0)));
    assert.ok(has((revision) => revision.drivers.length > 1));
    assert.ok(has((revision) => revision.bundles.some((clause) => clause.anyOf.length > 1)));
    assert.ok(has((revision) => revision.localized.some(({ language }) => language === 'ja')));
    assert.ok(has((revision) => revision.severity === 'Critical'));
    assert.ok(has((revision) => revision.revisionNumber === 201));
    assert.ok(
      catalog.some(({ update }) =>
        update.fragments.core.includes('<assembly xmlns="urn:schemas-microsoft-com:asm.v3"'),
      ),
    );
  });

  test('says the truth about the bytes of its files', () => {
    for (const { document, update } of catalog.slice(-400)) {
      for (const [index, file] of document.files.entries()) {
        const bytes = payloadOf(file);
        assert.equal(bytes.length, file.size);
        assert.equal(digestOf(bytes, 'SHA1'), digestFromBase64(file.sha1, 'SHA1'));
        assert.equal(update.revision.files[index]?.sha256, digestOf(bytes, 'SHA256'));
      }
    }
  });

  for (const profile of Object.values(PROFILES)) {
    test(`about a third of its updates concern ${profile.title}, some of them not installed yet`, () => {
      const judgement = new Judgement(new Machine(profile), catalog.map(asCached));
      const verdicts = catalog
        .map(asCached)
        .filter(({ core }) => core.type === 'Software' && core.explicitlyDeployable)
        .map((revision) => judgement.of(revision));
      const needed = verdicts.filter((verdict) => verdict === 'Needed').length / verdicts.length;
      const installed = verdicts.filter((verdict) => verdict === 'Installed').length / verdicts.length;
      assert.ok(needed + installed > 0.25 && needed + installed < 0.45, `${needed} and ${installed}`);
      assert.ok(needed > 0.03 && installed > 0.1, `${needed} and ${installed}`);
    });
  }
});

function asCached({ update }: { update: ParsedUpdate }, index: number): CachedRevision {
  const deployment = {
    id: index,
    action: 'Install',
    isAssigned: true,
    lastChangeTime: '2026-01-01',
    automatic: true,
  };
  return { id: index + 1, core: readCore(update.fragments.core), isLeaf: true, deployment };
}

test('two catalogs share their taxonomy byte for byte and nothing else', () => {
  const of = (seed: string) =>
    new Map(Array.from(generateCatalog({ revisions: 100, seed }), (each) => [each.name, each.bytes]));
  const [one, other] = [of('one'), of('other')];
  const shared = [...one.keys()].filter((name) => other.has(name));
  assert.ok(shared.length > 10);
  for (const name of shared) assert.ok(one.get(name)!.equals(other.get(name)!), name);
});

test('titles come in the languages that are asked for', () => {
  const languages = ['en', 'ja', 'de'];
  const bundle = Array.from(generateCatalog({ revisions: 200, seed: 1, languages })).find(
    ({ kind }) => kind === 'bundle',
  )!;
  const { localized } = parseUpdate(bundle.bytes, bundle.name).revision;
  assert.deepEqual(
    localized.map(({ language }) => language),
    languages,
  );
  assert.equal(new Set(localized.map(({ title }) => title)).size, 3);
});

test('idle detectoids are detectoids, and nothing depends on them', () => {
  const idle = parsed(generateDetectoids(50));
  const ids = new Set(idle.map(({ update }) => update.revision.updateId));
  assert.equal(ids.size, 50);
  assert.ok(idle.every(({ update }) => update.revision.type === 'Detectoid'));
  for (const { update } of parsed(generateCatalog({ revisions: 200, seed: 1 }))) {
    assert.ok(update.revision.prerequisites.every(({ anyOf }) => anyOf.every((id) => !ids.has(id))));
  }
});

test('the sample catalog is complete: everything it names is in it', () => {
  const sample = parsed(sampleCatalog().documents);
  const ids = new Set(sample.map(({ update }) => update.revision.updateId));
  for (const { update } of sample) {
    for (const { anyOf } of update.revision.prerequisites) for (const id of anyOf) assert.ok(ids.has(id));
    for (const id of update.revision.supersedes) assert.ok(ids.has(id));
  }
});

test('no profile is patched beyond the bounds that the rules count on', () => {
  for (const { baseline } of Object.values(PROFILES)) {
    const month = monthNumber(...baseline);
    assert.ok(month >= OLDEST_BASELINE && month <= NEWEST_BASELINE);
  }
});
