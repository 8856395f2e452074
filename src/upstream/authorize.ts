import {
  type Cookie,
  readDssGetAuthorizationCookieResponse,
  readDssGetCookieResponse,
  readGetAuthConfigResponse,
  writeDssGetAuthorizationCookieRequest,
  writeDssGetCookieRequest,
  writeGetAuthConfigRequest,
} from '#wire';
import type { Channel, ChannelAnswer } from './channel.ts';
import { upstreamFailures } from './failures.ts';
import { readAs } from './read-as.ts';

/** What this server speaks: that of WSUS 10 (MS-WSUSSS 1.7). */
export const PROTOCOL_VERSION = '1.20';
const TARGETING = 'DssTargeting';

export interface Account {
  /** Base URL of the upstream. */
  readonly url: string;
  readonly accountName: string;
  readonly accountGuid: string;
}

/**
 * Gets a cookie (MS-WSUSSS 3.2.4.1): GetAuthConfig, GetAuthorizationCookie at the address it names, GetCookie with the last
 * cookie. Rejects with what the channel rejects with, and with upstream/hostile-address and upstream/bad-answer.
 */
export async function authorize(
  channel: Channel,
  account: Account,
  oldCookie: Cookie | undefined,
): Promise<{ readonly cookie: Cookie; readonly upstreamNow: number | undefined }> {
  const { host } = new URL(account.url);
  const config = readAs(
    readGetAuthConfigResponse,
    await channel.call({
      service: 'server-sync',
      operation: 'GetAuthConfig',
      message: writeGetAuthConfigRequest(),
    }),
    host,
    'GetAuthConfig',
  );
  const plugIn = config.authInfo.find(({ plugInId }) => plugInId === TARGETING) ?? config.authInfo[0];
  if (plugIn === undefined)
    throw upstreamFailures.fail('bad-answer', { subject: host, detail: 'GetAuthConfig names no plug-in' });
  const authorization = readAs(
    readDssGetAuthorizationCookieResponse,
    await channel.call({
      service: 'dss-auth',
      operation: 'GetAuthorizationCookie',
      url: serviceAddress(account.url, plugIn.serviceUrl),
      message: writeDssGetAuthorizationCookieRequest({
        accountName: account.accountName,
        accountGuid: account.accountGuid,
      }),
    }),
    host,
    'GetAuthorizationCookie',
  );
  const answer: ChannelAnswer = await channel.call({
    service: 'server-sync',
    operation: 'GetCookie',
    message: writeDssGetCookieRequest({
      authCookies: [authorization],
      ...(oldCookie === undefined ? {} : { oldCookie }),
      protocolVersion: PROTOCOL_VERSION,
    }),
  });
  const cookie = readAs(readDssGetCookieResponse, answer, host, 'GetCookie');
  if (cookie.encryptedData === '')
    throw upstreamFailures.fail('bad-answer', { subject: host, detail: 'the cookie of GetCookie is empty' });
  return { cookie, upstreamNow: answer.date };
}

/** The address of a ServiceUrl, relative to the base URL. One that leads to another server is refused: it would get what we are called. */
export function serviceAddress(base: string, serviceUrl: string): string {
  const url = URL.parse(serviceUrl.replace(/^\/+/, '/'), `${base}/`);
  if (url === null || url.origin !== new URL(base).origin || url.username !== '' || url.password !== '')
    throw upstreamFailures.fail('hostile-address', {
      subject: new URL(base).host,
      detail: serviceUrl.slice(0, 200),
    });
  return url.href;
}
