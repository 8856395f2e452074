import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isFailure } from '../contract/opened.ts';
import { openJson, openNamed, pack, packGuid, sealJson, sealNamed, unpack } from './packing.ts';
import { indexOfInstalled, installedAt, packInstalled, unpackInstalled } from './status-packing.ts';

test('bytes come back from packing as they were, small or large, and take no more room than a header', () => {
  for (const bytes of [Buffer.alloc(0), Buffer.from('small'), Buffer.from('large '.repeat(10_000))]) {
    const packed = pack(bytes);
    assert.ok(bytes.equals(unpack(packed, 'test')));
    assert.ok(packed.length <= bytes.length + 5);
  }
  assert.ok(pack(Buffer.from('large '.repeat(10_000))).length < 200);
});

test('a single flipped bit in packed bytes or sealed JSON is noticed', () => {
  const packed = pack(Buffer.from('<Update>some text</Update>'.repeat(40)));
  for (let bit = 0; bit < packed.length * 8; bit++) {
    const flipped = Buffer.from(packed);
    flipped[bit >> 3]! ^= 1 << (bit & 7);
    assert.throws(() => unpack(flipped, 'test'), isFailure('damaged'));
  }
  const sealed = Buffer.from(sealJson({ a: 'ü', b: [1, null] }));
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const flipped = Buffer.from(sealed);
    flipped[bit >> 3]! ^= 1 << (bit & 7);
    // The letters of the checksum itself can change case without changing its value.
    let opened: unknown;
    try {
      opened = openJson(flipped.toString(), 'test');
    } catch (error) {
      isFailure('damaged')(error);
      continue;
    }
    assert.deepEqual(opened, { a: 'ü', b: [1, null] });
  }
});

test('a value is not opened under another name than its own', () => {
  const sealed = sealNamed('colour', 'green');
  assert.equal(openNamed(sealed, 'colour'), 'green');
  assert.throws(() => openNamed(sealed, 'flavour'), isFailure('damaged'));
});

test('only canonical GUIDs are packed, so that no two texts become one', () => {
  const guid = '00112233-4455-6677-8899-aabbccddeeff';
  assert.equal(Buffer.from(packGuid(guid)).toString('hex'), '00112233445566778899aabbccddeeff');
  assert.equal(packGuid(guid.toUpperCase()), guid.toUpperCase());
  assert.equal(packGuid('PC-17'), 'PC-17');
});

test('any list of installed updates comes back with its times, and each is found in it', () => {
  const entry = fc.tuple(fc.integer({ min: 1, max: 2 ** 31 }), fc.integer({ min: -(2 ** 43), max: 2 ** 43 }));
  const list = fc.uniqueArray(entry, { selector: ([key]) => key, maxLength: 50 });
  fc.assert(
    fc.property(list, (entries) => {
      entries.sort(([one], [other]) => one - other);
      const { keys, times } = packInstalled(entries);
      assert.deepEqual(unpackInstalled(keys, times), entries);
      for (const [index, [key, time]] of entries.entries()) {
        assert.equal(indexOfInstalled(keys, key), index);
        assert.equal(installedAt(times, index), time);
      }
      assert.equal(indexOfInstalled(keys, 0), -1);
      assert.equal(indexOfInstalled(keys, 2 ** 31 + 1), -1);
    }),
  );
});

test('four hundred updates installed in a few goes take less than a kilobyte', () => {
  const { keys, times } = packInstalled(
    Array.from({ length: 400 }, (_, index) => [
      1 + index * 50,
      1_700_000_000_000 + (index >> 4) * 86_400_000,
    ]),
  );
  assert.ok(keys.length + times.length < 1_024, String(keys.length + times.length));
});
