import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { Failure } from '#base';
import { temporaryFolder } from '#base/fixture';
import { wireFailures } from '../failures.ts';
import { cabinetAround, oracleReads, sameBytes } from './fixture.ts';
import { CABINET_LIMITS, type CabinetLimits } from './limits.ts';
import { readCabinet } from './read-cabinet.ts';
import { type CabinetCompression, writeCabinet, writeLargeCabinet } from './write-cabinet.ts';

const COMPRESSIONS: readonly CabinetCompression[] = ['none', 'mszip', 'lzx'];

type Code = 'bad-cabinet' | 'cabinet-too-large' | 'cabinet-not-supported';

function readAll(cabinet: Uint8Array, limits?: CabinetLimits): { name: string; bytes: Buffer }[] {
  return readCabinet(cabinet, limits).map((member) => ({ name: member.name, bytes: member.read() }));
}

function refuses(cabinet: Uint8Array, code: Code, what?: string, limits?: CabinetLimits): void {
  assert.throws(
    () => readAll(cabinet, limits),
    (error) => wireFailures.is(error, code) && error.detail !== undefined,
    what,
  );
}

interface Member {
  readonly name: string;
  readonly bytes: Buffer;
}

function sameMembers(actual: readonly Member[], expected: readonly Member[]): void {
  assert.deepEqual(
    actual.map(({ name }) => name),
    expected.map(({ name }) => name),
  );
  for (const [index, { name, bytes }] of actual.entries()) sameBytes(bytes, expected[index]!.bytes, name);
}

/** Bytes that shrink, and bytes that do not. */
function someBytes(size: number, noise: boolean): Buffer {
  let seed = size;
  return Buffer.from(
    Array.from({ length: size }, (_, index) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return noise ? seed >>> 24 : 60 + ((index * index) % 37);
    }),
  );
}

for (const compression of COMPRESSIONS) {
  test(`whatever is written comes out again: ${compression}`, (t) => {
    const size = fc.constantFrom(0, 1, 2, 255, 32_767, 32_768, 32_769, 65_536, 70_001);
    const member = fc
      .record({
        name: fc.constantFrom('blob', 'metadata.txt', 'päckage.xml', '..\\..\\x'),
        bytes: fc.tuple(size, fc.boolean()).map(([length, noise]) => someBytes(length, noise)),
      })
      .map(({ name, bytes }) => ({ name, bytes }));
    fc.assert(
      fc.property(fc.array(member, { maxLength: 4 }), (members) => {
        sameMembers(readAll(writeCabinet(members, { compression })), members);
      }),
      { numRuns: 40 },
    );
    const large = someBytes(200_001, true);
    oracleReads(t, writeCabinet([{ name: 'large', bytes: large }], { compression }), large);
    const small = someBytes(90_000, false);
    oracleReads(t, writeCabinet([{ name: 'small', bytes: small }], { compression }), small);
  });
}

test('a large cabinet is the same one, written in turns', async () => {
  const members = [{ name: 'large', bytes: someBytes(2_000_000, false) }];
  for (const compression of COMPRESSIONS) {
    sameBytes(await writeLargeCabinet(members, { compression }), writeCabinet(members, { compression }));
  }
});

test('a cabinet of another program is read: MSZIP by gcab', (t) => {
  const directory = temporaryFolder('gcab');
  const bytes = Buffer.concat([
    someBytes(100_000, false),
    someBytes(50_000, true),
    someBytes(100_000, false),
  ]);
  writeFileSync(join(directory, 'in.bin'), bytes);
  const { error } = spawnSync('gcab', ['-z', '-n', '-c', 'out.cab', 'in.bin'], { cwd: directory });
  if (error !== undefined) return t.skip('gcab is not here');
  const cabinet = readFileSync(join(directory, 'out.cab'));
  assert.equal(cabinet.readUInt16LE(42), 1, 'it is MSZIP');
  sameMembers(readAll(cabinet), [{ name: 'in.bin', bytes }]);
});

test('members are read in any order, twice, and in pieces', () => {
  const members = ['a', 'b', 'c'].map((name, index) => ({ name, bytes: someBytes(40_000 + index, false) }));
  for (const compression of COMPRESSIONS) {
    const [a, b, c] = readCabinet(writeCabinet(members, { compression }));
    sameBytes(c!.read(), members[2]!.bytes);
    sameBytes(a!.read(), members[0]!.bytes);
    sameBytes(a!.read(), members[0]!.bytes);
    const pieces: Buffer[] = [];
    for (const piece of b!.pieces()) {
      // Whoever reads another member in between does not disturb.
      c!.read();
      assert.ok(piece.length <= 32_768);
      pieces.push(piece);
    }
    sameBytes(Buffer.concat(pieces), members[1]!.bytes);
  }
});

