import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RevisionNumber, UpdateId } from '#update';
import { writeGetUpdateDataResponse } from '#wire';
import { DecoderPool } from './decoder-pool.ts';

const IDENTITY = {
  updateId: '00000000-0000-4000-8000-000000000001' as UpdateId,
  revisionNumber: 3 as RevisionNumber,
};

function answer(prefix = ''): Buffer {
  const text = `${prefix}<upd:Update xmlns:upd="http://schemas.microsoft.com/msus/2002/12/Update"><upd:UpdateIdentity UpdateID="${IDENTITY.updateId}" RevisionNumber="3"/><upd:Properties UpdateType="Detectoid"/></upd:Update>`;
  const updates = [{ id: IDENTITY, xmlUpdateBlob: text, fileDigests: [] }];
  return writeGetUpdateDataResponse({ updates, fileUrls: [] }, '1.1');
}

test('answers are decoded elsewhere, several at once, and one that cannot be read harms no other', async (t) => {
  const pool = new DecoderPool(2);
  t.after(() => pool.close());
  const outcomes = await Promise.allSettled([
    pool.decode(answer(), [IDENTITY]),
    pool.decode(Buffer.from('<html>'), [IDENTITY]),
    pool.decode(answer(), [IDENTITY]),
    pool.decode(answer(), []),
  ]);
  assert.deepEqual(
    outcomes.map((each) => (each.status === 'fulfilled' ? each.value.revisions.length : each.reason.code)),
    [1, 'upstream/bad-answer', 1, 0],
  );
});

test('a document is kept without mark and declaration', async (t) => {
  const pool = new DecoderPool(1);
  t.after(() => pool.close());
  const { revisions } = await pool.decode(answer('\ufeff<?xml version="1.0" encoding="utf-16"?>\n'), [
    IDENTITY,
  ]);
  const text = Buffer.from(revisions[0]?.document ?? []).toString();
  assert.ok(text.startsWith('<upd:Update '), text.slice(0, 60));
});

test('closing ends what is under way', async () => {
  const pool = new DecoderPool(1);
  const decoding = pool.decode(answer(), [IDENTITY]);
  const ended = assert.rejects(decoding, { code: 'upstream/decoding-failed' });
  await pool.close();
  await ended;
});
