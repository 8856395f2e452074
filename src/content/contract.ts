import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { Failure, failureTable } from '#base';
import type { ContentExpectation, ContentInfo, ContentStore } from './port.ts';

/** A place for content, and the ways to do to it what a disk, a crash or a person does behind the store's back. */
export interface ContentFixture {
  /** Opens the place; a second time after the first was closed. */
  open(): Promise<ContentStore>;
  /** Changes the stored bytes of a file. */
  damage(sha1: string, change: (bytes: Buffer) => Buffer): Promise<void>;
  /** Takes the file away. */
  lose(sha1: string): Promise<void>;
  /** Leaves what a crash in the middle of an add leaves. */
  leaveHalfWritten(sha1: string, bytes: Buffer): Promise<void>;
  /** How many unfinished files there are. */
  unfinished(): Promise<number>;
  remove(): Promise<void>;
}

export interface Sample extends ContentExpectation {
  readonly sha256: string;
  readonly bytes: Buffer;
}

/** Bytes that look random and are the same on every run, with what is to be expected of them. */
export function sample(seed: string, size: number): Sample {
  const blocks: Buffer[] = [];
  for (let block = 0; block * 32 < size; block++) {
    blocks.push(createHash('sha256').update(`${seed}/${block}`).digest());
  }
  const bytes = Buffer.concat(blocks).subarray(0, size);
  const digest = (name: string) => createHash(name).update(bytes).digest('hex').toUpperCase();
  return { bytes, size, sha1: digest('sha1'), sha256: digest('sha256') };
}

/** A source that counts how often it was asked for bytes, and knows if it was let go. */
export function countedSource(bytes: Buffer, pieceSize = 1000) {
  const counts = { pieces: 0, closed: false };
  async function* pieces(): AsyncGenerator<Uint8Array> {
    try {
      for (let at = 0; at < bytes.length; at += pieceSize) {
        counts.pieces++;
        yield bytes.subarray(at, at + pieceSize);
      }
    } finally {
      counts.closed = true;
    }
  }
  return { counts, source: pieces() };
}

/** Text that is no address, and that would lead elsewhere if it were ever put into a path. */
export const HOSTILE_ADDRESSES: readonly string[] = [
  '',
  '.',
  '..',
  '../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '/etc/passwd',
  'C:\\Windows\\win.ini',
  '\\\\server\\share\\file',
  'CON',
  'NUL',
  'COM1.cab',
  'incoming',
  'quarantine',
  `${'A'.repeat(39)}/`,
  `${'A'.repeat(39)}.`,
  `${'A'.repeat(39)}\0`,
  `${'A'.repeat(40)}\0`,
  `${'A'.repeat(40)}\n`,
  `${'A'.repeat(40)}.cab`,
  `${'A'.repeat(40)}::$DATA`,
  `../${'A'.repeat(37)}`,
  'Ａ'.repeat(40),
  'G'.repeat(40),
  'A'.repeat(64),
];