test('the header is laid out as real servers lay it out', () => {
  const cabinet = writeCabinet([{ name: 'blob', bytes: Buffer.alloc(40_000, 'ab') }], { compression: 'lzx' });
  const expected = Buffer.alloc(0x41);
  expected.write('MSCF');
  expected.writeUInt32LE(cabinet.length, 8);
  expected.writeUInt32LE(0x2c, 16);
  expected.set([3, 1, 1, 0, 1, 0], 24);
  expected.writeUInt32LE(0x41, 0x24);
  expected.writeUInt16LE(2, 0x28);
  expected.writeUInt16LE(0x1503, 0x2a);
  expected.writeUInt32LE(40_000, 0x2c);
  expected.write('blob', 0x3c);
  assert.deepEqual(cabinet.subarray(0, 0x41), expected);
  assert.notEqual(cabinet.readUInt32LE(0x41), 0, 'blocks have checksums');
});

test('bytes set aside for others are passed over, with checksums over them or without any', () => {
  const payloads = [someBytes(32_768, true), someBytes(100, true)];
  const bytes = Buffer.concat(payloads);
  for (const reserve of [undefined, 0, 20]) {
    for (const withoutChecksums of [false, true]) {
      const more = { withoutChecksums, ...(reserve === undefined ? {} : { reserve }) };
      sameMembers(readAll(cabinetAround(payloads, bytes.length, 0, more)), [{ name: 'blob', bytes }]);
    }
  }
});

test('a name is a text, whatever it looks like', () => {
  const names = ['../../etc/passwd', 'C:\\Windows\\x', '/abs', 'a'.repeat(255), 'NUL', 'é中'];
  const members = names.map((name) => ({ name, bytes: Buffer.from(name) }));
  assert.deepEqual(readAll(writeCabinet(members, { compression: 'mszip' })), members);
  assert.throws(
    () => writeCabinet([{ name: 'a'.repeat(256), bytes: Buffer.alloc(1) }], { compression: 'none' }),
    (error) => wireFailures.is(error, 'bad-cabinet'),
  );
});

test('what claims too much is refused before anything is unfolded', () => {
  const payload = Buffer.concat([Buffer.from('CK'), Buffer.alloc(40)]);
  const huge = cabinetAround([payload], 4_000_000_000, 1);
  refuses(huge, 'cabinet-too-large', 'a member of 4 GB');
  const many = cabinetAround([payload], 100, 1, { size: 200 });
  refuses(many, 'bad-cabinet', 'a member longer than its folder');

  const members = Array.from({ length: 65 }, (_, index) => ({ name: `${index}`, bytes: Buffer.alloc(1) }));
  refuses(writeCabinet(members, { compression: 'none' }), 'cabinet-too-large', 'too many members');

  const folders = Buffer.from(cabinetAround([payload], 100, 1));
  folders.writeUInt16LE(0xffff, 26);
  refuses(folders, 'cabinet-too-large', 'too many folders');

  const limits = { ...CABINET_LIMITS, totalBytes: 99_999 };
  const sum = ['a', 'b'].map((name) => ({ name, bytes: Buffer.alloc(50_000) }));
  refuses(writeCabinet(sum, { compression: 'none' }), 'cabinet-too-large', 'too much in all', limits);

  const zeros = [{ name: 'zeros', bytes: Buffer.alloc(4 * 1024 * 1024) }];
  refuses(writeCabinet(zeros, { compression: 'mszip' }), 'cabinet-too-large', 'too thin', {
    ...CABINET_LIMITS,
    ratio: 100,
  });
});

test('10 GB in many members over one another cannot be unfolded', () => {
  // Each member is the whole folder: as a directory it fits, but reading all of them backwards would take for ever.
  const bytes = Buffer.alloc(1024 * 1024, 'x');
  const cabinet = writeCabinet(
    ['a', 'b'].map((name) => ({ name, bytes })),
    { compression: 'mszip' },
  );
  const [a, b] = readCabinet(cabinet, { ...CABINET_LIMITS, totalBytes: 3 * 1024 * 1024 });
  b!.read();
  assert.throws(
    () => {
      a!.read();
      b!.read();
    },
    (error) => wireFailures.is(error, 'cabinet-too-large'),
  );
});

