import { ZERO_GUID } from '#base';
import { composeResponse, composeServerRequest } from '../compose.ts';
import { fieldOf, given, itemsOf, readGuid, readGuidsIf, readText } from '../fields.ts';
import type { Payload } from '../payload.ts';
import { readResponse, resultOf } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import { readCookie } from '../wusp/cookie.ts';
import { writeCookie } from './cookie.ts';
import { leaf, list, listOf, wrap } from './elements.ts';
import type { GetDriverSetDataRequest, GetDriverSetDataResponse } from './types.ts';

/** MS-WSUSSS 3.1.4.8. Only servers that synchronise with Microsoft Update call it. */
export function readGetDriverSetDataRequest({ element }: Payload): GetDriverSetDataRequest {
  return given({
    cookie: readCookie(element, 'cookie'),
    driverSets: readGuidsIf(element, 'driverSets'),
  });
}

export function writeGetDriverSetDataRequest({ cookie, driverSets }: GetDriverSetDataRequest): string {
  return composeServerRequest(
    'server-sync',
    'GetDriverSetData',
    writeCookie('cookie', cookie) + (driverSets === undefined ? '' : list('driverSets', 'guid', driverSets)),
  );
}

export function writeGetDriverSetDataResponse(
  { driverSets }: GetDriverSetDataResponse,
  soap: SoapVersion,
): Buffer {
  const sets = listOf('DriverSets', driverSets, ({ driverSetId, driverSetXml }) =>
    wrap('ServerSyncDriverSetData', leaf('DriverSetId', driverSetId) + leaf('DriverSetXml', driverSetXml)),
  );
  return composeResponse('server-sync', 'GetDriverSetData', wrap('GetDriverSetDataResult', sets), soap);
}

export function readGetDriverSetDataResponse(body: Uint8Array): GetDriverSetDataResponse {
  const result = resultOf(readResponse(body, 'GetDriverSetData'), 'GetDriverSetData');
  return {
    driverSets: itemsOf(fieldOf(result, 'DriverSets'), 'ServerSyncDriverSetData').map((set) => ({
      driverSetId: readGuid(set, 'DriverSetId') ?? ZERO_GUID,
      driverSetXml: readText(set, 'DriverSetXml') ?? '',
    })),
  };
}
