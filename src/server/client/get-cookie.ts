import { readGetCookieRequest, writeGetCookieResponse } from '#wire';
import { serverFailures } from '../failures.ts';
import { protocolVersion } from './parameters.ts';
import type { Operation } from './services.ts';

/** MS-WUSP 3.1.5.4. What the client knew by its old cookie is carried over, also from an expired one. */
export const getCookie: Operation = ({ context, cookies, contacts }, call) => {
  const request = readGetCookieRequest(call.payload);
  const [authorization, ...others] = request.authCookies;
  if (authorization === undefined || others.length > 0) {
    throw serverFailures.fail('invalid-authorization-cookie', {
      detail: `${request.authCookies.length} given, exactly one is needed`,
    });
  }
  const { computerId } = cookies.openAuthorization(authorization.cookieData);
  call.notes.computerId = computerId;
  const version = protocolVersion(request.protocolVersion, 'protocolVersion');
  const marks = cookies.marksOf(request.oldCookie, computerId, context.catalog.snapshot.sequence);
  const cookie = cookies.issue({ computerId, version, marks }, request.lastChange);
  contacts.note(computerId, call);
  return writeGetCookieResponse(cookie, call.soap);
};
