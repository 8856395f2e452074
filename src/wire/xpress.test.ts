import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Failure } from '#base';
import { wireFailures } from './failures.ts';
import { decodeXpress } from './xpress-decode.ts';
import { encodeXpress, encodeXpressBlock } from './xpress-encode.ts';

const PLENTY = 64 * 1024 * 1024;

interface Block {
  readonly original: number;
  readonly size: number;
}

function blocksOf(body: Buffer): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < body.length; ) {
    const block = { original: body.readUInt32LE(at), size: body.readUInt32LE(at + 4) };
    blocks.push(block);
    at += 8 + block.size;
  }
  return blocks;
}

function framed(payload: Uint8Array, original: number): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt32LE(original, 0);
  header.writeUInt32LE(payload.length, 4);
  return Buffer.concat([header, payload]);
}

type Item = number | { readonly distance: number; readonly length: number };

/** Writes items one by one after the letter of MS-XCA 2.3, without looking for matches: an oracle for the decoder. */
function codeItems(items: readonly Item[]): Buffer {
  const bytes: number[] = [];
  let nibbleAt = -1;
  const bits = [...items.map((item) => (typeof item === 'number' ? 0 : 1)), 1];
  while (bits.length % 32 !== 0) bits.push(1);
  items.forEach((item, index) => {
    if (index % 32 === 0) pushFlags(index);
    if (typeof item === 'number') {
      bytes.push(item);
      return;
    }
    const rest = item.length - 3;
    const token = ((item.distance - 1) << 3) | Math.min(rest, 7);
    bytes.push(token & 255, token >> 8);
    if (rest < 7) return;
    const nibble = Math.min(rest - 7, 15);
    if (nibbleAt < 0) {
      nibbleAt = bytes.push(nibble) - 1;
    } else {
      bytes[nibbleAt]! += nibble * 16;
      nibbleAt = -1;
    }
    if (nibble < 15) return;
    bytes.push(Math.min(rest - 22, 255));
    if (rest - 22 < 255) return;
    if (rest < 65536) bytes.push(rest & 255, rest >> 8);
    else bytes.push(0, 0, rest & 255, (rest >> 8) & 255, (rest >> 16) & 255, rest >>> 24);
  });
  if (items.length % 32 === 0) pushFlags(items.length);
  return Buffer.from(bytes);

  function pushFlags(from: number): void {
    let word = 0;
    for (const bit of bits.slice(from, from + 32)) word = (word << 1) | bit;
    bytes.push(word & 255, (word >> 8) & 255, (word >> 16) & 255, word >>> 24);
  }
}

function unfold(items: readonly Item[]): Buffer {
  const bytes: number[] = [];
  for (const item of items) {
    if (typeof item === 'number') bytes.push(item);
    else for (let left = item.length; left > 0; left--) bytes.push(bytes[bytes.length - item.distance]!);
  }
  return Buffer.from(bytes);
}

const LENGTHS = [
  3, 4, 8, 9, 10, 11, 23, 24, 25, 26, 278, 279, 280, 281, 282, 1000, 65537, 65538, 65539, 70000,
];

test('a run of three bytes becomes the very bytes of the published example', () => {
  const coded = encodeXpress([Buffer.from('abc'.repeat(100))]);
  assert.equal(coded.toString('hex'), '2c0100000d000000' + 'ffffff1f61626317000fff2601');
});

test('letters without a repetition are read from the published example', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const coded = framed(Buffer.concat([Buffer.from('3f000000', 'hex'), Buffer.from(letters)]), 26);
  assert.equal(decodeXpress(coded, 26).toString(), letters);
});

test('a match of every critical length is read as it was meant, alone and beside another that shares its nibble byte', () => {
  for (const first of LENGTHS) {
    for (const second of LENGTHS) {
      const items: Item[] = [
        97,
        98,
        { distance: 2, length: first },
        99,
        { distance: 1, length: second },
        { distance: 3, length: 12 },
        100,
      ];
      const expected = unfold(items);
      assert.deepEqual(decodeXpress(framed(codeItems(items), expected.length), PLENTY), expected);
    }
  }
});

test('a match that overlaps itself, or just does not, repeats what it has made', () => {
  for (let distance = 1; distance < 80; distance++) {
    for (const length of [distance - 1, distance, distance + 1, 2 * distance].filter((value) => value >= 3)) {
      const letters: Item[] = Array.from({ length: distance }, (_, index) => 40 + index);
      // The run behind it makes sure that the block shrinks: equal lengths would mean that it is stored.
      const items = [...letters, { distance, length }, { distance: 1, length: 200 }];
      const expected = unfold(items);
      assert.deepEqual(decodeXpress(framed(codeItems(items), expected.length), PLENTY), expected);
    }
  }
});

