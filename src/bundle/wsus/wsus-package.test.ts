import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { digestOf, digestToBase64 } from '#base';
import { temporaryFolder } from '#base/fixture';
import { readCabinet, writeCabinet } from '#wire';
import { exportBundle } from '../export-bundle.ts';
import { bundleFailures } from '../failures.ts';
import {
  allOptions,
  documentsOf,
  emptyServer,
  importSamples,
  type Sample,
  type Server,
  sampleText,
  updateIdOf,
  visibleState,
} from '../fixture.ts';
import { importBundle } from '../import-bundle.ts';
import { inspectBundle } from '../inspect-bundle.ts';
import { dependenciesFirst } from './dependencies-first.ts';
import { readWsusPackage } from './read-package.ts';

const SAMPLES: readonly Sample[] = [
  { id: 5, categories: [1, 2], bundles: [6], files: ['a file'] },
  { id: 6, categories: [1, 2] },
  { id: 1, type: 'Category', categoryType: 'Product', categories: [3] },
  { id: 2, type: 'Category', categoryType: 'UpdateClassification' },
  { id: 3, type: 'Category', categoryType: 'Company' },
  { id: 4, type: 'Detectoid' },
];
const URL = 'http://download.example.test/a.cab?x=1&y=2';

async function wsusExport(t: Parameters<typeof emptyServer>[0]): Promise<{ from: Server; path: string }> {
  const from = await emptyServer(t);
  await importSamples(from, ...SAMPLES);
  const sha1 = digestOf(Buffer.from('a file'), 'SHA1');
  await from.store.write((tx) => tx.putFileSources([{ sha1, url: URL }]));
  const info = await exportBundle(from, allOptions(temporaryFolder('bundle'), { format: 'wsus' }));
  assert.deepEqual(
    info.findings.map(({ code }) => code),
    ['bundle/unsigned', 'bundle/not-verified'],
  );
  return { from, path: info.path };
}

/** A line as the sample code of Microsoft writes it: `{0},{1:x8},{2:x8},{3}` and a line break. */
function line(id: number, text: string, lineBreak = '\r\n'): string {
  return `${updateIdOf(id)},00000001,${text.length.toString(16).padStart(8, '0')},${text}${lineBreak}`;
}

async function packageOf(bytes: Uint8Array): Promise<string> {
  const path = join(temporaryFolder('bundle'), 'package');
  await writeFile(path, bytes);
  return path;
}

function cabinetOf(metadata: string | Uint8Array, description?: string): Buffer {
  const members = [{ name: 'metadata.txt', bytes: Buffer.from(metadata) }];
  if (description !== undefined) members.push({ name: 'package.xml', bytes: Buffer.from(description) });
  return writeCabinet(members, { compression: 'mszip' });
}

test('a package that was written for WSUS is taken in by another server', async (t) => {
  const { from, path } = await wsusExport(t);
  const to = await emptyServer(t);
  const seen = await inspectBundle(to, path);
  assert.deepEqual(
    [seen.format, seen.revisions, seen.signedBy, seen.trusted, seen.createdAt],
    ['wsus', 6, '', false, from.clock.now()],
  );
  assert.deepEqual(
    seen.findings.map(({ code, level }) => [code, level]),
    [['bundle/unsigned', 'warning']],
  );
  const imported = await importBundle(to, { path, actor: 'cli:alice' });
  assert.deepEqual([imported.imported, imported.unchanged], [6, 0]);
  assert.deepEqual(await documentsOf(to), await documentsOf(from));
  const sha1 = digestOf(Buffer.from('a file'), 'SHA1');
  assert.deepEqual(await to.store.fileSources([sha1]), new Map([[sha1, { sha1, url: URL }]]));
  const { items } = await to.store.audit({ limit: 10, offset: 0 });
  assert.ok(
    items.some(({ actor, subject }) => actor === 'cli:alice' && subject.includes(path)),
    'it is audited',
  );
  const again = await importBundle(to, { path, actor: 'cli:alice' });
  assert.deepEqual([again.imported, again.unchanged], [0, 6]);
});

