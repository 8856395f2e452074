import type { XmlElement } from '#xml';
import { composeResponse, composeServerRequest } from '../compose.ts';
import { fieldOf, given, itemsOf, readBase64, readDigests, readText, readToken } from '../fields.ts';
import type { Payload } from '../payload.ts';
import { readResponse, resultOf } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import { readCookie } from '../wusp/cookie.ts';
import { writeIdentity } from '../wusp/identity.ts';
import { writeCookie } from './cookie.ts';
import { leaf, leafIf, list, listOf, wrap } from './elements.ts';
import { readIdentity, readUpdateIds, writeIdentities } from './identity.ts';
import type {
  GetUpdateDataRequest,
  GetUpdateDataResponse,
  ServerSyncUpdate,
  ServerSyncUrl,
} from './types.ts';

/** MS-WSUSSS 3.1.4.6. */
export function readGetUpdateDataRequest({ element }: Payload): GetUpdateDataRequest {
  return given({ cookie: readCookie(element, 'cookie'), updateIds: readUpdateIds(element) });
}

export function writeGetUpdateDataRequest({ cookie, updateIds }: GetUpdateDataRequest): string {
  return composeServerRequest(
    'server-sync',
    'GetUpdateData',
    writeCookie('cookie', cookie) + writeIdentities('updateIds', updateIds),
  );
}

/** A revision without files has no FileDigestList; both arrays of the answer are there also when they are empty (observed). */
export function writeGetUpdateDataResponse(
  { updates, fileUrls }: GetUpdateDataResponse,
  soap: SoapVersion,
): Buffer {
  const result = wrap(
    'GetUpdateDataResult',
    listOf('updates', updates, writeUpdate) + listOf('fileUrls', fileUrls, writeUrl),
  );
  return composeResponse('server-sync', 'GetUpdateData', result, soap);
}

function writeUpdate(update: ServerSyncUpdate): string {
  const { id, xmlUpdateBlob, fileDigests, xmlUpdateBlobCompressed } = update;
  return wrap(
    'ServerSyncUpdateData',
    writeIdentity('Id', id) +
      leafIf('XmlUpdateBlob', xmlUpdateBlob) +
      (fileDigests.length === 0 ? '' : list('FileDigestList', 'base64Binary', fileDigests)) +
      (xmlUpdateBlobCompressed === undefined
        ? ''
        : leaf('XmlUpdateBlobCompressed', base64Of(xmlUpdateBlobCompressed))),
  );
}

function base64Of({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

function writeUrl(url: ServerSyncUrl): string {
  return wrap(
    'ServerSyncUrlData',
    leaf('FileDigest', url.fileDigest) +
      leafIf('MUUrl', url.muUrl) +
      leafIf('UssUrl', url.ussUrl) +
      leafIf('DecryptionKey', url.decryptionKey),
  );
}

/** Compressed documents are decoded from their base64; what is in the Cabinet is not looked at. */
export function readGetUpdateDataResponse(body: Uint8Array): GetUpdateDataResponse {
  const result = resultOf(readResponse(body, 'GetUpdateData'), 'GetUpdateData');
  return {
    updates: itemsOf(fieldOf(result, 'updates'), 'ServerSyncUpdateData').map(updateIn),
    fileUrls: itemsOf(fieldOf(result, 'fileUrls'), 'ServerSyncUrlData').map((url) =>
      given({
        fileDigest: readBase64(url, 'FileDigest') ?? '',
        muUrl: readToken(url, 'MUUrl'),
        ussUrl: readText(url, 'UssUrl'),
        decryptionKey: readBase64(url, 'DecryptionKey'),
      }),
    ),
  };
}

function updateIn(update: XmlElement): ServerSyncUpdate {
  const compressed = readText(update, 'XmlUpdateBlobCompressed');
  return given({
    id: readIdentity(update, 'Id'),
    xmlUpdateBlob: readText(update, 'XmlUpdateBlob'),
    // Decoding passes over white space by itself.
    xmlUpdateBlobCompressed: compressed === undefined ? undefined : Buffer.from(compressed, 'base64'),
    fileDigests: readDigests(update, 'FileDigestList') ?? [],
  });
}
