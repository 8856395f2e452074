import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Failure } from '#base';
import { decodeXml } from './decode.ts';
import { MESSAGE_LIMITS } from './limits.ts';
import { XmlReader } from './reader.ts';

const TEXT = '<?xml version="1.0"?><a title="Größe 大きさ 😀"/>';

function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const bytes = Buffer.from(mark ? `\ufeff${text}` : text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

function refuses(bytes: Uint8Array, code: string): void {
  assert.throws(
    () => decodeXml(bytes, MESSAGE_LIMITS, 'a.xml'),
    (error) => {
      assert.ok(error instanceof Failure);
      assert.equal(error.code, `xml/${code}`);
      assert.match(error.message, /a\.xml/);
      return true;
    },
  );
}

test('UTF-8 and UTF-16 of both orders read the same, with a mark and without', () => {
  for (const bytes of [
    Buffer.from(TEXT),
    Buffer.from(`\ufeff${TEXT}`),
    utf16(TEXT, 'le', true),
    utf16(TEXT, 'le', false),
    utf16(TEXT, 'be', true),
    utf16(TEXT, 'be', false),
  ]) {
    const text = decodeXml(bytes, MESSAGE_LIMITS);
    const reader = new XmlReader(text, MESSAGE_LIMITS);
    assert.equal(reader.next(), 'open');
    assert.equal(reader.attributes[0]?.value, 'Größe 大きさ 😀');
  }
});

test('a declaration that tells the truth is believed', () => {
  const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><a/>`;
  for (const encoding of ['utf-8', 'UTF-8', 'utf8', 'us-ascii']) {
    assert.equal(decodeXml(Buffer.from(declared(encoding)), MESSAGE_LIMITS), declared(encoding));
  }
  assert.equal(decodeXml(utf16(declared('utf-16'), 'le', true), MESSAGE_LIMITS), declared('utf-16'));
  assert.equal(decodeXml(utf16(declared('UTF-16BE'), 'be', true), MESSAGE_LIMITS), declared('UTF-16BE'));
});

test('a declaration that lies is refused', () => {
  refuses(Buffer.from('<?xml version="1.0" encoding="utf-16"?><a/>'), 'wrong-encoding');
  refuses(Buffer.from('<?xml version="1.0" encoding="windows-1252"?><a/>'), 'wrong-encoding');
  refuses(utf16('<?xml version="1.0" encoding="utf-8"?><a/>', 'le', true), 'wrong-encoding');
  refuses(utf16('<?xml version="1.0" encoding="utf-16le"?><a/>', 'be', true), 'wrong-encoding');
});

test('bytes that are not valid in their encoding are refused, never replaced', () => {
  refuses(Buffer.from('<a>Gr\xf6\xdfe</a>', 'latin1'), 'wrong-encoding');
  refuses(Buffer.from([0x3c, 0x61, 0x3e, 0xc0, 0x80]), 'wrong-encoding');
  refuses(Buffer.from([0x3c, 0x61, 0x3e, 0xed, 0xa0, 0x80]), 'wrong-encoding');
  refuses(utf16('<a/>', 'le', true).subarray(0, 7), 'wrong-encoding');
  refuses(Buffer.from([0xff, 0xfe, 0x3c, 0x00, 0x00, 0xd8, 0x3c, 0x00]), 'wrong-encoding');
});

test('UTF-32 is not taken for UTF-16', () => {
  const bytes = Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0, 0x61, 0, 0, 0, 0x2f, 0, 0, 0, 0x3e, 0, 0, 0]);
  assert.throws(() => new XmlReader(decodeXml(bytes, MESSAGE_LIMITS), MESSAGE_LIMITS), Failure);
});

test('a document longer than the limit is refused before it is decoded', () => {
  refuses(Buffer.alloc(MESSAGE_LIMITS.bytes + 1, 0xff), 'too-large');
});

test('a document cut off at any byte is a failure, in every encoding', () => {
  const text =
    '<?xml version="1.0"?><!-- c --><p:a xmlns:p="u" x="1 &amp; ü">t<![CDATA[d]]><?i n?>&#65;<b/>大</p:a >';
  for (const bytes of [
    Buffer.from(text),
    utf16(text, 'le', true),
    utf16(text, 'le', false),
    utf16(text, 'be', true),
  ]) {
    const read = (end: number) => {
      const reader = new XmlReader(decodeXml(bytes.subarray(0, end), MESSAGE_LIMITS), MESSAGE_LIMITS);
      while (reader.next() !== 'end');
    };
    read(bytes.length);
    for (let end = 0; end < bytes.length; end++) {
      assert.throws(() => read(end), Failure, `the first ${end} of ${bytes.length} bytes`);
    }
  }
});