test('the package has the layout of the sample code: categories first, members before their bundle', async (t) => {
  const { path } = await wsusExport(t);
  const members = readCabinet(await readFile(path));
  assert.deepEqual(
    members.map(({ name }) => name),
    ['metadata.txt', 'package.xml'],
  );
  const metadata = members[0]!.read().toString();
  const order = [3, 1, 2, 4, 6, 5];
  const texts = new Map(SAMPLES.map((sample) => [sample.id, sampleText(sample)]));
  assert.equal(metadata, order.map((id) => line(id, texts.get(id)!)).join(''));
  const description = members[1]!.read().toString();
  const digest = digestToBase64(digestOf(Buffer.from('a file'), 'SHA1'));
  for (const piece of [
    ' CreationTime="2026-01-15T12:00:00Z" FormatVersion="1.0" ProtocolVersion="1.20">',
    '<Language Id="1033" ShortName="en" LongName="English" Enabled="1" />',
    `<File Digest="${digest}" MUUrl="http://download.example.test/a.cab?x=1&amp;y=2" Name="5-0.cab" />`,
    `<Update UpdateId="${updateIdOf(3)}" RevisionNumber="1"><Files></Files><Categories></Categories><Classifications></Classifications></Update>`,
    `<Update UpdateId="${updateIdOf(5)}" RevisionNumber="1"><Files><File Digest="${digest}" /></Files><Categories><Category Value="${updateIdOf(1)}" /></Categories><Classifications><Classification Value="${updateIdOf(2)}" /></Classifications></Update>`,
  ]) {
    assert.ok(description.includes(piece), piece);
  }
});

test('packages of other programs are read: line breaks, declarations, marks, UTF-16, gzip', async (t) => {
  const plain = sampleText({ id: 1, title: 'zwei\nZeilen 更新 🙂' });
  const declared = `<?xml version="1.0" encoding="utf-16"?>\r\n${sampleText({ id: 2 })}`;
  const lines = line(1, plain, '\n') + line(2, declared) + line(3, sampleText({ id: 3 }), '');
  const escaped = plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const xml = `<ExportPackage ServerID="x"><Updates><Update UpdateId="${updateIdOf(1).toUpperCase()}" RevisionNumber="1"><Files/><Xml>${escaped}</Xml></Update></Updates></ExportPackage>`;
  const expected = [plain, sampleText({ id: 2 }), sampleText({ id: 3 })];
  const forms: readonly (readonly [string, Buffer, readonly string[]])[] = [
    ['cabinet', cabinetOf(lines), expected],
    ['with a mark', cabinetOf(`\ufeff${lines}`), expected],
    ['UTF-16', cabinetOf(Buffer.from(`\ufeff${lines}`, 'utf16le')), expected],
    ['gzip of lines', gzipSync(lines), expected],
    ['gzip of XML', gzipSync(`<?xml version="1.0"?>${xml}`), [plain]],
    ['gzip of XML with a mark', gzipSync(`\ufeff${xml}`), [plain]],
  ];
  for (const [what, bytes, texts] of forms) {
    const to = await emptyServer(t);
    await importBundle(to, { path: await packageOf(bytes), actor: 'test' });
    assert.deepEqual([...(await documentsOf(to)).values()].sort(), [...texts].sort(), what);
  }
});

test('addresses that are no addresses, and languages, are read as what they are', async () => {
  const good = digestOf(Buffer.from('good'), 'SHA1');
  const bad = digestToBase64(digestOf(Buffer.from('bad'), 'SHA1'));
  const description = `<ExportPackage ServerID="s" CreationTime="2020-01-02T03:04:05Z"><Languages><Language Id="1041" ShortName="ja" LongName="Japanese" Enabled="1"/></Languages>
    <Files><File Digest="${digestToBase64(good)}" MUUrl="https://example.test/x"/><File Digest="${bad}" MUUrl="file:///etc/passwd"/><File Digest="??" MUUrl="http://example.test/"/></Files><Updates/></ExportPackage>`;
  const { description: read } = await readWsusPackage(
    await packageOf(cabinetOf(line(1, sampleText({ id: 1 })), description)),
  );
  assert.deepEqual(read, {
    serverId: 's',
    createdAt: Date.UTC(2020, 0, 2, 3, 4, 5),
    languages: [{ id: 1041, short: 'ja', long: 'Japanese' }],
    fileSources: [{ sha1: good, url: 'https://example.test/x' }],
    documents: [],
  });
});

