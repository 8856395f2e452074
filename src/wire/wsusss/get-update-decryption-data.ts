import { composeResponse, composeServerRequest } from '../compose.ts';
import { fieldOf, given, itemsOf, readBase64 } from '../fields.ts';
import type { Payload } from '../payload.ts';
import { readResponse, resultOf } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import { readCookie } from '../wusp/cookie.ts';
import { writeIdentity } from '../wusp/identity.ts';
import { writeCookie } from './cookie.ts';
import { leaf, leafIf, listOf, wrap } from './elements.ts';
import { readIdentity, readUpdateIds, writeIdentities } from './identity.ts';
import type { GetUpdateDecryptionDataRequest, GetUpdateDecryptionDataResponse } from './types.ts';

/** MS-WSUSSS 3.1.4.18. */
export function readGetUpdateDecryptionDataRequest({ element }: Payload): GetUpdateDecryptionDataRequest {
  return given({ cookie: readCookie(element, 'cookie'), updateIds: readUpdateIds(element) });
}

export function writeGetUpdateDecryptionDataRequest(request: GetUpdateDecryptionDataRequest): string {
  const { cookie, updateIds } = request;
  return composeServerRequest(
    'server-sync',
    'GetUpdateDecryptionData',
    writeCookie('cookie', cookie) + writeIdentities('updateIds', updateIds),
  );
}

export function writeGetUpdateDecryptionDataResponse(
  { updates }: GetUpdateDecryptionDataResponse,
  soap: SoapVersion,
): Buffer {
  const keys = listOf('UpdateFileDecryptionData', updates, ({ updateId, files }) =>
    wrap(
      'ServerSyncUpdateFileDecryption',
      writeIdentity('UpdateId', updateId) +
        listOf('FileDecryptionData', files, ({ fileDigest, decryptionKey }) =>
          wrap(
            'ServerSyncFileDecryption',
            leaf('FileDigest', fileDigest) + leafIf('DecryptionKey', decryptionKey),
          ),
        ),
    ),
  );
  const result = wrap('GetUpdateDecryptionDataResult', keys);
  return composeResponse('server-sync', 'GetUpdateDecryptionData', result, soap);
}

export function readGetUpdateDecryptionDataResponse(body: Uint8Array): GetUpdateDecryptionDataResponse {
  const result = resultOf(readResponse(body, 'GetUpdateDecryptionData'), 'GetUpdateDecryptionData');
  const updates = itemsOf(fieldOf(result, 'UpdateFileDecryptionData'), 'ServerSyncUpdateFileDecryption');
  return {
    updates: updates.map((update) => ({
      updateId: readIdentity(update, 'UpdateId'),
      files: itemsOf(fieldOf(update, 'FileDecryptionData'), 'ServerSyncFileDecryption').map((file) =>
        given({
          fileDigest: readBase64(file, 'FileDigest') ?? '',
          decryptionKey: readBase64(file, 'DecryptionKey'),
        }),
      ),
    })),
  };
}