test('a repetition is found as far back as the window reaches, and no farther', () => {
  const coded = (distance: number) => {
    const filler = Buffer.from(Array.from({ length: distance - 5 }, (_, index) => (index % 97) + 128));
    const bytes = Buffer.concat([Buffer.from('WINDO'), filler, Buffer.from('WINDO')]);
    const body = encodeXpress([bytes]);
    assert.deepEqual(decodeXpress(body, PLENTY), bytes);
    return body.length;
  };
  for (let distance = 8180; distance < 8192; distance++) assert.ok(coded(distance) <= coded(8192));
  // Two bytes and a bit instead of five and five: the match is gone one byte farther.
  assert.ok(coded(8193) > coded(8192));
});

test('a match of every critical length is written so that it is read again', () => {
  for (const length of LENGTHS.filter((length) => length < 65000)) {
    for (const gap of [3, 7, 8191, 8192]) {
      const seed = Buffer.from(
        Array.from({ length: gap }, (_, index) => (index * 7 + (index >> 8) * 13) & 255),
      );
      const repeated = Buffer.alloc(gap + length, seed);
      const bytes = Buffer.concat([
        repeated,
        Buffer.from('tail'),
        repeated.subarray(0, length),
        Buffer.from('end'),
      ]);
      for (const blockSize of [16_352, 65_535]) {
        assert.deepEqual(decodeXpress(encodeXpress([bytes], { blockSize }), PLENTY), bytes);
      }
    }
  }
});

test('one byte over and over fills the largest block with one match', () => {
  const coded = encodeXpress([Buffer.alloc(65_535, 'x')], { blockSize: 65_535 });
  assert.ok(coded.length < 32);
  assert.deepEqual(decodeXpress(coded, PLENTY), Buffer.alloc(65_535, 'x'));
});

test('the end of the stream has a flag word of its own when the last one is full', () => {
  // 31 items behind the first match fill the word: 3 letters, 1 match, 28 letters.
  const text = `abcabcabcabc${'ABCDEFGHIJKLMNOPQRSTUVWXYZ01'}`;
  const coded = encodeXpress([Buffer.from(text.repeat(2).slice(0, 40))]);
  assert.equal(decodeXpress(coded, 40).toString(), text.slice(0, 40));
  const exact = [...Array.from({ length: 31 }, (_, index) => 65 + index), { distance: 31, length: 60 }];
  const payload = codeItems(exact);
  assert.equal(payload.subarray(-4).toString('hex'), 'ffffffff');
  const source = unfold(exact);
  assert.deepEqual(encodeXpress([source]).subarray(8), payload);
});

test('whatever goes in comes out again, in whichever parts and blocks', () => {
  const word = fc.constantFrom('<UpdateIdentity ', 'UpdateID="', '&lt;', 'a', 'é', '\0', '0123456789');
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array)),
    fc.array(word, { maxLength: 300 }).map((words) => Buffer.from(words.join(''))),
    fc
      .array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 700 })), { maxLength: 12 })
      .map((runs) => Buffer.concat(runs.map(([value, length]) => Buffer.alloc(length, value)))),
  );
  fc.assert(
    fc.property(fc.array(bytes, { maxLength: 5 }), fc.integer({ min: 1, max: 3000 }), (parts, blockSize) => {
      const whole = Buffer.concat(parts);
      const coded = encodeXpress(parts, { blockSize });
      assert.deepEqual(decodeXpress(coded, whole.length), whole);
      for (const { original, size } of blocksOf(coded)) assert.ok(size <= original && original <= blockSize);
    }),
    { numRuns: 400 },
  );
});

test('no block is longer than the protocol allows, not even of bytes that do not shrink', () => {
  let seed = 1;
  const noise = Buffer.from(
    Array.from({ length: 200_000 }, () => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return seed >>> 24;
    }),
  );
  const coded = encodeXpress([noise], { blockSize: 1_000_000 });
  for (const { original, size } of blocksOf(coded)) {
    assert.ok(original <= 65_535 && size <= 65_535);
    assert.equal(size, original, 'stored: equal lengths mean raw bytes');
  }
  assert.deepEqual(decodeXpress(coded, PLENTY), noise);
});