test('a package that is damaged changes nothing', async (t) => {
  const to = await emptyServer(t);
  const text = sampleText({ id: 1 });
  const before = await visibleState(to);
  const cabinet = cabinetOf(line(1, text), '<ExportPackage/>');
  const spoiled = Buffer.from(cabinet);
  spoiled[200]! ^= 0xff;
  const damaged: Readonly<Record<string, Uint8Array>> = {
    'cut off': cabinet.subarray(0, cabinet.length - 10),
    'a changed byte': spoiled,
    'no metadata.txt': writeCabinet([{ name: 'other', bytes: Buffer.from('x') }], { compression: 'none' }),
    'a document that is cut off': cabinetOf(line(1, text).slice(0, -20)),
    'a length that is too short': cabinetOf(line(1, text).replace(/,0000(....),</, ',00000010,<')),
    'a length of gigabytes': cabinetOf(line(1, text).replace(/,0000(....),</, ',ffffffff,<')),
    'no id': cabinetOf('hello, world; this is no package at all, and long enough to be one'),
    'not text': cabinetOf(Buffer.concat([Buffer.from(line(1, text)), Buffer.alloc(100, 0xff)])),
    'package.xml that is none': cabinetOf(line(1, text), '<ExportPackage>'),
    'package.xml with entities': cabinetOf(line(1, text), '<!DOCTYPE x [<!ENTITY a "b">]><ExportPackage/>'),
    'gzip that is cut off': gzipSync(line(1, text)).subarray(0, 100),
    'gzip of something else': gzipSync('<html'),
  };
  for (const [what, bytes] of Object.entries(damaged)) {
    const path = await packageOf(bytes);
    const isDamage = (error: unknown) => bundleFailures.is(error, 'damaged-package');
    await assert.rejects(importBundle(to, { path, actor: 'test' }), isDamage, what);
    await assert.rejects(inspectBundle(to, path), isDamage, what);
  }
  const unknown = await packageOf(Buffer.from('PK'));
  await assert.rejects(importBundle(to, { path: unknown, actor: 'test' }), (error) =>
    bundleFailures.is(error, 'not-a-bundle'),
  );
  const refused = await packageOf(cabinetOf(line(1, text) + line(2, '<Update/>')));
  await assert.rejects(importBundle(to, { path: refused, actor: 'test' }), (error) =>
    bundleFailures.is(error, 'refused-revision'),
  );
  assert.deepEqual(await visibleState(to), before);
  assert.deepEqual(await to.store.stagedIdentities(), []);
});

test('what a package says differently of a revision that is here is passed over and told', async (t) => {
  const to = await emptyServer(t);
  await importSamples(to, { id: 1, title: 'Here' });
  const lines = line(1, sampleText({ id: 1, title: 'There' })) + line(2, sampleText({ id: 2 }));
  const imported = await importBundle(to, { path: await packageOf(cabinetOf(lines)), actor: 'test' });
  assert.deepEqual([imported.imported, imported.unchanged], [1, 0]);
  assert.deepEqual(
    imported.bundle.findings.map(({ code }) => code),
    ['bundle/unsigned', 'bundle/contradictory-revision'],
  );
  assert.match((await documentsOf(to)).get(`${updateIdOf(1)} 1`) ?? '', /Here/);
  const { items } = await to.store.syncRuns({ limit: 1, offset: 0 });
  assert.equal(items[0]?.outcome, 'partial');
});

test('a package is not written over, and takes no number of the bundles', async (t) => {
  const { from, path } = await wsusExport(t);
  const again = allOptions(join(path, '..'), { format: 'wsus' });
  await assert.rejects(exportBundle(from, again), (error) => bundleFailures.is(error, 'already-there'));
  assert.equal((await exportBundle(from, allOptions(temporaryFolder('bundle')))).sequence, 1);
});

test('each stands behind what it needs, in circles and long chains too', () => {
  const order = (needs: Readonly<Record<string, readonly string[]>>) =>
    dependenciesFirst(new Map(Object.keys(needs).map((key) => [key, key])), (key) => needs[key]!).join(' ');
  assert.equal(order({ a: ['c'], b: [], c: ['d', 'x'], d: [] }), 'd c a b');
  assert.equal(order({ a: ['b'], b: ['a'] }), 'b a');
  const chain = new Map(Array.from({ length: 100_000 }, (_, index) => [`${index}`, index]));
  const sorted = dependenciesFirst(chain, (index) => [`${index + 1}`]);
  assert.equal(sorted[0], 99_999);
});
