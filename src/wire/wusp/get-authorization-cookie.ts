import { composeRequest, composeResponse, leafIf, wrap } from '../compose.ts';
import { given, readComputerId, readText } from '../fields.ts';
import type { Payload } from '../payload.ts';
import { readResponse, resultOf } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import { authorizationCookieFields, authorizationCookieIn } from './cookie.ts';
import type { GetAuthorizationCookieRequest, GetAuthorizationCookieResponse } from './types.ts';

/** MS-WUSP 2.2.2.1.1. */
export function readGetAuthorizationCookieRequest({ element }: Payload): GetAuthorizationCookieRequest {
  return given({
    clientId: readComputerId(element, 'clientId'),
    targetGroupName: readText(element, 'targetGroupName'),
    dnsName: readText(element, 'dnsName'),
  });
}

export function writeGetAuthorizationCookieRequest(request: GetAuthorizationCookieRequest): string {
  return composeRequest(
    'simple-auth',
    'GetAuthorizationCookie',
    leafIf('clientId', request.clientId) +
      leafIf('targetGroupName', request.targetGroupName) +
      leafIf('dnsName', request.dnsName),
  );
}

export function writeGetAuthorizationCookieResponse(
  response: GetAuthorizationCookieResponse,
  soap: SoapVersion,
): Buffer {
  const result = wrap('GetAuthorizationCookieResult', authorizationCookieFields(response));
  return composeResponse('simple-auth', 'GetAuthorizationCookie', result, soap);
}

export function readGetAuthorizationCookieResponse(body: Uint8Array): GetAuthorizationCookieResponse {
  const payload = readResponse(body, 'GetAuthorizationCookie');
  return authorizationCookieIn(resultOf(payload, 'GetAuthorizationCookie'));
}