test('blocks are cut where real servers cut them', () => {
  const blocks = blocksOf(encodeXpress([Buffer.alloc(40_000, 'wsus')]));
  assert.deepEqual(
    blocks.map(({ original }) => original),
    [16_352, 16_352, 7_296],
  );
});

test('finished blocks may be spliced into any body', () => {
  const fragment = Buffer.from('&lt;UpdateIdentity UpdateID="" /&gt;'.repeat(1000));
  const block = encodeXpressBlock(fragment);
  const head = Buffer.from('<Xml>');
  const body = Buffer.concat([
    encodeXpressBlock(head),
    block,
    encodeXpressBlock(Buffer.from('</Xml>')),
    block,
  ]);
  assert.equal(decodeXpress(body, PLENTY).toString(), `<Xml>${fragment}</Xml>${fragment}`);
});

test('one coding leaves nothing behind that changes the next', () => {
  const bytes = Buffer.from('the same bytes again and again, the same bytes'.repeat(50));
  const first = encodeXpress([bytes]);
  encodeXpress([Buffer.alloc(100_000, 'other bytes of the same kind ')]);
  assert.deepEqual(encodeXpress([bytes]), first);
});

test('an empty body is empty in both directions', () => {
  assert.equal(encodeXpress([]).length, 0);
  assert.equal(encodeXpress([Buffer.alloc(0)]).length, 0);
  assert.equal(decodeXpress(Buffer.alloc(0), 0).length, 0);
});

test('a body that unfolds to more than is allowed is refused before it is unfolded', () => {
  const coded = encodeXpress([Buffer.alloc(100_000, 'x')]);
  assert.throws(
    () => decodeXpress(coded, 99_999),
    (error) => wireFailures.is(error, 'xpress-too-large'),
  );
  const lie = framed(Buffer.from('ffffffff', 'hex'), 0xffff_ffff);
  assert.throws(
    () => decodeXpress(lie, PLENTY),
    (error) => wireFailures.is(error, 'xpress-too-large'),
  );
});

test('every way to damage a body is a failure that says where it is', () => {
  const damaged: Record<string, Buffer> = {
    'a header that is cut off': Buffer.alloc(7),
    'a block that ends behind the body': framed(Buffer.alloc(8), 9).subarray(0, 12),
    'a match before the first byte': framed(Buffer.from('000000800000', 'hex'), 3),
    'a match before its own block': Buffer.concat([
      encodeXpress([Buffer.from('abc')]),
      framed(Buffer.from('000000800800', 'hex'), 3),
    ]),
    'fewer bytes than promised': framed(Buffer.from('3f0000006162', 'hex'), 5),
    'no flags at all': framed(Buffer.alloc(0), 5),
    'a match longer than its block': framed(codeItems([97, { distance: 1, length: 40 }]), 20),
    'a match one byte longer than its block': framed(codeItems([97, { distance: 1, length: 20 }]), 20),
    'a long match of a short length': framed(Buffer.from('ffffff7f6107000fff0500', 'hex'), 9),
    'bytes behind the end': framed(Buffer.concat([codeItems([97, 98, 99]), Buffer.alloc(3)]), 3),
  };
  for (const [what, body] of Object.entries(damaged)) {
    assert.throws(
      () => decodeXpress(body, PLENTY),
      (error) => wireFailures.is(error, 'bad-xpress') && error.detail !== undefined,
      what,
    );
  }
});

test('no bytes at all make the decoder do anything but answer or refuse', () => {
  const valid = encodeXpress([
    Buffer.from('<Update>some text</Update><Update>some text</Update>'.repeat(20)),
  ]);
  const wounded = fc
    .array(fc.tuple(fc.nat({ max: valid.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 })
    .map((changes) => {
      const bytes = Buffer.from(valid);
      for (const [at, value] of changes) bytes[at] = value;
      return bytes;
    });
  const random = fc
    .tuple(fc.nat({ max: 500 }), fc.uint8Array({ maxLength: 120 }))
    .map(([original, payload]) => framed(payload, original));
  fc.assert(
    fc.property(fc.oneof(wounded, random), (bytes) => {
      try {
        assert.ok(decodeXpress(bytes, 100_000).length <= 100_000);
      } catch (error) {
        assert.ok(error instanceof Failure && error.code.startsWith('wire/'), String(error));
      }
    }),
    { numRuns: 2000 },
  );
});
