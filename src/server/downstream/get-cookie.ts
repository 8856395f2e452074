import { readDssGetCookieRequest, writeDssGetCookieResponse } from '#wire';
import { invalidParameter, protocolVersion, required } from '../client/parameters.ts';
import { serverFailures } from '../failures.ts';
import { note, refuseUnwelcome } from './admit.ts';
import type { DownstreamOperation } from './operation.ts';

/** MS-WSUSSS 3.1.4.3. What is in an old cookie is not needed: a cookie says only whose it is. */
export const getCookie: DownstreamOperation = async (services, call) => {
  const request = readDssGetCookieRequest(call.payload);
  const [authorization, ...others] = request.authCookies;
  if (authorization === undefined || others.length > 0) {
    throw invalidParameter('authCookies', `${request.authCookies.length} given, exactly one is needed`);
  }
  const account = services.cookies.openAuthorization(authorization.cookieData);
  const { major, minor } = protocolVersion(
    required(request.protocolVersion, 'protocolVersion'),
    'protocolVersion',
  );
  if (major !== 1) {
    throw serverFailures.fail('incompatible-protocol-version', {
      subject: account.name,
      detail: `${major}.${minor}`,
    });
  }
  const session = { ...account, protocolVersion: `${major}.${minor}` };
  note(services, call, session);
  await refuseUnwelcome(services, [account.id], account.name);
  return writeDssGetCookieResponse(services.cookies.issue(session), call.soap);
};
