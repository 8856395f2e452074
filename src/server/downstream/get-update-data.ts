import { readGetUpdateDataRequest, writeGetUpdateDataResponse } from '#wire';
import { atMost, identities, required } from '../client/parameters.ts';
import { admit } from './admit.ts';
import { MOST_UPDATES } from './limits.ts';
import type { DownstreamOperation } from './operation.ts';
import { askedRevisions, documentsOf, urlsOf } from './update-data.ts';

/**
 * MS-WSUSSS 3.1.4.6, protocol-facts 12.2. An id that comes twice is answered twice, and what does not fit is left out without
 * a word: so do real servers.
 */
export const getUpdateData: DownstreamOperation = async (services, call) => {
  const { context } = services;
  const request = readGetUpdateDataRequest(call.payload);
  await admit(services, call, request.cookie);
  const named = required(request.updateIds, 'updateIds');
  atMost(named.length, MOST_UPDATES, 'updateIds');
  const asked = askedRevisions(context, identities(named, 'updateIds'));
  const files = await context.store.filesOf(asked.map(({ id }) => id));
  const updates = await documentsOf(context, asked, files);
  const sent = asked.slice(0, updates.length);
  const fileUrls = await urlsOf(
    context,
    sent.flatMap(({ id }) => files.get(id) ?? []),
  );
  call.notes.counts = { asked: asked.length, sent: updates.length };
  return writeGetUpdateDataResponse({ updates, fileUrls }, call.soap);
};
