import { composeRequest, composeResponse, leafIf, list, listIf, wrap } from '../compose.ts';
import { given, readInts, readText, readToken, readTokens } from '../fields.ts';
import type { Payload } from '../payload.ts';
import { readResponse, resultOf } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import { readCookie, writeCookie } from './cookie.ts';
import { readExtendedUpdates, writeExtendedUpdates } from './extended-update.ts';
import { readFileLocations, writeFileLocations } from './file-location.ts';
import type { GetExtendedUpdateInfoRequest, GetExtendedUpdateInfoResponse } from './types.ts';

/** MS-WUSP 2.2.2.2.6, with the deviceAttributes that native clients add. */
export function readGetExtendedUpdateInfoRequest(payload: Payload): GetExtendedUpdateInfoRequest {
  const { element } = payload;
  return given({
    cookie: readCookie(element, 'cookie'),
    revisionIds: readInts(payload, element, 'revisionIDs'),
    infoTypes: readTokens(element, 'infoTypes', 'XmlUpdateFragmentType'),
    locales: readTokens(element, 'locales'),
    geoId: readToken(element, 'GeoId'),
    deviceAttributes: readText(element, 'deviceAttributes'),
    callerAttributes: readText(element, 'callerAttributes'),
  });
}

export function writeGetExtendedUpdateInfoRequest(request: GetExtendedUpdateInfoRequest): string {
  return composeRequest(
    'client',
    'GetExtendedUpdateInfo',
    writeCookie('cookie', request.cookie) +
      (request.revisionIds === undefined ? '' : list('revisionIDs', 'int', request.revisionIds)) +
      (request.infoTypes === undefined ? '' : list('infoTypes', 'XmlUpdateFragmentType', request.infoTypes)) +
      listIf('locales', 'string', request.locales) +
      leafIf('deviceAttributes', request.deviceAttributes) +
      leafIf('GeoId', request.geoId) +
      leafIf('callerAttributes', request.callerAttributes),
  );
}

/** The `xml` of the updates must already be escaped. */
export function writeGetExtendedUpdateInfoResponse(
  response: GetExtendedUpdateInfoResponse,
  soap: SoapVersion,
): Buffer {
  const result = wrap(
    'GetExtendedUpdateInfoResult',
    writeExtendedUpdates(response.updates) +
      writeFileLocations(response.fileLocations) +
      listIf('OutOfScopeRevisionIDs', 'int', response.outOfScopeRevisionIds),
  );
  return composeResponse('client', 'GetExtendedUpdateInfo', result, soap);
}

/** The `xml` of the updates is unescaped. */
export function readGetExtendedUpdateInfoResponse(body: Uint8Array): GetExtendedUpdateInfoResponse {
  const payload = readResponse(body, 'GetExtendedUpdateInfo');
  const result = resultOf(payload, 'GetExtendedUpdateInfo');
  return {
    updates: readExtendedUpdates(result),
    fileLocations: readFileLocations(result),
    outOfScopeRevisionIds: Array.from(readInts(payload, result, 'OutOfScopeRevisionIDs') ?? []),
  };
}
