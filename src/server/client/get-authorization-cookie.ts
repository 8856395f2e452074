import { enrolComputer } from '#changes';
import { readGetAuthorizationCookieRequest, writeGetAuthorizationCookieResponse } from '#wire';
import { clientId, required } from './parameters.ts';
import type { Operation } from './services.ts';

/** MS-WUSP 3.1.5.3: the computer is known from here on and put into the groups its policy asks for. */
export const getAuthorizationCookie: Operation = async ({ context, cookies, contacts }, call) => {
  const request = readGetAuthorizationCookieRequest(call.payload);
  const sentId = clientId(request.clientId, 'clientId');
  call.notes.computerId = sentId;
  const dnsName = required(request.dnsName, 'dnsName');
  // All groups of the policy stand in one string (protocol-facts 5.3).
  const requestedGroups = (request.targetGroupName ?? '').split(';');
  // The cookie carries the id under which the machine is known here: clones send one id for several machines.
  const { computerId } = await enrolComputer(context, {
    computerId: sentId,
    dnsName,
    requestedGroups,
    address: call.address,
  });
  call.notes.computerId = computerId;
  contacts.note(computerId, call);
  return writeGetAuthorizationCookieResponse(
    { plugInId: 'SimpleTargeting', cookieData: cookies.authorize({ computerId, dnsName }) },
    call.soap,
  );
};
