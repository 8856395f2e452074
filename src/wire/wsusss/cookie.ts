import type { Cookie } from '../wusp/types.ts';
import { leaf, wrap } from './elements.ts';

/**
 * The element of a Cookie (MS-WSUSSS 2.2.4.8); nothing when there is none. Unlike native clients, servers write an empty
 * EncryptedData: the cookie of the rollup has one (MS-WSUSSS 4, sample 3).
 */
export function writeCookie(name: string, cookie: Cookie | undefined): string {
  return cookie === undefined ? '' : wrap(name, cookieFields(cookie));
}

/** The content of a Cookie element. */
export function cookieFields({ expiration, encryptedData }: Cookie): string {
  return leaf('Expiration', expiration) + leaf('EncryptedData', encryptedData);
}