/** Every promise of `ContentStore`, checked on one implementation. */
export function contentContract(name: string, makeFixture: () => Promise<ContentFixture>): void {
  const promise = (words: string, body: (store: ContentStore, fixture: ContentFixture) => Promise<void>) =>
    test(`${name}: ${words}`, async () => {
      const fixture = await makeFixture();
      const store = await fixture.open();
      try {
        await body(store, fixture);
      } finally {
        await store.close();
        await fixture.remove();
      }
    });

  promise('a file that was added is there with its size, its time and all its bytes', async (store) => {
    const file = sample('whole', 600_001);
    assert.equal(await store.stat(file.sha1), undefined);
    const added = await store.add(file, countedSource(file.bytes, 7000).source);
    assert.deepEqual(await store.stat(file.sha1), added);
    assert.equal(added.sha1, file.sha1);
    assert.equal(added.size, file.size);
    assert.equal(added.modifiedAt % 1000, 0);
    assert.ok((await readAll(store, file.sha1, 0, file.size - 1)).equals(file.bytes));
  });

  promise('a range has both of its ends, wherever it lies', async (store) => {
    const file = sample('ranges', 300_000);
    await store.add(file, countedSource(file.bytes).source);
    for (const [start, end] of [
      [0, 0],
      [0, 299_999],
      [299_999, 299_999],
      [1, 262_144],
      [262_143, 262_144],
      [150_000, 149_999],
      [300_000, 299_999],
    ] as const) {
      const read = await readAll(store, file.sha1, start, end);
      assert.ok(read.equals(file.bytes.subarray(start, end + 1)), `${start} to ${end}`);
    }
  });

  promise('a range that the file does not have is refused', async (store) => {
    const file = sample('refused', 10);
    await store.add(file, countedSource(file.bytes).source);
    for (const [start, end] of [
      [0, 10],
      [-1, 3],
      [5, 3],
      [11, 10],
      [0.5, 3],
      [0, Number.NaN],
      [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    ] as const) {
      await rejects(store.read(file.sha1, { start, end }), 'content/bad-range');
    }
  });

  promise('a file that is not there is missing, for every method', async (store) => {
    const file = sample('absent', 10);
    assert.equal(await store.stat(file.sha1), undefined);
    await rejects(store.read(file.sha1, { start: 0, end: 0 }), 'content/missing');
    assert.equal(await store.verify(file), 'missing');
    await store.remove(file.sha1);
    assert.deepEqual(await listed(store), []);
  });

  promise('a file without a single byte is a file', async (store) => {
    const file = sample('empty', 0);
    await store.add(file, countedSource(file.bytes).source);
    assert.equal((await store.stat(file.sha1))?.size, 0);
    assert.equal((await readAll(store, file.sha1, 0, -1)).length, 0);
    await rejects(store.read(file.sha1, { start: 0, end: 0 }), 'content/bad-range');
    assert.equal(await store.verify(file), 'sound');
  });

  promise('addresses are the same in any letter case', async (store) => {
    const file = sample('case', 10);
    const lower = { ...file, sha1: file.sha1.toLowerCase(), sha256: file.sha256.toLowerCase() };
    assert.equal((await store.add(lower, countedSource(file.bytes).source)).sha1, file.sha1);
    assert.equal((await store.stat(lower.sha1))?.sha1, file.sha1);
    assert.equal((await readAll(store, lower.sha1, 0, 9)).length, 10);
    assert.equal(await store.verify(lower), 'sound');
    await store.remove(lower.sha1);
    assert.equal(await store.stat(file.sha1), undefined);
  });

  promise('text that is not a digest never becomes an address', async (store, fixture) => {
    const file = sample('hostile', 10);
    for (const address of HOSTILE_ADDRESSES) {
      const { counts, source } = countedSource(file.bytes);
      await rejects(store.stat(address), 'content/bad-digest');
      await rejects(store.read(address, { start: 0, end: 0 }), 'content/bad-digest');
      await rejects(store.add({ ...file, sha1: address }, source), 'content/bad-digest');
      await rejects(store.verify({ ...file, sha1: address }), 'content/bad-digest');
      await rejects(store.remove(address), 'content/bad-digest');
      if (address !== '') await rejects(listed(store, address), 'content/bad-digest');
      assert.equal(counts.pieces, 0);
    }
    await rejects(
      store.add({ ...file, sha256: file.sha1 }, countedSource(file.bytes).source),
      'content/bad-digest',
    );
    for (const size of [-1, 0.5, Number.NaN, 2 ** 53]) {
      await rejects(store.add({ ...file, size }, countedSource(file.bytes).source), 'content/bad-size');
    }
    assert.equal(await fixture.unfinished(), 0);
  });

  promise('a file that is here already is not read again', async (store) => {
    const file = sample('twice', 5000);
    const first = await store.add(file, countedSource(file.bytes).source);
    const again = countedSource(file.bytes);
    assert.deepEqual(await store.add(file, again.source), first);
    assert.equal(again.counts.pieces, 0);
  });

  promise('of several adds of one file at once one is read and all resolve', async (store, fixture) => {
    const file = sample('together', 50_000);
    const sources = Array.from({ length: 8 }, () => countedSource(file.bytes));
    const infos = await Promise.all(sources.map(({ source }) => store.add(file, source)));
    assert.equal(new Set(infos.map((info) => JSON.stringify(info))).size, 1);
    assert.equal(sources.filter(({ counts }) => counts.pieces > 0).length, 1);
    assert.equal((await listed(store)).length, 1);
    assert.equal(await fixture.unfinished(), 0);
  });

  promise('an add that waited for one that failed reads its own source', async (store) => {
    const file = sample('second', 5000);
    const [first, second] = await Promise.allSettled([
      store.add(file, countedSource(Buffer.alloc(5000)).source),
      store.add(file, countedSource(file.bytes).source),
    ]);
    assert.equal(first.status, 'rejected');
    assert.equal(second.status, 'fulfilled');
    assert.equal(await store.verify(file), 'sound');
  });

  promise('different files are added side by side', async (store) => {
    const files = Array.from({ length: 12 }, (_, index) => sample(`side ${index}`, 3000 + index));
    await Promise.all(files.map((file) => store.add(file, countedSource(file.bytes).source)));
    assert.equal((await listed(store)).length, 12);
    for (const file of files) assert.equal(await store.verify(file), 'sound');
  });

  promise('a source that is too long is let go at once and nothing is kept', async (store, fixture) => {
    const file = sample('long', 100_000);
    const { counts, source } = countedSource(file.bytes, 1000);
    await rejects(store.add({ ...file, size: 2500 }, source), 'content/size-mismatch');
    assert.equal(counts.pieces, 3);
    assert.equal(counts.closed, true);
    await nothingKept(store, fixture, file);
  });

  promise('a source that is too short is refused and nothing is kept', async (store, fixture) => {
    const file = sample('short', 5000);
    const cut = countedSource(file.bytes.subarray(0, 4999));
    await rejects(store.add(file, cut.source), 'content/size-mismatch');
    await nothingKept(store, fixture, file);
  });

  promise('bytes with another SHA-1 are refused and nothing is kept', async (store, fixture) => {
    const file = sample('sha1', 5000);
    const failure = await rejects(
      store.add(file, countedSource(flipOneBit(file.bytes)).source),
      'content/digest-mismatch',
    );
    assert.match(failure.message, /SHA-1/);
    await nothingKept(store, fixture, file);
  });

  promise('the right SHA-1 does not help when the SHA-256 is wrong', async (store, fixture) => {
    const file = sample('sha256', 5000);
    const failure = await rejects(
      store.add({ ...file, sha256: sample('other', 1).sha256 }, countedSource(file.bytes).source),
      'content/digest-mismatch',
    );
    assert.match(failure.message, /SHA-256/);
    await nothingKept(store, fixture, file);
  });

  promise(
    'a source that fails passes its own error on, and the next add succeeds',
    async (store, fixture) => {
      const file = sample('failing', 5000);
      const broken = new Error('the upstream hung up');
      async function* source(): AsyncGenerator<Uint8Array> {
        yield file.bytes.subarray(0, 2000);
        throw broken;
      }
      await assert.rejects(store.add(file, source()), (error) => error === broken);
      await nothingKept(store, fixture, file);
      await store.add(file, countedSource(file.bytes).source);
      assert.equal(await store.verify(file), 'sound');
    },
  );

  promise('a file cannot be seen before its last byte was checked', async (store) => {
    const file = sample('unseen', 5000);
    async function* source(): AsyncGenerator<Uint8Array> {
      yield file.bytes.subarray(0, 4999);
      assert.equal(await store.stat(file.sha1), undefined);
      assert.deepEqual(await listed(store), []);
      yield file.bytes.subarray(4999);
      assert.equal(await store.stat(file.sha1), undefined);
      await rejects(store.read(file.sha1, { start: 0, end: 1 }), 'content/missing');
    }
    await store.add(file, source());
    assert.equal((await store.stat(file.sha1))?.size, 5000);
  });

  promise('a removed file is gone at once, but a reader keeps what it was promised', async (store) => {
    const file = sample('removed', 900_000);
    await store.add(file, countedSource(file.bytes, 100_000).source);
    const stream = await store.read(file.sha1, { start: 0, end: file.size - 1 });
    await store.remove(file.sha1);
    assert.equal(await store.stat(file.sha1), undefined);
    const pieces: Buffer[] = [];
    for await (const piece of stream) pieces.push(piece);
    assert.ok(Buffer.concat(pieces).equals(file.bytes));
  });

  promise('a file that vanishes behind the back of the store is noticed', async (store, fixture) => {
    const file = sample('vanished', 5000);
    await store.add(file, countedSource(file.bytes).source);
    assert.notEqual(await store.stat(file.sha1), undefined);
    await fixture.lose(file.sha1);
    assert.equal(await store.stat(file.sha1), undefined);
    await rejects(store.read(file.sha1, { start: 0, end: 1 }), 'content/missing');
    await store.add(file, countedSource(file.bytes).source);
    assert.equal(await store.verify(file), 'sound');
  });

  promise(
    'a corrupt file of the right length is found, never served again, and can be repaired',
    async (store, fixture) => {
      const file = sample('corrupt', 500_000);
      await store.add(file, countedSource(file.bytes, 100_000).source);
      assert.equal(await store.verify(file), 'sound');
      await fixture.damage(file.sha1, flipOneBit);
      assert.equal(await store.verify(file), 'corrupt');
      assert.equal(await store.stat(file.sha1), undefined);
      await rejects(store.read(file.sha1, { start: 0, end: 1 }), 'content/missing');
      assert.deepEqual(await listed(store), []);
      assert.equal(await store.verify(file), 'missing');
      await store.add(file, countedSource(file.bytes, 100_000).source);
      assert.equal(await store.verify(file), 'sound');
    },
  );

  promise('a file that lost or gained bytes is corrupt', async (store, fixture) => {
    for (const change of [
      (bytes: Buffer) => bytes.subarray(0, 4999),
      (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(1)]),
      () => Buffer.alloc(0),
    ]) {
      const file = sample('length', 5000);
      await store.add(file, countedSource(file.bytes).source);
      await fixture.damage(file.sha1, change);
      assert.equal(await store.verify(file), 'corrupt');
      assert.equal(await store.stat(file.sha1), undefined);
    }
  });

  promise('a file whose SHA-256 is not the declared one is corrupt, whatever its SHA-1', async (store) => {
    const file = sample('collision', 5000);
    await store.add({ sha1: file.sha1, size: file.size }, countedSource(file.bytes).source);
    assert.equal(await store.verify({ ...file, sha256: sample('other', 1).sha256 }), 'corrupt');
    assert.equal(await store.stat(file.sha1), undefined);
  });

  promise('adding over a file that was cut off puts the whole one in its place', async (store, fixture) => {
    const file = sample('replaced', 5000);
    await store.add(file, countedSource(file.bytes).source);
    await fixture.damage(file.sha1, (bytes) => bytes.subarray(0, 100));
    assert.equal((await store.add(file, countedSource(file.bytes).source)).size, 5000);
    assert.equal(await store.verify(file), 'sound');
  });

  promise('a wrong expectation of a sound file is refused and loses nothing', async (store) => {
    const file = sample('kept', 5000);
    await store.add(file, countedSource(file.bytes).source);
    await rejects(
      store.add({ ...file, size: 4000 }, countedSource(file.bytes).source),
      'content/size-mismatch',
    );
    assert.equal(await store.verify(file), 'sound');
  });

  promise(
    'the list has every file once, in the same order each time, and goes on where it is told',
    async (store) => {
      const files = Array.from({ length: 20 }, (_, index) => sample(`list ${index}`, index + 1));
      for (const file of files) await store.add(file, countedSource(file.bytes).source);
      const all = await listed(store);
      assert.deepEqual(all.map((info) => info.sha1).sort(), files.map((file) => file.sha1).sort());
      assert.deepEqual(await listed(store), all);
      for (const info of all) assert.deepEqual(info, await store.stat(info.sha1));
      for (const [index, info] of all.entries()) {
        assert.deepEqual(await listed(store, info.sha1.toLowerCase()), all.slice(index + 1));
      }
      await store.remove(all[5]!.sha1);
      assert.deepEqual(await listed(store, all[5]!.sha1), all.slice(6));
    },
  );

  promise('what was added is there after a restart', async (store, fixture) => {
    const file = sample('restart', 5000);
    const added = await store.add(file, countedSource(file.bytes).source);
    await store.close();
    const reopened = await fixture.open();
    assert.deepEqual(await reopened.stat(file.sha1), added);
    assert.equal(await reopened.verify(file), 'sound');
    await reopened.close();
  });

  promise(
    'what a crash left half written is never seen, and is gone after a restart',
    async (store, fixture) => {
      const file = sample('crash', 5000);
      await fixture.leaveHalfWritten(file.sha1, file.bytes.subarray(0, 3000));
      assert.equal(await store.stat(file.sha1), undefined);
      assert.deepEqual(await listed(store), []);
      await store.close();
      const reopened = await fixture.open();
      assert.equal(await fixture.unfinished(), 0);
      await reopened.add(file, countedSource(file.bytes).source);
      assert.equal(await reopened.verify(file), 'sound');
      await reopened.close();
    },
  );

  promise(
    'what came of a broken line is kept on request, and an add that begins behind it has the whole',
    async (store, fixture) => {
      const file = sample('resumed', 500_000);
      await rejects(store.add(file, brokenAfter(file.bytes, 300_000), { from: 0 }), 'test/broken');
      assert.equal(await store.partial(file.sha1.toLowerCase()), 300_000);
      assert.equal(await store.stat(file.sha1), undefined, 'a part is not a file');
      assert.deepEqual(await listed(store), []);
      const rest = countedSource(file.bytes.subarray(300_000));
      await store.add(file, rest.source, { from: 300_000 });
      assert.equal(await store.verify(file), 'sound');
      assert.equal(await store.partial(file.sha1), 0);
      assert.equal(await fixture.unfinished(), 0);
    },
  );

  promise('a part survives a restart', async (store, fixture) => {
    const file = sample('restarted part', 50_000);
    await rejects(store.add(file, brokenAfter(file.bytes, 20_000), { from: 0 }), 'test/broken');
    await store.close();
    const reopened = await fixture.open();
    assert.equal(await reopened.partial(file.sha1), 20_000);
    await reopened.add(file, countedSource(file.bytes.subarray(20_000)).source, { from: 20_000 });
    assert.equal(await reopened.verify(file), 'sound');
    await reopened.close();
  });

  promise('an add may begin before the end of what is kept, or anew', async (store) => {
    const file = sample('earlier', 50_000);
    for (const from of [10_000, 0]) {
      await rejects(store.add(file, brokenAfter(file.bytes, 20_000), { from: 0 }), 'test/broken');
      await store.add(file, countedSource(file.bytes.subarray(from)).source, { from });
      assert.equal(await store.verify(file), 'sound');
      await store.remove(file.sha1);
    }
  });

  promise('a part that is whole already only has to be measured', async (store) => {
    const file = sample('all there', 20_000);
    await rejects(store.add(file, brokenAfter(file.bytes, 20_000), { from: 0 }), 'test/broken');
    await store.add(file, countedSource(Buffer.alloc(0)).source, { from: 20_000 });
    assert.equal(await store.verify(file), 'sound');
  });

  promise(
    'a part with wrong bytes is thrown away, so that the next add begins anew',
    async (store, fixture) => {
      const file = sample('wrong part', 50_000);
      const wrong = brokenAfter(flipOneBit(file.bytes), 30_000);
      await rejects(store.add(file, wrong, { from: 0 }), 'test/broken');
      const rest = countedSource(file.bytes.subarray(30_000));
      await rejects(store.add(file, rest.source, { from: 30_000 }), 'content/digest-mismatch');
      await nothingKept(store, fixture, file);
      await rejects(
        store.add({ ...file, size: 10 }, countedSource(file.bytes).source, { from: 0 }),
        'content/size-mismatch',
      );
      await nothingKept(store, fixture, file);
    },
  );

  promise('nobody can go on behind more than is kept', async (store) => {
    const file = sample('gap', 50_000);
    await rejects(store.add(file, brokenAfter(file.bytes, 20_000), { from: 0 }), 'test/broken');
    for (const from of [20_001, -1, 0.5, Number.NaN]) {
      const { counts, source } = countedSource(file.bytes);
      await rejects(store.add(file, source, { from }), 'content/bad-range');
      assert.equal(counts.pieces, 0);
    }
    assert.equal(await store.partial(file.sha1), 20_000);
  });

  promise('a part is of no use any more once the whole came another way', async (store, fixture) => {
    const file = sample('other way', 50_000);
    await rejects(store.add(file, brokenAfter(file.bytes, 20_000), { from: 0 }), 'test/broken');
    await store.add(file, countedSource(file.bytes).source);
    assert.equal(await store.partial(file.sha1), 0);
    assert.equal(await fixture.unfinished(), 0);
  });

  promise('parts that nobody went on with expire', async (store, fixture) => {
    const file = sample('expired', 50_000);
    await rejects(store.add(file, brokenAfter(file.bytes, 20_000), { from: 0 }), 'test/broken');
    await store.expirePartials(Date.now() - 60_000);
    assert.equal(await store.partial(file.sha1), 20_000);
    await store.expirePartials(Date.now() + 60_000);
    assert.equal(await store.partial(file.sha1), 0);
    assert.equal(await fixture.unfinished(), 0);
  });

  promise('an add ends with its signal, and closing ends one that goes on', async (store) => {
    const file = sample('signal', 50_000);
    const stopping = new AbortController();
    async function* source(): AsyncGenerator<Uint8Array> {
      yield file.bytes.subarray(0, 20_000);
      stopping.abort(BROKEN.fail('broken'));
      yield file.bytes.subarray(20_000);
    }
    await rejects(store.add(file, source(), { from: 0, signal: stopping.signal }), 'test/broken');
    assert.equal(await store.partial(file.sha1), 20_000);
    const closing: AsyncGenerator<Uint8Array> = (async function* () {
      yield file.bytes.subarray(20_000, 30_000);
      void store.close();
      yield file.bytes.subarray(30_000);
    })();
    await rejects(store.add(file, closing, { from: 20_000 }), 'content/closed');
    assert.equal(await store.partial(file.sha1), 30_000);
  });

  promise('how much more fits is told as a number of bytes', async (store) => {
    const { freeBytes } = await store.room();
    assert.ok(Number.isSafeInteger(freeBytes) && freeBytes >= 0);
  });

  promise('closing ends what is being taken in and keeps nothing of it', async (store, fixture) => {
    const file = sample('closing', 5000);
    let closing: Promise<void> | undefined;
    async function* source(): AsyncGenerator<Uint8Array> {
      yield file.bytes.subarray(0, 2500);
      closing = store.close();
      yield file.bytes.subarray(2500);
    }
    await rejects(store.add(file, source()), 'content/closed');
    await closing;
    assert.equal(await fixture.unfinished(), 0);
    await rejects(store.add(file, countedSource(file.bytes).source), 'content/closed');
    await rejects(store.remove(file.sha1), 'content/closed');
  });
}

