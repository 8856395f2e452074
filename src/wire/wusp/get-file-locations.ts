import { composeRequest, composeResponse, list, wrap } from '../compose.ts';
import { given, readDigests } from '../fields.ts';
import type { Payload } from '../payload.ts';
import { readResponse, resultOf } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import { readCookie, writeCookie } from './cookie.ts';
import { readFileLocations, writeFileLocations } from './file-location.ts';
import type { GetFileLocationsRequest, GetFileLocationsResponse } from './types.ts';

/** MS-WUSP 2.2.2.2.7. */
export function readGetFileLocationsRequest({ element }: Payload): GetFileLocationsRequest {
  return given({
    cookie: readCookie(element, 'cookie'),
    fileDigests: readDigests(element, 'fileDigests'),
  });
}

export function writeGetFileLocationsRequest({ cookie, fileDigests }: GetFileLocationsRequest): string {
  return composeRequest(
    'client',
    'GetFileLocations',
    writeCookie('cookie', cookie) +
      (fileDigests === undefined ? '' : list('fileDigests', 'base64Binary', fileDigests)),
  );
}

export function writeGetFileLocationsResponse(response: GetFileLocationsResponse, soap: SoapVersion): Buffer {
  const result = wrap(
    'GetFileLocationsResult',
    writeFileLocations(response.fileLocations) + writeCookie('NewCookie', response.newCookie),
  );
  return composeResponse('client', 'GetFileLocations', result, soap);
}

export function readGetFileLocationsResponse(body: Uint8Array): GetFileLocationsResponse {
  const result = resultOf(readResponse(body, 'GetFileLocations'), 'GetFileLocations');
  return {
    fileLocations: readFileLocations(result),
    newCookie: readCookie(result, 'NewCookie') ?? { expiration: '', encryptedData: '' },
  };
}
