import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Log, type LogFields, manualClock } from '#base';
import { temporaryFolder } from '#base/fixture';
import type { ContentStore } from '#content';
import { openFileContentStore } from '#content/file';
import type { FileRecord } from '#store';
import { type ScrubFinding, type ScrubOptions, startScrub } from './scrub-content.ts';
import { scrubPositionFile, scrubPositionInMemory } from './scrub-position.ts';

const HOUR = 3_600_000;
const MIB = 1 << 20;

interface World {
  readonly content: ContentStore;
  readonly records: Map<string, FileRecord>;
  readonly options: ScrubOptions;
  readonly findings: ScrubFinding[];
  readonly log: { event: string; fields: LogFields | undefined }[];
  /** Milliseconds that the scrub has waited: for the pace, and between passes. */
  readonly waits: number[];
  /** Each rest between passes is answered with `continue` until it has been asked so often. */
  readonly rests: (count: number) => Promise<void>;
  path(sha1: string): string;
  /** Adds a file that an update names. */
  add(seed: string, size: number): Promise<string>;
}

/** A content directory and a scrub whose waiting takes no time: the clock moves instead. */
async function world(): Promise<World> {
  const directory = temporaryFolder('scrub');
  const content = await openFileContentStore({ directory });
  const clock = manualClock(Date.UTC(2026, 0, 1));
  const records = new Map<string, FileRecord>();
  const findings: ScrubFinding[] = [];
  const log: World['log'] = [];
  const waits: number[] = [];
  const note = (event: string, fields?: LogFields) => void log.push({ event, fields });
  const logger: Log = { debug: note, info: note, warn: note, error: note };
  let restsLeft = Number.POSITIVE_INFINITY;
  let enough = () => {};
  const options: ScrubOptions = {
    content,
    store: { fileBySha1: async (sha1) => records.get(sha1) },
    clock,
    log: logger,
    bytesPerSecond: MIB,
    restBetweenPasses: HOUR,
    position: scrubPositionInMemory(),
    onFinding: (finding) => void findings.push(finding),
    sleep: async (milliseconds, signal) => {
      waits.push(milliseconds);
      if (milliseconds >= 1000 && --restsLeft <= 0) {
        enough();
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      }
      clock.advance(milliseconds);
      await new Promise<void>((resolve) => setImmediate(resolve));
    },
  };
  return {
    content,
    records,
    options,
    findings,
    log,
    waits,
    rests: (count) => {
      restsLeft = count;
      return new Promise<void>((resolve) => {
        enough = resolve;
      });
    },
    path: (sha1) => join(directory, sha1.slice(38), sha1),
    add: async (seed, size) => {
      const bytes = Buffer.alloc(size, createHash('sha256').update(seed).digest());
      const digest = (name: string) => createHash(name).update(bytes).digest('hex').toUpperCase();
      const [sha1, sha256] = [digest('sha1'), digest('sha256')];
      await content.add({ sha1, sha256, size }, one(bytes));
      const file = { fileName: `${seed}.cab`, sha1, sha256, size, isEncrypted: false };
      records.set(sha1, { file, revisionIds: [] });
      return sha1;
    },
  };
}

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

async function flip(path: string): Promise<void> {
  const bytes = await readFile(path);
  bytes[bytes.length >> 1]! ^= 1;
  await writeFile(path, bytes);
}

/** Lets the scrub make that many passes, then stops it. */
async function passes(world: World, count: number, options: Partial<ScrubOptions> = {}): Promise<void> {
  const done = world.rests(count);
  const scrub = startScrub({ ...world.options, ...options });
  await done;
  await scrub.stop();
}

test('sound files are found sound, pass after pass', async () => {
  const it = await world();
  for (let index = 0; index < 5; index++) await it.add(`file ${index}`, 1000 * index);
  await passes(it, 3);
  assert.deepEqual(it.findings, []);
  const report = { files: 5, bytes: 10_000, corrupt: 0, unreadable: 0, unnamed: 0 };
  assert.deepEqual(it.log, Array(3).fill({ event: 'jobs.scrub-passed', fields: report }));
});

test('a flipped bit is found, the file is out of the way, and someone is told', async () => {
  const it = await world();
  const sha1 = await it.add('flipped', 700_000);
  await it.add('other', 700_000);
  await flip(it.path(sha1));
  let servedWhenTold: unknown = 'not told';
  await passes(it, 1, {
    onFinding: (finding) => {
      it.findings.push(finding);
      servedWhenTold = it.content.stat(sha1);
    },
  });
  assert.deepEqual(it.findings, [{ kind: 'corrupt', sha1, fileName: 'flipped.cab' }]);
  assert.equal(await servedWhenTold, undefined);
  assert.deepEqual(it.log[0], {
    event: 'jobs.scrub-found',
    fields: { kind: 'corrupt', sha1, fileName: 'flipped.cab' },
  });
  assert.equal(it.log[1]?.fields?.['corrupt'], 1);
});

test('a file cut off, and one whose SHA-256 is not the declared one, are found', async () => {
  const it = await world();
  const cut = await it.add('cut', 5000);
  await writeFile(it.path(cut), 'short');
  const forged = await it.add('forged', 5000);
  const { file } = it.records.get(forged)!;
  it.records.set(forged, { file: { ...file, sha256: 'A'.repeat(64) }, revisionIds: [] });
  await passes(it, 1);
  assert.deepEqual(it.findings.map(({ sha1 }) => sha1).sort(), [cut, forged].sort());
});

