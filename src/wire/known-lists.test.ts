import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KnownLists, readEnvelope, readSyncUpdatesRequest, writeSyncUpdatesRequest } from './index.ts';

function request(other: readonly number[], attributes = 'OSVersion=10.0.26200;'): Buffer {
  return Buffer.from(
    writeSyncUpdatesRequest({
      cookie: { expiration: '2026-10-04T16:03:35Z', encryptedData: 'AAAA' },
      parameters: {
        expressQuery: false,
        installedNonLeafUpdateIds: Int32Array.of(16, 28, 55),
        otherCachedUpdateIds: Int32Array.from(other),
        cachedDriverIds: new Int32Array(0),
        skipSoftwareSync: false,
        filterCategoryIds: [],
        needTwoGroupOutOfScopeUpdates: true,
        alsoPerformRegularSync: true,
        computerHardwareIds: [],
        deviceAttributes: attributes,
      },
    }),
  );
}

function otherIds(body: Buffer, known?: KnownLists): Int32Array | undefined {
  return readSyncUpdatesRequest(readEnvelope(body, known).payload).parameters?.otherCachedUpdateIds;
}

const IDS = Array.from({ length: 600 }, (_, index) => 1000 + index * 7);

test('lists that were sent before are the same arrays again, whatever stands around them', () => {
  const known = new KnownLists();
  otherIds(request(IDS), known);
  const second = otherIds(request(IDS), known);
  const third = otherIds(request(IDS, 'OSVersion=10.0.19045;Another=Machine;'), known);
  assert.deepEqual(third, Int32Array.from(IDS));
  assert.equal(third, second);
});

test('lists that differ in a single digit anywhere are read for what they say', () => {
  const known = new KnownLists();
  for (let times = 0; times < 3; times++) otherIds(request(IDS), known);
  for (let index = 0; index < IDS.length; index++) {
    const changed = IDS.with(index, (IDS[index] ?? 0) + 1);
    assert.deepEqual(otherIds(request(changed), known), Int32Array.from(changed));
  }
});

test('a message is read the same with and without a memory of earlier ones', () => {
  const known = new KnownLists();
  for (let round = 0; round < 900; round++) {
    const ids = IDS.slice(0, 300 + (round % 280)).map((id) => id + (round % 3));
    assert.deepEqual(otherIds(request(ids), known), otherIds(request(ids)));
  }
});

test('remembered bytes inside a comment or a text are not taken for a list', () => {
  const known = new KnownLists();
  const body = request(IDS).toString();
  for (let times = 0; times < 3; times++) otherIds(Buffer.from(body), known);
  const list = /<OtherCachedUpdateIDs>.*<\/OtherCachedUpdateIDs>/.exec(body)?.[0] ?? '';
  const hidden = Buffer.from(body.replace(list, `<!--${list}-->`));
  assert.deepEqual(otherIds(hidden, known), new Int32Array(0));
});
