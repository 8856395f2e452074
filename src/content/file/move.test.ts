import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import { countedSource, type Sample, sample } from '../contract.ts';
import type { ContentStore } from '../port.ts';
import { moveContent, openFileContentStore, readContentPlace, writeContentPlace } from './index.ts';

interface World {
  readonly directory: string;
  readonly old: string;
  readonly to: string;
  readonly store: ContentStore;
  readonly files: readonly Sample[];
  readonly move: Parameters<typeof moveContent>[0];
}

/** A content directory with 20 files. */
async function world(t: TestContext): Promise<World> {
  const directory = temporaryFolder('move');
  const [old, to] = [join(directory, 'old'), join(directory, 'disk', 'content')];
  const store = await openFileContentStore({ directory: old });
  t.after(async () => {
    await store.close();
  });
  const files = Array.from({ length: 20 }, (_, index) => sample(`move ${index}`, 1000 * index));
  for (const file of files) await store.add(file, countedSource(file.bytes).source);
  const expectationOf = async (sha1: string) => files.find((file) => file.sha1 === sha1);
  return { directory, old, to, store, files, move: { from: store, fromDirectory: old, to, expectationOf } };
}

test('a move brings every file to the new directory, verified, and leaves the old one as it is', async (t) => {
  const { store, to, files, move } = await world(t);
  const seen: number[] = [];
  const moved = await moveContent({ ...move, onProgress: (done) => void seen.push(done.files) });
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  assert.deepEqual(moved, { files: 20, bytes, corrupt: [] });
  assert.deepEqual(
    seen,
    Array.from({ length: 20 }, (_, index) => index + 1),
  );
  const next = await openFileContentStore({ directory: to, mustExist: true });
  for (const file of files) {
    assert.equal(await next.verify(file), 'sound');
    assert.equal(await store.verify(file), 'sound');
  }
  await next.close();
});

test('a move that was stopped goes on, and one that is repeated brings only what is new', async (t) => {
  const { store, to, move } = await world(t);
  const stopping = new AbortController();
  const onProgress = ({ files }: { readonly files: number }) => {
    if (files === 7) stopping.abort(new Error('enough'));
  };
  await assert.rejects(moveContent({ ...move, onProgress, signal: stopping.signal }), /enough/);
  const read: string[] = [];
  const from = {
    list: () => store.list(),
    read: (...[sha1, range]: Parameters<ContentStore['read']>) => {
      read.push(sha1);
      return store.read(sha1, range);
    },
  };
  assert.equal((await moveContent({ ...move, from })).files, 20);
  assert.equal(read.length, 13);
  const late = sample('late', 10);
  await store.add(late, countedSource(late.bytes).source);
  await moveContent({ ...move, from });
  assert.equal(read.length, 14);
  const next = await openFileContentStore({ directory: to });
  assert.equal(await next.verify(late), 'sound');
  await next.close();
});

test('a damaged file stays behind and is named; the others come', async (t) => {
  const { old, to, files, move } = await world(t);
  const damaged = files[5] as Sample;
  await writeFile(join(old, damaged.sha1.slice(38), damaged.sha1), Buffer.alloc(damaged.size));
  const moved = await moveContent(move);
  assert.deepEqual(moved.corrupt, [damaged.sha1]);
  assert.equal(moved.files, 19);
  const next = await openFileContentStore({ directory: to });
  assert.equal(await next.stat(damaged.sha1), undefined);
  await next.close();
});

test('content is not moved into itself, among the files of others, or to half a path', async (t) => {
  const { directory, old, move } = await world(t);
  const foreign = join(directory, 'foreign');
  await mkdir(foreign);
  await writeFile(join(foreign, 'holiday.jpg'), '');
  for (const to of [old, join(old, 'deeper'), directory, foreign, 'relative/path']) {
    await assert.rejects(moveContent({ ...move, to }), { code: 'content/bad-place' });
  }
});

test('the place of the content is kept in a small file, and text that names no directory is refused', async (t) => {
  const { directory, to } = await world(t);
  const path = join(directory, 'content-place.json');
  assert.equal(await readContentPlace(path), undefined);
  await writeContentPlace(path, { directory: to, previous: directory });
  assert.deepEqual(await readContentPlace(path), { directory: to, previous: directory });
  for (const text of ['', '{}', '{"directory":"relative"}', '[1]', 'null']) {
    await writeFile(path, text);
    await assert.rejects(readContentPlace(path), { code: 'content/bad-place' });
  }
});

test('a content directory that was in use and is gone is not made anew', async (t) => {
  const { directory } = await world(t);
  const lost = join(directory, 'not-mounted');
  await mkdir(lost);
  await assert.rejects(openFileContentStore({ directory: lost, mustExist: true }), {
    code: 'content/place-missing',
  });
});