const BROKEN = failureTable('test', { broken: { message: 'the line broke', hint: 'None.' } });

/** A line that breaks after so many bytes. */
async function* brokenAfter(bytes: Buffer, count: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < count; at += 7000) yield bytes.subarray(at, Math.min(at + 7000, count));
  throw BROKEN.fail('broken');
}

function flipOneBit(bytes: Buffer): Buffer {
  const flipped = Buffer.from(bytes);
  flipped[flipped.length >> 1]! ^= 1;
  return flipped;
}

async function readAll(store: ContentStore, sha1: string, start: number, end: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of await store.read(sha1, { start, end })) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function listed(store: ContentStore, after?: string): Promise<ContentInfo[]> {
  return await Array.fromAsync(store.list(after));
}

async function nothingKept(store: ContentStore, fixture: ContentFixture, file: Sample): Promise<void> {
  assert.equal(await store.stat(file.sha1), undefined);
  assert.deepEqual(await listed(store), []);
  assert.equal(await fixture.unfinished(), 0);
}

async function rejects(work: Promise<unknown>, code: string): Promise<Failure> {
  try {
    await work;
  } catch (error) {
    assert.ok(error instanceof Failure, `not a failure of ours: ${error}`);
    assert.equal(error.code, code);
    return error;
  }
  return assert.fail(`it should have failed with ${code}`);
}
