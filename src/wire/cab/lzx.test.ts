import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { wireFailures } from '../failures.ts';
import {
  cabinetAround,
  type LzxBlock,
  type LzxItem,
  oracleReads,
  sameBytes,
  type WrittenLzx,
  writeLzx,
} from './fixture.ts';
import { readCabinet } from './read-cabinet.ts';

function cabinetOf({ payloads, unfolded }: WrittenLzx, windowBits: number): Buffer {
  return cabinetAround(payloads, unfolded.length, (windowBits << 8) | 3);
}

function memberOf(cabinet: Buffer): Buffer {
  return readCabinet(cabinet)[0]!.read();
}

const letters = (text: string): LzxItem[] => [...Buffer.from(text)];

/** Every kind of item, each critical length, distances in every slot that fits. */
function manyItems(): LzxItem[] {
  const items: LzxItem[] = letters('The quick brown fox jumps over the lazy dog. ');
  let size = items.length;
  const add = (item: LzxItem, length: number) => {
    if (size % 32_768 > 32_768 - 300) while (size % 32_768 !== 0) items.push(size++ % 251);
    items.push(item);
    size += length;
  };
  for (const length of [2, 3, 8, 9, 10, 16, 255, 256, 257]) {
    for (const distance of [1, 2, 3, 4, 5, 6, 7, 8, 15, 30, 63, 300, 1000, 5000, 20_000, 32_000]) {
      if (distance <= size) add({ distance, length }, length);
      add(65 + (size % 26), 1);
    }
    for (const recent of [0, 1, 2, 2, 1, 0] as const) add({ recent, length }, length);
  }
  return items;
}

for (const kind of ['verbatim', 'aligned'] as const) {
  for (const skewed of [false, true]) {
    test(`every item of a ${kind} LZX block is read, with ${skewed ? 'long' : 'short'} codes, in every window`, (t) => {
      for (const windowBits of [15, 16, 17, 18, 19, 20, 21]) {
        const written = writeLzx([{ kind, items: manyItems() }], { windowBits, skewed });
        const cabinet = cabinetOf(written, windowBits);
        sameBytes(memberOf(cabinet), written.unfolded);
        oracleReads(t, cabinet, written.unfolded);
      }
    });
  }
}

test('blocks of all kinds follow one another, of odd length and over the edges of 32,768 bytes', (t) => {
  const noise: LzxItem[] = Array.from({ length: 40_001 }, (_, index) => (index * 131 + (index >> 8)) & 255);
  const blocks: LzxBlock[] = [
    { kind: 'verbatim', items: letters('one two three') },
    { kind: 'uncompressed', items: letters('odd') },
    {
      kind: 'aligned',
      items: [...letters('four five'), { distance: 9, length: 18 }, { distance: 25, length: 5 }],
    },
    { kind: 'uncompressed', items: noise },
    { kind: 'verbatim', items: [{ recent: 1, length: 4 }, { distance: 39_000, length: 200 }, 1, 2, 3] },
    { kind: 'uncompressed', items: letters('even') },
    { kind: 'uncompressed', items: letters('x') },
    { kind: 'aligned', items: Array.from({ length: 30_000 }, (_, index) => (index * 7) & 255) },
    { kind: 'verbatim', items: letters('the end') },
  ];
  const written = writeLzx(blocks, { windowBits: 16 });
  assert.equal(written.payloads.length, 3);
  const cabinet = cabinetOf(written, 16);
  sameBytes(memberOf(cabinet), written.unfolded);
  oracleReads(t, cabinet, written.unfolded);
});

test('an uncompressed block that ends with the 32,768 bytes keeps its padding wherever it stands', () => {
  const first = Array.from({ length: 32_767 }, (_, index) => index & 255);
  const written = writeLzx(
    [
      { kind: 'verbatim', items: [7] },
      { kind: 'uncompressed', items: first },
      { kind: 'verbatim', items: letters('behind') },
    ],
    { windowBits: 15 },
  );
  const [head, tail] = written.payloads;
  sameBytes(memberOf(cabinetOf(written, 15)), written.unfolded);
  // The writer put the byte at the head of the second block; at the tail of the first it means the same.
  const moved = [Buffer.concat([head!, tail!.subarray(0, 1)]), tail!.subarray(1)];
  sameBytes(memberOf(cabinetOf({ ...written, payloads: moved }, 15)), written.unfolded);
});

test('matches reach as far back as the window and no farther, also long after the first bytes went by', (t) => {
  const windowBits = 15;
  const items: LzxItem[] = [];
  for (let size = 0; size < 200_000; ) {
    const isFull = size >= 33_000 && size % 32_768 < 32_000;
    items.push(
      isFull && size % 50 === 0 ? { distance: 32_765, length: 20 } : (size * 17 + (size >> 9)) & 255,
    );
    size += typeof items.at(-1) === 'number' ? 1 : 20;
  }
  const written = writeLzx([{ kind: 'aligned', items }], { windowBits });
  const cabinet = cabinetOf(written, windowBits);
  sameBytes(memberOf(cabinet), written.unfolded);
  oracleReads(t, cabinet, written.unfolded);
});

