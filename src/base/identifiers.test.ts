import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestFromBase64, digestOf, digestToBase64, isDigestHex } from './digest.ts';
import { newGuid, parseGuid } from './guid.ts';

test('a GUID is read with braces and in any letter case, and nothing else is one', () => {
  const guid = 'a0a08746-4dbe-4a37-9adf-9e7652c0b421';
  for (const text of [guid, guid.toUpperCase(), `{${guid}}`, ` ${guid}\n`])
    assert.equal(parseGuid(text), guid);
  for (const text of ['', guid.slice(1), `${guid}0`, guid.replaceAll('-', ''), `x${guid.slice(1)}`]) {
    assert.equal(parseGuid(text), undefined);
  }
  assert.equal(parseGuid(newGuid())?.length, 36);
});

test('digests go from documents to addresses and back, and the wrong length is none', () => {
  const hex = digestOf(Buffer.from('abc'), 'SHA1');
  assert.equal(hex, 'A9993E364706816ABA3E25717850C26C9CD0D89D');
  assert.equal(digestFromBase64(digestToBase64(hex), 'SHA1'), hex);
  assert.equal(digestFromBase64(digestToBase64(hex), 'SHA256'), undefined);
  assert.equal(digestFromBase64('not base64 of 20 bytes', 'SHA1'), undefined);
  assert.ok(isDigestHex(hex.toLowerCase(), 'SHA1'));
  for (const text of [hex.slice(1), `${hex}0`, `../${hex.slice(3)}`, `G${hex.slice(1)}`])
    assert.ok(!isDigestHex(text, 'SHA1'));
});
