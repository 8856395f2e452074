import type { XmlElement } from '#xml';
import { leaf, wrap } from '../compose.ts';
import { fieldOf, readBase64, readToken } from '../fields.ts';
import type { AuthorizationCookie, Cookie } from './types.ts';

/** A Cookie under that element name (MS-WUSP 2.2.3.5). Without EncryptedData, as native clients send their first oldCookie, that is ''. */
export function readCookie(parent: XmlElement | undefined, name: string): Cookie | undefined {
  const cookie = fieldOf(parent, name);
  return cookie === undefined ? undefined : cookieIn(cookie);
}

/** The fields of a Cookie element itself. */
export function cookieIn(cookie: XmlElement): Cookie {
  return {
    expiration: readToken(cookie, 'Expiration') ?? '',
    encryptedData: readBase64(cookie, 'EncryptedData') ?? '',
  };
}

/** The element of a Cookie; nothing when there is none. */
export function writeCookie(name: string, cookie: Cookie | undefined): string {
  return cookie === undefined ? '' : wrap(name, cookieFields(cookie));
}

/** The content of a Cookie element. */
export function cookieFields({ expiration, encryptedData }: Cookie): string {
  return leaf('Expiration', expiration) + (encryptedData === '' ? '' : leaf('EncryptedData', encryptedData));
}

/** The fields of an AuthorizationCookie element (MS-WUSP 2.2.3.4). */
export function authorizationCookieIn(cookie: XmlElement): AuthorizationCookie {
  return {
    plugInId: readToken(cookie, 'PlugInId') ?? '',
    cookieData: readBase64(cookie, 'CookieData') ?? '',
  };
}

/** The content of an AuthorizationCookie element. */
export function authorizationCookieFields({ plugInId, cookieData }: AuthorizationCookie): string {
  return leaf('PlugInId', plugInId) + leaf('CookieData', cookieData);
}
