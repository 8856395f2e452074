import type { Cookie } from '#wire';
import { toXsDateTime } from '#wire';
import { UpstreamFault } from './upstream-fault.ts';

interface CookieContent {
  readonly account: string;
  readonly protocol: string;
  readonly expires: number;
}

/** Not sealed: whoever wants to forge a cookie of the simulator may. */
export function makeCookie(content: CookieContent): Cookie {
  return {
    expiration: toXsDateTime(content.expires),
    encryptedData: Buffer.from(JSON.stringify(content)).toString('base64'),
  };
}

/** Faults with InvalidCookie and IncompatibleProtocolVersion (MS-WSUSSS 3.1.4.5); the specification has no code of its own for one that expired. */
export function checkCookie(cookie: Cookie | undefined, now: number): void {
  const content = contentOf(cookie);
  if (content === undefined || content.expires <= now) throw new UpstreamFault('InvalidCookie');
  checkProtocol(content.protocol);
}

/** Faults with IncompatibleProtocolVersion and InvalidParameters (MS-WSUSSS 3.1.4.3). */
export function checkProtocol(version: string | undefined): void {
  const [, major] = /^(\d+)\.\d+$/.exec(version ?? '') ?? [];
  if (major === undefined) throw new UpstreamFault('InvalidParameters', 'protocolVersion');
  if (major !== '1') throw new UpstreamFault('IncompatibleProtocolVersion');
}

function contentOf(cookie: Cookie | undefined): CookieContent | undefined {
  try {
    return JSON.parse(Buffer.from(cookie?.encryptedData ?? '', 'base64').toString());
  } catch {
    return undefined;
  }
}
