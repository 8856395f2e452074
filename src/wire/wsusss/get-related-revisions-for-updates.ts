import { composeResponse, composeServerRequest } from '../compose.ts';
import { fieldOf, given, readGuidsIf } from '../fields.ts';
import type { Payload } from '../payload.ts';
import { readResponse } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import { readCookie } from '../wusp/cookie.ts';
import { writeCookie } from './cookie.ts';
import { list } from './elements.ts';
import { identitiesIn, writeIdentities } from './identity.ts';
import type { GetRelatedRevisionsForUpdatesRequest, GetRelatedRevisionsForUpdatesResponse } from './types.ts';

/** Only in the WSDL (MS-WSUSSS 6.1), which calls the parameter `updateIDs`; 3.1.4.9 says that nobody calls it. */
export function readGetRelatedRevisionsForUpdatesRequest({
  element,
}: Payload): GetRelatedRevisionsForUpdatesRequest {
  return given({ cookie: readCookie(element, 'cookie'), updateIds: readGuidsIf(element, 'updateIDs') });
}

export function writeGetRelatedRevisionsForUpdatesRequest(
  request: GetRelatedRevisionsForUpdatesRequest,
): string {
  const { cookie, updateIds } = request;
  return composeServerRequest(
    'server-sync',
    'GetRelatedRevisionsForUpdates',
    writeCookie('cookie', cookie) + (updateIds === undefined ? '' : list('updateIDs', 'guid', updateIds)),
  );
}

export function writeGetRelatedRevisionsForUpdatesResponse(
  { revisions }: GetRelatedRevisionsForUpdatesResponse,
  soap: SoapVersion,
): Buffer {
  const result = writeIdentities('GetRelatedRevisionsForUpdatesResult', revisions);
  return composeResponse('server-sync', 'GetRelatedRevisionsForUpdates', result, soap);
}

/** An answer without a result has no revisions. */
export function readGetRelatedRevisionsForUpdatesResponse(
  body: Uint8Array,
): GetRelatedRevisionsForUpdatesResponse {
  const { element } = readResponse(body, 'GetRelatedRevisionsForUpdates');
  return { revisions: identitiesIn(fieldOf(element, 'GetRelatedRevisionsForUpdatesResult')) };
}
