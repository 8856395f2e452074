import { composeResponse, composeServerRequest } from '../compose.ts';
import { fieldOf, given, itemsOf, readToken } from '../fields.ts';
import type { Payload } from '../payload.ts';
import { readResponse, resultOf } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import { authorizationCookieFields, authorizationCookieIn, cookieIn, readCookie } from '../wusp/cookie.ts';
import { cookieFields, writeCookie } from './cookie.ts';
import { leafIf, listOf, wrap } from './elements.ts';
import type { DssGetCookieRequest, DssGetCookieResponse } from './types.ts';

/** MS-WSUSSS 3.1.4.3. */
export function readDssGetCookieRequest({ element }: Payload): DssGetCookieRequest {
  const authCookies = itemsOf(fieldOf(element, 'authCookies'), 'AuthorizationCookie');
  return given({
    authCookies: authCookies.map(authorizationCookieIn),
    oldCookie: readCookie(element, 'oldCookie'),
    protocolVersion: readToken(element, 'protocolVersion'),
  });
}

export function writeDssGetCookieRequest(request: DssGetCookieRequest): string {
  return composeServerRequest(
    'server-sync',
    'GetCookie',
    listOf('authCookies', request.authCookies, (cookie) =>
      wrap('AuthorizationCookie', authorizationCookieFields(cookie)),
    ) +
      writeCookie('oldCookie', request.oldCookie) +
      leafIf('protocolVersion', request.protocolVersion),
  );
}

export function writeDssGetCookieResponse(response: DssGetCookieResponse, soap: SoapVersion): Buffer {
  return composeResponse('server-sync', 'GetCookie', wrap('GetCookieResult', cookieFields(response)), soap);
}

export function readDssGetCookieResponse(body: Uint8Array): DssGetCookieResponse {
  return cookieIn(resultOf(readResponse(body, 'GetCookie'), 'GetCookie'));
}
