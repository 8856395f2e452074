import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { Failure, manualClock } from '#base';
import { temporaryFolder } from '#base/fixture';
import { checkExpectation, contentAddress } from '../address.ts';
import { type ContentFixture, contentContract, countedSource, sample } from '../contract.ts';
import { Measure } from '../measure.ts';
import { openFileContentStore } from './index.ts';
import { placesIn } from './places.ts';
import { pour } from './receive.ts';

async function fileFixture(): Promise<ContentFixture> {
  const parent = temporaryFolder('content');
  const directory = join(parent, 'content');
  const places = placesIn(directory);
  const published = (sha1: string) => places.published(contentAddress(sha1));
  return {
    open: () => openFileContentStore({ directory }),
    damage: async (sha1, change) => await writeFile(published(sha1), change(await readFile(published(sha1)))),
    lose: async (sha1) => await rm(published(sha1)),
    leaveHalfWritten: async (sha1, bytes) => await writeFile(places.newIncoming(contentAddress(sha1)), bytes),
    unfinished: async () => (await readdir(places.incoming)).length,
    remove: async () => await rm(parent, { recursive: true }),
  };
}

contentContract('content/file', fileFixture);

test('files lie where WSUS has them: last two digits, then the whole SHA-1', async () => {
  const directory = temporaryFolder('content');
  const clock = manualClock(Date.UTC(2026, 0, 2, 3, 4, 5, 678));
  const store = await openFileContentStore({ directory, clock });
  const file = sample('layout', 10);
  const added = await store.add(file, countedSource(file.bytes).source);
  assert.equal(added.modifiedAt, Date.UTC(2026, 0, 2, 3, 4, 5));
  const onDisk = await stat(join(directory, file.sha1.slice(38), file.sha1));
  assert.equal(onDisk.size, 10);
  assert.equal(onDisk.mtimeMs, added.modifiedAt);
  assert.deepEqual(await store.stat(file.sha1), added);
  await store.close();
});

test('a corrupt file is kept in quarantine for people to look at', async () => {
  const directory = temporaryFolder('content');
  const store = await openFileContentStore({ directory });
  const file = sample('quarantine', 10);
  await store.add(file, countedSource(file.bytes).source);
  await writeFile(join(directory, file.sha1.slice(38), file.sha1), 'XXXXXXXXXX');
  assert.equal(await store.verify(file), 'corrupt');
  const [name, ...others] = await readdir(join(directory, 'quarantine'));
  assert.deepEqual(others, []);
  assert.match(name!, new RegExp(`^${file.sha1}\\.`));
  assert.equal(await readFile(join(directory, 'quarantine', name!), 'utf8'), 'XXXXXXXXXX');
  await store.close();
});

test('files and folders of other people are neither listed nor served', async () => {
  const directory = temporaryFolder('content');
  const store = await openFileContentStore({ directory });
  const file = sample('foreign', 10);
  const [folder, other] = [file.sha1.slice(38), file.sha1.slice(38) === 'AA' ? 'BB' : 'AA'];
  await mkdir(join(directory, folder, file.sha1), { recursive: true });
  await mkdir(join(directory, other), { recursive: true });
  await writeFile(join(directory, folder, 'readme.txt'), 'hello');
  await writeFile(join(directory, other, file.sha1), file.bytes);
  await writeFile(join(directory, 'ZZ'), 'not a folder');
  assert.deepEqual(await Array.fromAsync(store.list()), []);
  assert.equal(await store.stat(file.sha1), undefined);
  await assert.rejects(store.read(file.sha1, { start: 0, end: 0 }), { code: 'content/missing' });
  const known = sample('known', 10);
  await store.add(known, countedSource(known.bytes).source);
  await writeFile(join(directory, known.sha1.slice(38) === other ? folder : other, known.sha1), known.bytes);
  assert.equal((await Array.fromAsync(store.list())).length, 1);
  await store.close();
});

test('a full disk is called a full disk', {
  skip: process.platform !== 'linux' && 'only Linux has a file that is always full',
}, async () => {
  const file = sample('full', 5000);
  const handle = await open('/dev/full', 'w');
  const expected = checkExpectation(file);
  const place = { from: 0, mayGoOn: () => undefined };
  const poured = pour(handle, place, new Measure(expected), expected, countedSource(file.bytes).source);
  await assert.rejects(poured, (error) => {
    assert.ok(error instanceof Failure);
    assert.equal(error.code, 'content/disk-full');
    assert.match(error.message, /ENOSPC/);
    return true;
  });
  await handle.close();
});

test('a file that cannot fit is refused before a byte of it is fetched', async () => {
  const directory = temporaryFolder('content');
  const store = await openFileContentStore({ directory });
  const file = sample('huge', 10);
  const { counts, source } = countedSource(file.bytes);
  await assert.rejects(store.add({ ...file, size: Number.MAX_SAFE_INTEGER }, source), {
    code: 'content/disk-full',
  });
  assert.equal(counts.pieces, 0);
  await store.close();
});

test('a directory that cannot be used says so', async () => {
  const directory = temporaryFolder('content');
  await writeFile(join(directory, 'in-the-way'), '');
  await assert.rejects(openFileContentStore({ directory: join(directory, 'in-the-way') }), {
    code: 'content/write-failed',
  });
});

test('a process killed in the middle of an add leaves no file, and no half of one after a restart', async () => {
  const parent = temporaryFolder('content');
  const directory = join(parent, 'content');
  const file = sample('killed', 400_000);
  // The child adds the file for ever: whole, removed, whole again, and says how far it is.
  const child = `
    import { openFileContentStore } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
    import { sample } from ${JSON.stringify(new URL('../contract.ts', import.meta.url).href)};
    const store = await openFileContentStore({ directory: process.argv[1] });
    const file = sample('killed', 400_000);
    async function* pieces() {
      for (let at = 0; at < file.size; at += 50_000) {
        yield file.bytes.subarray(at, at + 50_000);
        process.stdout.write('.');
      }
    }
    for (;;) {
      await store.add(file, pieces());
      process.stdout.write('+');
      await store.remove(file.sha1);
    }`;
  for (const dots of [1, 3, 5, 8, 9, 17]) {
    const running = spawn(
      process.execPath,
      ['--no-warnings', '--input-type=module-typescript', '--eval', child, directory],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let seen = '';
    for await (const output of running.stdout) {
      seen += String(output);
      if (seen.length >= dots) break;
    }
    running.kill('SIGKILL');
    if (running.exitCode === null && running.signalCode === null) await once(running, 'exit');
    const store = await openFileContentStore({ directory });
    assert.deepEqual(await readdir(join(directory, 'incoming')), []);
    assert.notEqual(await store.verify(file), 'corrupt');
    await store.close();
  }
});
