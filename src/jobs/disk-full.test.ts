import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '#base/fixture';
import { contentFailures } from '#content';
import { storeFailures } from '#store';
import { addressOf, fetching, sampleFile, troubled, web } from './fixture.ts';

const MINUTE = 60_000;

test('files that would not leave the reserve free wait, smaller ones come, and all is well again with room', async (t) => {
  const home = await web(t);
  let freeBytes = 8000;
  const server = await fetching(t, {
    disk: (content) => troubled(content, { room: async () => ({ freeBytes }) }),
  });
  const [large, small] = [sampleFile('large.cab', 9000), sampleFile('small.cab', 3000)];
  for (const file of [large, small]) home.put(file);
  await server.import(1, [large, small]);
  await server.upstream(home.url);
  await server.approve(1);
  await server.fetcher.drain();
  assert.ok(await server.has(small));
  assert.deepEqual(home.asked, [`GET ${addressOf(small)}`], 'nothing is asked for that has no room');
  assert.equal((await server.fetcher.status()).paused, 'disk-full');
  assert.equal((await server.record(large))?.attempts, 0, 'it is not the fault of the file');
  freeBytes = 9000;
  await server.later(MINUTE);
  assert.ok(await server.has(large));
  assert.equal((await server.fetcher.status()).paused, undefined);
  const told = server.events.map(({ event }) => event).filter((event) => /paused|resumed/.test(event));
  assert.deepEqual(told, ['jobs.fetching-paused', 'jobs.fetching-resumed']);
});

test('a disk that is full in the middle pauses everything for a minute, and the download goes on where it was', async (t) => {
  const home = await web(t);
  const file = sampleFile('file.cab', 100_000);
  let isFull = true;
  const server = await fetching(t, {
    disk: (content) =>
      troubled(content, {
        add: (expected, source, options) => {
          if (!isFull) return content.add(expected, source, options);
          async function* some(): AsyncGenerator<Uint8Array> {
            for await (const bytes of source) {
              yield bytes.subarray(0, 10_000);
              throw contentFailures.fail('disk-full');
            }
          }
          return content.add(expected, some(), options);
        },
      }),
  });
  home.put(file);
  await server.import(1, [file]);
  await server.upstream(home.url);
  await server.approve(1);
  await server.fetcher.drain();
  assert.equal((await server.fetcher.status()).paused, 'disk-full');
  assert.equal((await server.record(file))?.attempts, 0);
  isFull = false;
  await server.later(MINUTE);
  assert.ok(await server.has(file));
  assert.equal(home.asked.at(-1), `GET ${addressOf(file)} bytes=10000-`);
});

/** A file system of its own with so much room; undefined where this test may not make one. */
function smallDisk(bytes: number): string | undefined {
  const directory = temporaryFolder('disk');
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', directory], { stdio: 'ignore' });
    return directory;
  } catch {
    return undefined;
  }
}

test('on a disk that is really full, database and all, reads go on, writes fail with their reason, and room heals it', async (t) => {
  const directory = smallDisk(8 * 1024 * 1024);
  if (directory === undefined) return t.skip('this needs the right to mount a tmpfs');
  const home = await web(t);
  // Lazily: it goes when the last file on it is closed, also after a test that failed.
  t.after(() => execFileSync('umount', ['-l', directory]));
  const server = await fetching(t, { directory });
  const file = sampleFile('file.cab', 1_000_000);
  home.put(file);
  await server.import(1, [file]);
  await server.upstream(home.url);
  await server.approve(1);
  const ballast = join(directory, 'ballast');
  await writeFile(ballast, Buffer.alloc(16 * 1024 * 1024)).catch(() => undefined);
  await assert.rejects(server.fetcher.drain(), (error) => storeFailures.is(error, 'disk-full'));
  assert.equal((await server.fetcher.status()).paused, 'disk-full');
  await assert.rejects(server.decline(1), (error) => storeFailures.is(error, 'disk-full'));
  assert.equal(
    (await server.store.fileBySha1(file.sha1))?.file.fileName,
    'file.cab',
    'the store can be read',
  );
  await rm(ballast);
  await server.later(MINUTE);
  assert.ok(await server.has(file));
  await server.import(2, [sampleFile('other.cab')]);
  assert.deepEqual(await server.store.check(), []);
});
