import { composeRequest, composeResponse, leaf, leafIf, wrap } from '../compose.ts';
import { fieldOf, given, itemsOf, readToken } from '../fields.ts';
import type { Payload } from '../payload.ts';
import { readResponse, resultOf } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import {
  authorizationCookieFields,
  authorizationCookieIn,
  cookieFields,
  cookieIn,
  readCookie,
  writeCookie,
} from './cookie.ts';
import type { GetCookieRequest, GetCookieResponse } from './types.ts';

/** MS-WUSP 2.2.2.2.2. */
export function readGetCookieRequest({ element }: Payload): GetCookieRequest {
  const authCookies = itemsOf(fieldOf(element, 'authCookies'), 'AuthorizationCookie');
  return given({
    authCookies: authCookies.map(authorizationCookieIn),
    oldCookie: readCookie(element, 'oldCookie'),
    lastChange: readToken(element, 'lastChange') ?? '',
    currentTime: readToken(element, 'currentTime') ?? '',
    protocolVersion: readToken(element, 'protocolVersion'),
  });
}

export function writeGetCookieRequest(request: GetCookieRequest): string {
  const authCookies = request.authCookies.map((cookie) =>
    wrap('AuthorizationCookie', authorizationCookieFields(cookie)),
  );
  return composeRequest(
    'client',
    'GetCookie',
    wrap('authCookies', authCookies.join('')) +
      writeCookie('oldCookie', request.oldCookie) +
      leaf('lastChange', request.lastChange) +
      leaf('currentTime', request.currentTime) +
      leafIf('protocolVersion', request.protocolVersion),
  );
}

export function writeGetCookieResponse(response: GetCookieResponse, soap: SoapVersion): Buffer {
  return composeResponse('client', 'GetCookie', wrap('GetCookieResult', cookieFields(response)), soap);
}

export function readGetCookieResponse(body: Uint8Array): GetCookieResponse {
  return cookieIn(resultOf(readResponse(body, 'GetCookie'), 'GetCookie'));
}
