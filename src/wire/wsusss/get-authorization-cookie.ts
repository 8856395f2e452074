import { composeResponse, composeServerRequest } from '../compose.ts';
import { given, readComputerId, readGuidsIf, readToken } from '../fields.ts';
import type { Payload } from '../payload.ts';
import { readResponse, resultOf } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import { authorizationCookieFields, authorizationCookieIn } from '../wusp/cookie.ts';
import { leafIf, list, wrap } from './elements.ts';
import type { DssGetAuthorizationCookieRequest, DssGetAuthorizationCookieResponse } from './types.ts';

/** MS-WSUSSS 3.1.4.2. An accountGuid that is no GUID is kept as it came: the operation has a fault of its own for it. */
export function readDssGetAuthorizationCookieRequest({ element }: Payload): DssGetAuthorizationCookieRequest {
  return given({
    accountName: readToken(element, 'accountName'),
    accountGuid: readComputerId(element, 'accountGuid'),
    programKeys: readGuidsIf(element, 'programKeys'),
  });
}

export function writeDssGetAuthorizationCookieRequest(request: DssGetAuthorizationCookieRequest): string {
  const { accountName, accountGuid, programKeys } = request;
  return composeServerRequest(
    'dss-auth',
    'GetAuthorizationCookie',
    leafIf('accountName', accountName) +
      leafIf('accountGuid', accountGuid) +
      (programKeys === undefined ? '' : list('programKeys', 'guid', programKeys)),
  );
}

export function writeDssGetAuthorizationCookieResponse(
  response: DssGetAuthorizationCookieResponse,
  soap: SoapVersion,
): Buffer {
  const result = wrap('GetAuthorizationCookieResult', authorizationCookieFields(response));
  return composeResponse('dss-auth', 'GetAuthorizationCookie', result, soap);
}

export function readDssGetAuthorizationCookieResponse(body: Uint8Array): DssGetAuthorizationCookieResponse {
  const payload = readResponse(body, 'GetAuthorizationCookie');
  return authorizationCookieIn(resultOf(payload, 'GetAuthorizationCookie'));
}