test('a file that no update names is compared with its own address', async () => {
  const it = await world();
  const sound = await it.add('sound', 5000);
  const damaged = await it.add('damaged', 5000);
  it.records.clear();
  await flip(it.path(damaged));
  await passes(it, 1);
  assert.deepEqual(it.findings, [{ kind: 'corrupt', sha1: damaged, fileName: undefined }]);
  assert.ok(await it.content.stat(sound));
  assert.equal(it.log.at(-1)?.fields?.['unnamed'], 2);
});

test('what cannot be judged is reported and left where it is', async () => {
  const it = await world();
  const sha1 = await it.add('nonsense', 5000);
  const { file } = it.records.get(sha1)!;
  it.records.set(sha1, { file: { ...file, size: -1 }, revisionIds: [] });
  await passes(it, 1);
  assert.equal(it.findings[0]?.kind, 'unreadable');
  assert.match(String(it.findings[0]?.failure), /size of a file/);
  assert.ok(await it.content.stat(sha1));
});

test('it reads no faster than it may', async () => {
  const it = await world();
  await it.add('large', 6 * MIB);
  await it.add('larger', 10 * MIB);
  await passes(it, 1);
  const waited = it.waits.filter((wait) => wait < HOUR).reduce((sum, wait) => sum + wait, 0);
  assert.ok(waited >= 15_900 && waited <= 16_600, `${waited} ms for 16 MiB at 1 MiB a second`);
  assert.ok(it.waits.filter((wait) => wait < HOUR).every((wait) => wait <= 1000));
});

test('an empty store is looked at once in a while, not all the time', async () => {
  const it = await world();
  await passes(it, 4);
  assert.deepEqual(it.waits, [HOUR, HOUR, HOUR, HOUR]);
  it.waits.length = 0;
  await passes(it, 4, { restBetweenPasses: 0 });
  assert.ok(it.waits.every((wait) => wait >= 1000));
});

test('after a stop it goes on where it was', async () => {
  const it = await world();
  for (let index = 0; index < 8; index++) await it.add(`part ${index}`, 300_000);
  const order = (await Array.fromAsync(it.content.list())).map(({ sha1 }) => sha1);
  const asked: string[] = [];
  const store = {
    fileBySha1: async (sha1: string) => {
      asked.push(sha1);
      if (asked.length === 4) void stopping.resolve(scrub.stop());
      return it.records.get(sha1);
    },
  };
  const stopping = Promise.withResolvers<void>();
  const path = join(it.path(order[0]!), '..', '..', 'position');
  const scrub = startScrub({ ...it.options, store, position: scrubPositionFile(path) });
  await stopping.promise;
  assert.equal(asked.length, 4);
  // Of the fourth nothing is known: it had only begun.
  assert.equal((await readFile(path, 'utf8')).trim(), order[2]);
  asked.length = 0;
  await passes(it, 2, {
    store: { fileBySha1: async (sha1) => void asked.push(sha1) },
    position: scrubPositionFile(path),
  });
  assert.deepEqual(asked, [...order.slice(3), ...order]);
  assert.equal((await readFile(path, 'utf8')).trim(), '');
});

test('a store that fails is reported, and the pass goes on from there after a rest', async () => {
  const it = await world();
  for (let index = 0; index < 3; index++) await it.add(`late ${index}`, 1000);
  const order = (await Array.fromAsync(it.content.list())).map(({ sha1 }) => sha1);
  const asked: string[] = [];
  await passes(it, 2, {
    store: {
      fileBySha1: async (sha1) => {
        asked.push(sha1);
        if (asked.length === 2) throw new Error('database is locked');
        return it.records.get(sha1);
      },
    },
  });
  assert.deepEqual(asked, [order[0], order[1], order[1], order[2]]);
  assert.deepEqual(
    it.log.map(({ event }) => event),
    ['jobs.scrub-interrupted', 'jobs.scrub-passed'],
  );
});

test('stopping in the middle of a file is quick and lets the file go', async () => {
  const it = await world();
  const sha1 = await it.add('long', 5 * MIB);
  const reached = Promise.withResolvers<void>();
  let waits = 0;
  const scrub = startScrub({
    ...it.options,
    sleep: (_, signal) =>
      new Promise((resolve) => {
        if (++waits < 4) return resolve();
        signal.addEventListener('abort', () => resolve());
        reached.resolve();
      }),
  });
  await reached.promise;
  await scrub.stop();
  await scrub.stop();
  assert.deepEqual(it.findings, []);
  assert.deepEqual(it.log, []);
  assert.ok(await it.content.stat(sha1));
});

test('a position that is damaged counts as none', async () => {
  const it = await world();
  const sha1 = await it.add('only', 10);
  const path = join(it.path(sha1), '..', '..', 'position');
  const position = scrubPositionFile(path);
  assert.equal(await position.load(), undefined);
  await position.save(sha1);
  assert.equal(await position.load(), sha1);
  await position.save(undefined);
  assert.equal(await position.load(), undefined);
  await writeFile(path, '../../etc/passwd');
  assert.equal(await position.load(), undefined);
});
