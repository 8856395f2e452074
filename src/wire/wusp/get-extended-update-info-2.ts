import { composeRequest, composeResponse, leaf, leafIf, list, listIf, wrap } from '../compose.ts';
import { fieldOf, given, itemsOf, readBase64, readText, readTokens } from '../fields.ts';
import type { Payload } from '../payload.ts';
import { readResponse, resultOf } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import { readCookie, writeCookie } from './cookie.ts';
import { readExtendedUpdates, writeExtendedUpdates } from './extended-update.ts';
import { readFileLocations2, writeFileLocations } from './file-location.ts';
import { readIdentities, writeIdentities } from './identity.ts';
import type { GetExtendedUpdateInfo2Request, GetExtendedUpdateInfo2Response } from './types.ts';

/** MS-WUSP 2.2.2.2.10. */
export function readGetExtendedUpdateInfo2Request({ element }: Payload): GetExtendedUpdateInfo2Request {
  return given({
    cookie: readCookie(element, 'cookie'),
    updateIds: readIdentities(element, 'updateIDs'),
    infoTypes: readTokens(element, 'infoTypes', 'XmlUpdateFragmentType'),
    locales: readTokens(element, 'locales'),
    callerAttributes: readText(element, 'callerAttributes'),
  });
}

export function writeGetExtendedUpdateInfo2Request(request: GetExtendedUpdateInfo2Request): string {
  return composeRequest(
    'client',
    'GetExtendedUpdateInfo2',
    writeCookie('cookie', request.cookie) +
      writeIdentities('updateIDs', request.updateIds) +
      (request.infoTypes === undefined ? '' : list('infoTypes', 'XmlUpdateFragmentType', request.infoTypes)) +
      listIf('locales', 'string', request.locales) +
      leafIf('callerAttributes', request.callerAttributes),
  );
}

/** The `xml` of the updates must already be escaped. SecurityData repeats the key, as the protocol asks. */
export function writeGetExtendedUpdateInfo2Response(
  response: GetExtendedUpdateInfo2Response,
  soap: SoapVersion,
): Buffer {
  const keys = response.fileDecryptionData.map(({ fileDigest, decryptionKey }) =>
    wrap(
      'FileDecryption',
      leaf('FileDigest', fileDigest) +
        leaf('DecryptionKey', decryptionKey) +
        list('SecurityData', 'base64Binary', [decryptionKey]),
    ),
  );
  const result = wrap(
    'GetExtendedUpdateInfo2Result',
    writeExtendedUpdates(response.updates) +
      writeFileLocations(response.fileLocations) +
      (keys.length === 0 ? '' : wrap('FileDecryptionData', keys.join(''))),
  );
  return composeResponse('client', 'GetExtendedUpdateInfo2', result, soap);
}

/** The `xml` of the updates is unescaped. */
export function readGetExtendedUpdateInfo2Response(body: Uint8Array): GetExtendedUpdateInfo2Response {
  const result = resultOf(readResponse(body, 'GetExtendedUpdateInfo2'), 'GetExtendedUpdateInfo2');
  return {
    updates: readExtendedUpdates(result),
    fileLocations: readFileLocations2(result),
    fileDecryptionData: itemsOf(fieldOf(result, 'FileDecryptionData'), 'FileDecryption').map((file) => ({
      fileDigest: readBase64(file, 'FileDigest') ?? '',
      decryptionKey: readBase64(file, 'DecryptionKey') ?? '',
    })),
  };
}