test('the targets of calls are made relative again, except where they lie outside or at the end', (t) => {
  const bytes = Buffer.alloc(70_000, 0x11);
  const call = (at: number, target: number) => {
    bytes[at] = 0xe8;
    bytes.writeInt32LE(target, at + 1);
  };
  call(100, 5000);
  call(200, -150);
  call(300, -301);
  call(400, 999_999);
  call(500, 1_000_000);
  call(32_757, 40_000);
  call(65_526, 40_000);
  call(69_990, 1234);
  const written = writeLzx([{ kind: 'verbatim', items: [...bytes] }], {
    windowBits: 17,
    callSize: 1_000_000,
  });
  const cabinet = cabinetOf(written, 17);
  const read = memberOf(cabinet);
  assert.equal(read.readInt32LE(101), 5000 - 100);
  assert.equal(read.readInt32LE(201), 1_000_000 - 150);
  assert.equal(read.readInt32LE(301), -301, 'before the first byte');
  assert.equal(read.readInt32LE(401), 999_999 - 400);
  assert.equal(read.readInt32LE(501), 1_000_000, 'behind the last byte');
  assert.equal(read.readInt32LE(32_758), 40_000 - 32_757, 'the last that a block of 32,768 has');
  assert.equal(read.readInt32LE(65_527), 40_000, 'in the last ten bytes of a block');
  assert.equal(read.readInt32LE(69_991), 1234, 'in the last ten bytes of all');
  oracleReads(t, cabinet, read);
});

test('an uncompressed block begins at a word, whichever bit the one before it ended at', (t) => {
  for (let count = 1; count <= 48; count++) {
    // Codes of one, two and more bits: every place in a word occurs as an end.
    const items = Array.from({ length: count }, (_, index) => [0, 1, 1, 2, 3, 4, 5, 6, 7, 8][index % 10]!);
    const written = writeLzx(
      [
        { kind: 'verbatim', items },
        { kind: 'uncompressed', items: letters('plain') },
        { kind: 'verbatim', items: letters('behind') },
      ],
      { windowBits: 15, skewed: true },
    );
    const cabinet = cabinetOf(written, 15);
    sameBytes(memberOf(cabinet), written.unfolded, `${count} letters`);
    if (count % 8 === 0) oracleReads(t, cabinet, written.unfolded);
  }
});

test('distances of nothing, before the first byte and beyond the window are refused: they would show other memory', () => {
  const written = writeLzx(
    [
      { kind: 'uncompressed', items: Array.from({ length: 40_000 }, (_, index) => index & 255) },
      { kind: 'verbatim', items: [{ recent: 0, length: 100 }] },
    ],
    { windowBits: 15 },
  );
  const withDistance = (distance: number) => {
    const first = Buffer.from(written.payloads[0]!);
    first.writeUInt32LE(distance, 4);
    return cabinetOf({ ...written, payloads: [first, ...written.payloads.slice(1)] }, 15);
  };
  assert.equal(memberOf(withDistance(1)).length, 40_100);
  assert.equal(memberOf(withDistance(32_768)).length, 40_100);
  for (const distance of [0, 32_769, 39_999, 40_001, 0xffff_ffff]) {
    assert.throws(
      () => memberOf(withDistance(distance)),
      (error) => wireFailures.is(error, 'bad-cabinet'),
      `${distance} bytes back`,
    );
  }
});

test('a block whose bits end too early is refused, also where zeros would mean something', () => {
  for (const kind of ['verbatim', 'aligned'] as const) {
    // The symbol 0 has the code of zeros.
    const written = writeLzx([{ kind, items: [1, 2, 3, ...Array.from({ length: 500 }, () => 0)] }], {
      windowBits: 15,
      skewed: true,
    });
    const [payload] = written.payloads;
    assert.equal(memberOf(cabinetOf(written, 15)).length, 503);
    for (const cut of [2, 4, 20]) {
      const short = { ...written, payloads: [payload!.subarray(0, payload!.length - cut)] };
      assert.throws(
        () => memberOf(cabinetOf(short, 15)),
        (error) => wireFailures.is(error, 'bad-cabinet'),
        `${cut} bytes fewer`,
      );
    }
  }
});

test('any literals and matches come out as they were meant', () => {
  const item = fc.oneof(
    fc.nat({ max: 255 }),
    fc.record({ distance: fc.integer({ min: 1, max: 40 }), length: fc.integer({ min: 2, max: 257 }) }),
    fc.record({ recent: fc.constantFrom(0, 1, 2), length: fc.integer({ min: 2, max: 257 }) }),
  );
  const block = fc.record({
    kind: fc.constantFrom('verbatim', 'aligned'),
    items: fc.array(item, { minLength: 1, maxLength: 60 }),
  });
  const head = Array.from({ length: 40 }, (_, index) => index);
  fc.assert(
    fc.property(
      fc.array(block, { maxLength: 2 }),
      fc.boolean(),
      fc.integer({ min: 15, max: 21 }),
      (blocks, skewed, windowBits) => {
        const all = [{ kind: 'uncompressed', items: head }, ...blocks] as LzxBlock[];
        const written = writeLzx(all, { windowBits, skewed });
        sameBytes(memberOf(cabinetOf(written, windowBits)), written.unfolded);
      },
    ),
    { numRuns: 150 },
  );
});
