import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { approve } from '#changes';
import { CONTENT_POLICY } from '#content';
import type { FileSource } from '#store';
import { ALL_COMPUTERS } from '#update';
import {
  readGetExtendedUpdateInfo2Response,
  readGetExtendedUpdateInfoResponse,
  readGetFileLocationsResponse,
  writeGetExtendedUpdateInfo2Request,
  writeGetExtendedUpdateInfoRequest,
  writeGetFileLocationsRequest,
} from '#wire';
import { category, importAll, software, updateId } from './documents.ts';
import { Machine } from './machine.ts';
import { call, serve } from './serving.ts';

const [KNOWN, UNKNOWN, BENT] = ['1', '2', '3'].map((digit) => digit.repeat(40)) as [string, string, string];
const MICROSOFT = 'http://download.windowsupdate.com/c/msdownload/update/software/secu/2026/01/known.cab';
const KEY = Buffer.from('the key of the file').toString('base64');

/** Where a client is sent for three files by each of the three ways to ask; the addresses Microsoft gives are known for some. */
async function addresses(t: TestContext, mode: 'on-approval' | 'from-microsoft') {
  const { todoku, port } = await serve(t);
  const files = { 10: KNOWN, 11: UNKNOWN, 12: BENT };
  const ids = await importAll(todoku, [
    category({ id: 1 }),
    ...Object.entries(files).map(([id, sha1]) =>
      software({ id: Number(id), needs: [1], file: { name: 'a.cab', sha1, size: 1 } }),
    ),
  ]);
  for (const id of [10, 11, 12]) {
    await approve(todoku, { updateId: updateId(id), groupId: ALL_COMPUTERS, action: 'Install' }, 'test');
  }
  const sources: readonly FileSource[] = [
    { sha1: KNOWN, url: MICROSOFT, decryptionKey: KEY },
    { sha1: BENT, url: 'file:///c:/windows/win.ini' },
  ];
  await todoku.store.write(async (tx) => {
    await tx.setSetting(CONTENT_POLICY, { mode });
    await tx.putFileSources(sources);
  });
  const { cookie } = await new Machine(port).join();
  assert.ok(cookie !== undefined);
  const body = async (operation: string, request: string) =>
    (await call(port, 'client', operation, request, { Host: 'updates.example' })).body;
  const updateIds = [10, 11, 12].map((id) => ({ updateId: updateId(id), revisionNumber: 100 }));
  const byIdentity = (infoTypes: readonly string[]) =>
    body('GetExtendedUpdateInfo2', writeGetExtendedUpdateInfo2Request({ cookie, updateIds, infoTypes }));
  const fileDigests = Object.values(files).map((sha1) => Buffer.from(sha1, 'hex').toString('base64'));
  return {
    ours: (sha1: string) => `http://updates.example:${port}/Content/${sha1.slice(-2)}/${sha1}.cab`,
    extended: readGetExtendedUpdateInfoResponse(
      await body(
        'GetExtendedUpdateInfo',
        writeGetExtendedUpdateInfoRequest({
          cookie,
          revisionIds: Int32Array.from(ids),
          infoTypes: ['Extended'],
        }),
      ),
    ).fileLocations.map(({ url }) => url),
    extended2: readGetExtendedUpdateInfo2Response(await byIdentity(['FileUrl'])),
    keys: readGetExtendedUpdateInfo2Response(await byIdentity(['FileDecryption'])),
    located: readGetFileLocationsResponse(
      await body('GetFileLocations', writeGetFileLocationsRequest({ cookie, fileDigests })),
    ).fileLocations.map(({ url }) => url),
  };
}

test('clients that fetch from Microsoft are sent there, for every file whose address is known to be one', async (t) => {
  const { ours, extended, extended2, located } = await addresses(t, 'from-microsoft');
  const expected = [MICROSOFT, ours(UNKNOWN), ours(BENT)];
  assert.deepEqual(extended, expected);
  assert.deepEqual(
    extended2.fileLocations.map(({ url }) => url),
    expected,
  );
  assert.deepEqual(located, expected);
});

test('otherwise all files are here', async (t) => {
  const { ours, extended, extended2, located } = await addresses(t, 'on-approval');
  const expected = [KNOWN, UNKNOWN, BENT].map(ours);
  assert.deepEqual(extended, expected);
  assert.deepEqual(
    extended2.fileLocations.map(({ url }) => url),
    expected,
  );
  assert.deepEqual(located, expected);
});

test('keys of encrypted files go to clients that ask for them', async (t) => {
  const { keys, extended2 } = await addresses(t, 'on-approval');
  const fileDigest = Buffer.from(KNOWN, 'hex').toString('base64');
  assert.deepEqual(keys.fileDecryptionData, [{ fileDigest, decryptionKey: KEY }]);
  assert.deepEqual(keys.fileLocations, [], 'and no addresses that they did not ask for');
  assert.deepEqual(extended2.fileDecryptionData, []);
});
