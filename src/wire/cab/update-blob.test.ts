import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { wireFailures } from '../failures.ts';
import { cabinetAround, oracleReads } from './fixture.ts';
import { decodeUpdateBlob, encodeUpdateBlob } from './update-blob.ts';
import { writeCabinet } from './write-cabinet.ts';

const CAPTURES = new URL('../../../../shared/captures/', import.meta.url);

const DOCUMENTS: Readonly<Record<string, string>> = {
  '13-GetUpdateData-bundle': 'a2fef9b0-7951-4c2c-a42b-9e351dd1c1fe-r200',
  '16-GetUpdateData-category': '56309036-4c77-4dd9-951a-99ee9c246a94-r101',
};

for (const [exchange, document] of Object.entries(DOCUMENTS)) {
  test(`the document that a real server sent is read, to the last character: ${exchange}`, (t) => {
    if (!existsSync(CAPTURES)) return t.skip('captures are not here');
    const answer = readFileSync(new URL(`wsusss/${exchange}.response.xml`, CAPTURES), 'utf8');
    const blobs = [...answer.matchAll(/<XmlUpdateBlobCompressed>([^<]+)</g)].map(([, base64]) => base64!);
    assert.equal(blobs.length, 1);
    const cabinet = Buffer.from(blobs[0]!, 'base64');
    const text = decodeUpdateBlob(cabinet);
    const stored = readFileSync(new URL(`metadata/${document}.xml`, CAPTURES), 'utf8').replace(/^\ufeff/, '');
    // Without the difference as text, which of long lines takes minutes.
    assert.ok(text === stored, 'the document is the one that is known');
    // Ours has the same header but for the sizes, and says the same.
    const ours = encodeUpdateBlob(text);
    const sizes = [8, 9, 10, 11];
    for (let at = 0; at < 0x41; at++)
      if (!sizes.includes(at)) assert.equal(ours[at], cabinet[at], `byte ${at}`);
    assert.equal(decodeUpdateBlob(ours), text);
  });
}

test('any text comes out again, and cabextract reads it', (t) => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 3000 }), (text, times) => {
      const long = `<u>${text.repeat(Math.min(times, 40_000 / (text.length + 1)))}</u>`;
      assert.ok(decodeUpdateBlob(encodeUpdateBlob(long)) === long);
    }),
    { numRuns: 60 },
  );
  const text = '<Update>äöü 更新</Update>'.repeat(3001);
  oracleReads(t, encodeUpdateBlob(text), Buffer.from(text, 'utf16le'));
});

test('a byte order mark is left out', () => {
  assert.equal(decodeUpdateBlob(encodeUpdateBlob('\ufeff<u/>')), '<u/>');
});

test('what is no single UTF-16 document within the limit is refused', () => {
  const text = '<u>12345</u>';
  assert.equal(decodeUpdateBlob(encodeUpdateBlob(text), text.length * 2), text);
  const member = { name: 'blob', bytes: Buffer.from('<u/>', 'utf16le') };
  const refused: readonly (readonly [Uint8Array, 'bad-cabinet' | 'cabinet-too-large', number?])[] = [
    [encodeUpdateBlob(text), 'cabinet-too-large', text.length * 2 - 1],
    [writeCabinet([], { compression: 'lzx' }), 'bad-cabinet'],
    [writeCabinet([member, member], { compression: 'lzx' }), 'bad-cabinet'],
    [writeCabinet([{ name: 'blob', bytes: Buffer.from('odd') }], { compression: 'none' }), 'bad-cabinet'],
    [cabinetAround([Buffer.alloc(4)], 300 * 1024 * 1024, 0x1503), 'cabinet-too-large'],
    [Buffer.from('<u/>'), 'bad-cabinet'],
  ];
  for (const [cabinet, code, limit] of refused) {
    assert.throws(
      () => decodeUpdateBlob(cabinet, limit),
      (error) => wireFailures.is(error, code),
    );
  }
});
