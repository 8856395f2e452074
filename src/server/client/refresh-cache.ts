import { readRefreshCacheRequest, writeRefreshCacheResponse } from '#wire';
import { wireDeployment } from './deployments.ts';
import { identities, required } from './parameters.ts';
import type { Operation } from './services.ts';

/** MS-WUSP 3.1.5.8: our ids for what the client holds from another server, or from before a restore. */
export const refreshCache: Operation = async ({ context, cookies, members, contacts }, call) => {
  const request = readRefreshCacheRequest(call.payload);
  const { snapshot } = context.catalog;
  const { computerId, version } = cookies.open(request.cookie, snapshot.sequence);
  call.notes.computerId = computerId;
  const named = identities(required(request.globalIds, 'globalIDs'), 'globalIDs');
  const { groupIds } = await members.get(computerId);
  const offers = snapshot.refresh(groupIds, named);
  contacts.note(computerId, call);
  call.notes.counts = { asked: named.length, answered: offers.length };
  return writeRefreshCacheResponse(
    {
      results: offers.map((offer) => ({
        revisionId: offer.id,
        globalId: { updateId: offer.updateId, revisionNumber: offer.revisionNumber },
        isLeaf: offer.isLeaf,
        deployment: wireDeployment(offer, version),
      })),
    },
    call.soap,
  );
};
