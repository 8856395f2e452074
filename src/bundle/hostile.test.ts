import assert from 'node:assert/strict';
import { copyFile, cp, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { digestOf } from '#base';
import { temporaryFolder } from '#base/fixture';
import { exportBundle } from './export-bundle.ts';
import { bundleFailures } from './failures.ts';
import {
  allOptions,
  documentsOf,
  emptyServer,
  importSamples,
  type Server,
  sampleText,
  spoil,
  updateIdOf,
  visibleState,
} from './fixture.ts';
import { type FrameHead, writeHead } from './frame.ts';
import { importBundle } from './import-bundle.ts';
import { inspectBundle } from './inspect-bundle.ts';
import { type Manifest, readManifest, writeManifest } from './manifest.ts';
import { readSigned } from './open-bundle.ts';
import { openCargo } from './open-cargo.ts';
import { newBundleKey, signManifest } from './signature.ts';

type Code =
  | 'bad-signature'
  | 'damaged-content'
  | 'damaged-manifest'
  | 'damaged-part'
  | 'missing-part'
  | 'newer-format'
  | 'not-a-bundle'
  | 'refused-revision'
  | 'unknown-signer';

interface Scene {
  readonly to: Server;
  readonly path: string;
  readonly trust: string;
}

async function scene(t: Parameters<typeof emptyServer>[0]): Promise<Scene> {
  const from = await emptyServer(t);
  const to = await emptyServer(t);
  await importSamples(to, { id: 1 });
  await importSamples(from, { id: 2, files: ['one file'] }, { id: 3, files: ['y'.repeat(40_000)] });
  const { path, signedBy } = await exportBundle(
    from,
    allOptions(temporaryFolder('bundle'), { partSize: 20_000 }),
  );
  return { to, path, trust: signedBy };
}

/** The import ends so, and nothing of it is to be seen afterwards. */
async function refuses({ to, path, trust }: Scene, code: Code, what: string): Promise<void> {
  const before = await visibleState(to);
  await assert.rejects(
    importBundle(to, { path, trust, actor: 'test' }),
    (error) => bundleFailures.is(error, code),
    what,
  );
  assert.deepEqual(await visibleState(to), before, what);
  assert.deepEqual(await to.store.stagedIdentities(), [], what);
  for await (const file of to.content.list()) assert.fail(`${what}: ${file.sha1} was taken in`);
}

async function finds({ to, path }: Scene, code: string, subject?: string): Promise<void> {
  const { findings } = await inspectBundle(to, path);
  const found = findings.find((finding) => finding.code === `bundle/${code}`);
  assert.ok(found !== undefined, `${code} is found`);
  if (subject !== undefined) assert.equal(found.subject, subject);
}

test('one changed byte in any file of a bundle is found, by inspection too', async (t) => {
  const { to, path, trust } = await scene(t);
  const spoiled = async (name: string, at: number): Promise<Scene> => {
    const copy = temporaryFolder('bundle');
    await cp(path, copy, { recursive: true });
    await spoil(join(copy, name), at);
    return { to, path: copy, trust };
  };
  const manifestSize = (await readFile(join(path, 'manifest.json'))).length;
  for (const at of [0, 40, manifestSize - 3, manifestSize - 1]) {
    const broken = await spoiled('manifest.json', at);
    await refuses(broken, 'bad-signature', `manifest ${at}`);
    await assert.rejects(inspectBundle(to, broken.path), (error) =>
      bundleFailures.is(error, 'bad-signature'),
    );
  }
  for (const at of [5, 60, 130])
    await refuses(await spoiled('manifest.sig', at), 'bad-signature', `signature ${at}`);
  for (const [name, at] of [
    ['part-0001', 0],
    ['part-0001', 4],
    ['part-0001', 700],
    ['part-0001', 19_999],
    ['part-0002', 10_000],
    ['part-0003', 1000],
  ] as const) {
    const broken = await spoiled(name, at);
    await refuses(broken, 'damaged-part', `${name} ${at}`);
    await finds(broken, 'damaged-part', name);
  }
  await importBundle(to, { path, trust, actor: 'test' });
});

test('a part that is missing, cut off, too long or another one is named', async (t) => {
  const whole = await scene(t);
  const { to, path, trust } = whole;
  const changed = async (change: (copy: string) => Promise<void>): Promise<Scene> => {
    const copy = temporaryFolder('bundle');
    await cp(path, copy, { recursive: true });
    await change(copy);
    return { to, path: copy, trust };
  };
  const missing = await changed((copy) => rm(join(copy, 'part-0002')));
  await refuses(missing, 'missing-part', 'missing');
  await finds(missing, 'missing-part', 'part-0002');
  assert.deepEqual(
    (await inspectBundle(to, missing.path)).parts.map(({ present }) => present),
    [true, false, true],
  );
  const short = await changed((copy) => truncate(join(copy, 'part-0002'), 10_000));
  await refuses(short, 'damaged-part', 'short');
  await finds(short, 'damaged-part', 'part-0002');
  await refuses(await changed((copy) => truncate(join(copy, 'part-0003'), 20_001)), 'damaged-part', 'long');
  const other = await changed((copy) => copyFile(join(copy, 'part-0001'), join(copy, 'part-0002')));
  await refuses(other, 'damaged-part', 'another one');
  await refuses(await changed((copy) => rm(join(copy, 'manifest.sig'))), 'bad-signature', 'no signature');
  await refuses(await changed((copy) => rm(join(copy, 'manifest.json'))), 'not-a-bundle', 'no manifest');
  await refuses({ to, trust, path: join(path, 'nowhere') }, 'not-a-bundle', 'nothing');
});

test('a document that changes after it was verified is not taken in', async (t) => {
  const { to, path } = await scene(t);
  const cargo = await openCargo(to, { path, actor: 'test' }, await readSigned(path));
  const part = await readFile(join(path, 'part-0001'));
  const at = part.indexOf('Update 2');
  assert.ok(at > 0);
  part.write('Virus', at);
  await writeFile(join(path, 'part-0001'), part);
  await assert.rejects(
    async () => {
      for await (const { bytes } of cargo.documents()) assert.ok(!Buffer.from(bytes).includes('Virus'));
    },
    (error) => bundleFailures.is(error, 'damaged-part'),
  );
});

test('only a signer who is trusted is believed', async (t) => {
  const { to, path, trust } = await scene(t);
  const stranger = `ed25519:${'0'.repeat(64)}`;
  await refuses({ to, path, trust: '' }, 'unknown-signer', 'nobody named');
  await refuses({ to, path, trust: stranger }, 'unknown-signer', 'another one named');
  // Somebody else puts a signature of their own under a manifest of theirs.
  const swapped = temporaryFolder('bundle');
  await cp(path, swapped, { recursive: true });
  const manifest = await readFile(join(path, 'manifest.json'));
  await writeFile(join(swapped, 'manifest.sig'), signManifest(manifest, newBundleKey()));
  await refuses({ to, path: swapped, trust }, 'unknown-signer', 'signed again');
  await importBundle(to, { path, trust: trust.toUpperCase().replace('ED25519', 'ed25519'), actor: 'test' });
  await assert.rejects(
    importBundle(to, { path: swapped, actor: 'test' }),
    (error) => bundleFailures.is(error, 'unknown-signer'),
    'trust in one signer is none in another',
  );
});

test('the manifest of another bundle does not fit', async (t) => {
  const one = await scene(t);
  const two = await scene(t);
  const mixed = temporaryFolder('bundle');
  await cp(one.path, mixed, { recursive: true });
  await copyFile(join(two.path, 'manifest.json'), join(mixed, 'manifest.json'));
  await refuses({ ...one, path: mixed }, 'bad-signature', 'manifest alone');
  await copyFile(join(two.path, 'manifest.sig'), join(mixed, 'manifest.sig'));
  await rename(join(one.path, 'part-0001'), join(mixed, 'part-0001'));
  await spoil(join(mixed, 'part-0003'), 3);
  await refuses({ to: one.to, path: mixed, trust: two.trust }, 'damaged-part', 'manifest and signature');
});

type Frame = FrameHead & { readonly body?: string };

/** A bundle that is signed and whole, and says what it likes. */
async function forged(
  to: Server,
  frames: readonly Omit<Frame, 'size'>[],
  change: (manifest: Manifest) => unknown = (manifest) => manifest,
): Promise<Scene> {
  const path = temporaryFolder('bundle');
  const key = newBundleKey();
  const part = Buffer.concat(
    frames.flatMap(({ body = '', ...head }) => {
      const bytes = Buffer.from(body);
      return [writeHead({ size: bytes.length, ...head } as FrameHead), bytes];
    }),
  );
  await writeFile(join(path, 'part-0001'), part);
  const manifest: Manifest = {
    serverId: updateIdOf(999),
    sequence: 1,
    since: 0,
    after: 0,
    upTo: 10,
    createdAt: 1,
    writer: 'x',
    holds: { approvals: false, groups: false, settings: false, content: true },
    counts: { revisions: frames.filter(({ kind }) => kind === 'revision').length, approvals: 0, groups: 0 },
    parts: [{ name: 'part-0001', size: part.length, sha256: digestOf(part, 'SHA256') }],
    files: [],
  };
  const bytes = writeManifest(change(manifest) as Manifest);
  await writeFile(join(path, 'manifest.json'), bytes);
  await writeFile(join(path, 'manifest.sig'), signManifest(bytes, key));
  return { to, path, trust: (await inspectSigner(to, path)) ?? '' };
}

async function inspectSigner(to: Server, path: string): Promise<string | undefined> {
  return inspectBundle(to, path).then(
    ({ signedBy }) => signedBy,
    () => undefined,
  );
}

test('a signer who is trusted and lies is found out as well', async (t) => {
  const to = await emptyServer(t);
  const end: Omit<Frame, 'size'> = { kind: 'end' };
  const revision = (id: number, body = sampleText({ id })) =>
    ({ kind: 'revision', updateId: updateIdOf(id), revisionNumber: 1, body }) as const;
  const sha1 = digestOf(Buffer.from('the file'), 'SHA1');
  const sha256 = digestOf(Buffer.from('the file'), 'SHA256');
  const file = (body: string) => ({ kind: 'file', sha1, sha256, body }) as const;
  const withFile = (size: number) => (manifest: Manifest) => ({
    ...manifest,
    files: [{ sha1, sha256, size }],
  });
  const liars: readonly (readonly [string, Code, Promise<Scene>])[] = [
    ['a file of another digest', 'damaged-content', forged(to, [file('the fine'), end], withFile(8))],
    ['a file of another size', 'damaged-content', forged(to, [file('the file'), end], withFile(9))],
    ['a file that is not listed', 'damaged-content', forged(to, [file('the file'), end])],
    ['a file that is missing', 'damaged-content', forged(to, [end], withFile(8))],
    ['a revision twice', 'damaged-content', forged(to, [revision(1), revision(1), end])],
    [
      'fewer revisions',
      'damaged-content',
      forged(to, [end], (m) => ({ ...m, counts: { ...m.counts, revisions: 1 } })),
    ],
    ['no end', 'damaged-content', forged(to, [revision(1)])],
    ['something behind the end', 'damaged-content', forged(to, [end, revision(1)])],
    [
      'two states',
      'damaged-content',
      forged(to, [{ kind: 'state', body: '{}' }, { kind: 'state', body: '{}' }, end]),
    ],
    ['a state that is none', 'damaged-content', forged(to, [{ kind: 'state', body: '[]' }, end])],
    [
      'groups that are none',
      'damaged-content',
      forged(to, [{ kind: 'state', body: '{"groups":[{"id":"../x","name":"y"}]}' }, end]),
    ],
    [
      'groups that are not announced',
      'damaged-content',
      forged(to, [{ kind: 'state', body: '{"groups":[]}' }, end]),
    ],
    ['sources that are none', 'damaged-content', forged(to, [{ kind: 'sources', body: '{}' }, end])],
    ['an unknown kind', 'damaged-content', forged(to, [{ kind: 'program' } as unknown as Frame, end])],
    ['a document that is none', 'refused-revision', forged(to, [revision(4), revision(5, '<Update>'), end])],
    [
      'a part with a path',
      'damaged-manifest',
      forged(to, [end], (m) => ({ ...m, parts: [{ ...m.parts[0], name: '../../etc/passwd' }] })),
    ],
    [
      'a part twice',
      'damaged-manifest',
      forged(to, [end], (m) => ({ ...m, parts: [m.parts[0], m.parts[0]] })),
    ],
    ['numbers that are none', 'damaged-manifest', forged(to, [end], (m) => ({ ...m, sequence: -1 }))],
    ['a sequence that continues itself', 'damaged-manifest', forged(to, [end], (m) => ({ ...m, since: 1 }))],
    ['a newer format', 'newer-format', forged(to, [end], (m) => ({ ...m, version: 2 }))],
  ];
  for (const [what, code, lie] of liars) {
    const liar = await lie;
    if (liar.trust !== '') await refuses(liar, code, what);
    else await assert.rejects(inspectBundle(to, liar.path), (error) => bundleFailures.is(error, code), what);
  }
  const honest = await forged(to, [revision(6), file('the file'), end], withFile(8));
  await importBundle(to, { path: honest.path, trust: honest.trust, actor: 'test' });
  assert.deepEqual([...(await documentsOf(to)).keys()], [`${updateIdOf(6)} 1`]);
});

test('heads of gigabytes and sizes beyond the parts cost nothing', async (t) => {
  const to = await emptyServer(t);
  for (const bytes of [
    Buffer.from([0xff, 0xff, 0xff, 0xff]),
    writeHead({ kind: 'state', size: 4_000_000_000 }),
    writeHead({ kind: 'revision', size: 200_000_000, updateId: updateIdOf(1), revisionNumber: 1 }),
    Buffer.alloc(3),
    Buffer.alloc(0),
  ]) {
    const liar = await forged(to, []);
    const part = { name: 'part-0001', size: bytes.length, sha256: digestOf(bytes, 'SHA256') };
    await writeFile(join(liar.path, 'part-0001'), bytes);
    const key = newBundleKey();
    const old = readManifest(await readFile(join(liar.path, 'manifest.json')), liar.path);
    const manifest = writeManifest({ ...old, parts: [part] });
    await writeFile(join(liar.path, 'manifest.json'), manifest);
    await writeFile(join(liar.path, 'manifest.sig'), signManifest(manifest, key));
    const { signedBy } = await inspectBundle(to, liar.path);
    await refuses({ to, path: liar.path, trust: signedBy }, 'damaged-content', `${bytes.length} bytes`);
  }
});
