import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as wire from '../index.ts';

/** Ids that differ without being random. */
function identities(count: number): wire.WireIdentity[] {
  return Array.from({ length: count }, (_, index) => ({
    updateId: `${index.toString(16).padStart(8, '0')}-aaaa-4bbb-8ccc-ddddeeeeffff`,
    revisionNumber: index % 300,
  }));
}

test('a list of 200,000 revisions, 25 MB, is written and read, also with prefixes of its own', () => {
  const list = { anchor: '1,2026-01-01 00:00:00.000', newRevisions: identities(200_000) };
  const body = wire.writeGetRevisionIdListResponse(list, '1.1');
  assert.ok(body.length > 25_000_000);
  assert.deepEqual(wire.readGetRevisionIdListResponse(body), list);
  const prefixed = body
    .toString()
    .replace('<soap:Body>', '<soap:Body xmlns:q="urn:q">')
    .replaceAll('UpdateID>', 'q:UpdateID>')
    .replaceAll('</UpdateIdentity>', '<q:New/></UpdateIdentity>');
  const read = wire.readGetRevisionIdListResponse(Buffer.from(prefixed));
  assert.equal(read.newRevisions.length, list.newRevisions.length);
  assert.deepEqual(read.newRevisions.at(-1), list.newRevisions.at(-1));
});

test('an answer of 64 MiB, Cabinets and documents, comes through as it was', () => {
  const document = `<a b="1 &amp; 2">${'<b c="漢字">text</b>\r\n'.repeat(400_000)}</a>`;
  const cabinet = Buffer.alloc(400_000, 'MSCF and what follows');
  const updates = identities(101).map((id, index) => ({
    id,
    fileDigests: ['AAAA'],
    ...(index === 0 ? { xmlUpdateBlob: document } : { xmlUpdateBlobCompressed: cabinet }),
  }));
  const body = wire.writeGetUpdateDataResponse({ updates, fileUrls: [] }, '1.1');
  assert.ok(body.length > 64 * 1024 * 1024, `${body.length} bytes`);
  const read = wire.readGetUpdateDataResponse(body);
  assert.equal(read.updates.length, 101);
  // Compared by hand: a message about two documents that differ would be as large as both.
  assert.ok(read.updates[0]?.xmlUpdateBlob === document);
  assert.ok(
    read.updates
      .slice(1)
      .every((update) => cabinet.equals(update.xmlUpdateBlobCompressed ?? cabinet.subarray(1))),
  );
});
