import { parseGuid } from '#base';
import { readDssGetAuthorizationCookieRequest, writeDssGetAuthorizationCookieResponse } from '#wire';
import { invalidParameter, required } from '../client/parameters.ts';
import { note } from './admit.ts';
import type { Account } from './cookie.ts';
import type { DownstreamOperation } from './operation.ts';

/** A name that DNS would take; Windows takes letters of other scripts and underscores too. */
const NAME = /^(?=.{1,255}$)[\p{L}\p{N}_-]{1,63}(\.[\p{L}\p{N}_-]{1,63})*\.?$/u;

/**
 * MS-WSUSSS 3.1.4.2. Every name and GUID is accepted, as by real servers: who may synchronise is asked when the cookie is
 * used, so that a refused server is in the list for a person to decide about.
 */
export const getAuthorizationCookie: DownstreamOperation = (services, call) => {
  const request = readDssGetAuthorizationCookieRequest(call.payload);
  const account = accountOf(
    required(request.accountName, 'accountName'),
    required(request.accountGuid, 'accountGuid'),
  );
  note(services, call, account);
  return writeDssGetAuthorizationCookieResponse(
    { plugInId: 'DssTargeting', cookieData: services.cookies.authorize(account) },
    call.soap,
  );
};

/** Microsoft's sample sends the two the wrong way round (peers-and-anchors 1.4). */
function accountOf(name: string, guid: string): Account {
  const id = parseGuid(guid);
  const idInName = parseGuid(name);
  if (id === undefined && idInName !== undefined && NAME.test(guid)) return { id: idInName, name: guid };
  if (!NAME.test(name)) throw invalidParameter('accountName');
  if (id === undefined) throw invalidParameter('accountGuid');
  return { id, name };
}