test('sets of cabinets and Quantum are refused by name', () => {
  const cabinet = cabinetAround([Buffer.alloc(10)], 10, 0);
  for (const flag of [1, 2]) {
    const one = Buffer.from(cabinet);
    one.writeUInt16LE(flag, 30);
    refuses(one, 'cabinet-not-supported', 'one of a set');
  }
  for (const folder of [0xfffd, 0xfffe, 0xffff]) {
    const spanned = Buffer.from(cabinet);
    spanned.writeUInt16LE(folder, 0x2c + 8);
    refuses(spanned, 'cabinet-not-supported', 'a member over several');
  }
  refuses(cabinetAround([Buffer.alloc(10)], 10, 0x1472), 'cabinet-not-supported', 'Quantum');
});

test('every way to damage a cabinet is a failure', () => {
  const cabinet = writeCabinet([{ name: 'blob', bytes: someBytes(70_000, true) }], { compression: 'mszip' });
  const changed = (at: number, ...values: number[]) => {
    const bytes = Buffer.from(cabinet);
    bytes.set(values, at);
    return bytes;
  };
  for (const length of [0, 3, 35, 40, 0x30, 0x42, 0x60, 5000, cabinet.length - 1]) {
    refuses(cabinet.subarray(0, length), 'bad-cabinet', `cut off after ${length} bytes`);
    const honest = Buffer.from(cabinet.subarray(0, length));
    if (length < 12) continue;
    honest.writeUInt32LE(length, 8);
    refuses(honest, 'bad-cabinet', `made short by ${length} bytes`);
  }
  refuses(changed(0, 0x4e), 'bad-cabinet', 'another beginning');
  refuses(changed(25, 2), 'bad-cabinet', 'another version');
  refuses(changed(0x2a, 7), 'bad-cabinet', 'an unknown compression');
  refuses(changed(0x2a, 3, 22), 'bad-cabinet', 'too large a window');
  refuses(changed(0x2c + 8, 1), 'bad-cabinet', 'a folder that is not there');
  refuses(changed(0x3c, ...Buffer.alloc(300, 1)), 'bad-cabinet', 'a name without end');
  refuses(changed(0x41, 0xde, 0xad), 'bad-cabinet', 'a wrong checksum');
  refuses(changed(0x100, 0xff), 'bad-cabinet', 'a changed byte');
  refuses(changed(0x45, 0, 0), 'bad-cabinet', 'a block of no bytes');
  refuses(changed(0x47, 0, 0), 'bad-cabinet', 'a block that unfolds to nothing');
  refuses(changed(0x47, 0xff, 0xff), 'bad-cabinet', 'a block that unfolds to too much');
});

test('no bytes at all make the reader do anything but answer or refuse', () => {
  const seeds = [
    ...COMPRESSIONS.map((compression) =>
      writeCabinet([{ name: 'blob', bytes: someBytes(3000, false) }], { compression }),
    ),
  ];
  const unsigned = seeds.map((bytes) => {
    const without = Buffer.from(bytes);
    without.writeUInt32LE(0, 0x41);
    return without;
  });
  const wounded = fc
    .tuple(
      fc.constantFrom(...unsigned),
      fc.array(fc.tuple(fc.nat({ max: 400 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 5 }),
    )
    .map(([seed, changes]) => {
      const bytes = Buffer.from(seed);
      for (const [at, value] of changes) bytes[at % bytes.length] = value;
      return bytes;
    });
  const garbage = fc
    .tuple(fc.constantFrom(1, 0x1503, 0x0f03), fc.uint8Array({ minLength: 1, maxLength: 300 }))
    .map(([type, bytes]) => cabinetAround([Buffer.from(bytes)], 32_768, type));
  fc.assert(
    fc.property(fc.oneof(wounded, garbage), (bytes) => {
      try {
        readAll(bytes);
      } catch (error) {
        assert.ok(error instanceof Failure && error.code.startsWith('wire/'), String(error));
      }
    }),
    { numRuns: 2000 },
  );
});

test('hostile LZX ends in a failure: empty blocks without end, recent distances of nothing, no code at all', () => {
  const folder = (payload: Buffer) => cabinetAround([payload], 32_768, 0x1503);
  const empty = Buffer.alloc(30_000);
  refuses(folder(empty), 'bad-cabinet', 'zeros');
  const nothing = Buffer.alloc(30_000);
  // Kind 3 of 0 bytes.
  nothing.writeUInt16LE(0x3000, 0);
  refuses(folder(nothing), 'bad-cabinet', 'an empty block');
  // Kind 1 of 1000 bytes, with codes that have no symbols.
  const codeless = Buffer.alloc(2000);
  codeless.writeUInt16LE((1 << 12) | 0, 0);
  codeless.writeUInt16LE((1000 << 4) & 0xffff, 2);
  refuses(folder(codeless), 'bad-cabinet', 'codes of nothing');
});
