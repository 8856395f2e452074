import { readGetRelatedRevisionsForUpdatesRequest, writeGetRelatedRevisionsForUpdatesResponse } from '#wire';
import { atMost, required, updateIds } from '../client/parameters.ts';
import { admit } from './admit.ts';
import { MOST_UPDATES } from './limits.ts';
import type { DownstreamOperation } from './operation.ts';

/**
 * MS-WSUSSS 3.1.4.9, where it is said to be unused. Here it answers what its name says, so that a Todoku downstream can
 * take in single updates with all that they need. Updates that are not here are left out.
 */
export const getRelatedRevisionsForUpdates: DownstreamOperation = async (services, call) => {
  const request = readGetRelatedRevisionsForUpdatesRequest(call.payload);
  await admit(services, call, request.cookie);
  const named = required(request.updateIds, 'updateIDs');
  atMost(named.length, MOST_UPDATES, 'updateIDs');
  const revisions = services.context.catalog.snapshot.related(updateIds(named, 'updateIDs'));
  return writeGetRelatedRevisionsForUpdatesResponse({ revisions }, call.soap);
};
