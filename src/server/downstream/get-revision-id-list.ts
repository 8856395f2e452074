import type { ListingFilter, Snapshot } from '#catalog';
import { toUpdateId, type UpdateId } from '#update';
import { type IdAndDelta, readGetRevisionIdListRequest, type ServerSyncFilter } from '#wire';
import { atMost, invalidParameter, required } from '../client/parameters.ts';
import { admit, note } from './admit.ts';
import { readAnchor, sequenceOf, writeAnchor } from './anchor.ts';
import { MOST_FILTER_IDS } from './limits.ts';
import type { DownstreamOperation } from './operation.ts';

/**
 * MS-WSUSSS 3.1.4.5, protocol-facts 12.1. Languages are taken and change nothing: a document has all of its own, and which
 * of its files are wanted is decided below.
 */
export const getRevisionIdList: DownstreamOperation = async (services, call) => {
  const { snapshot } = services.context.catalog;
  const request = readGetRevisionIdListRequest(call.payload);
  const session = await admit(services, call, request.cookie);
  const filter = listingFilter(required(request.filter, 'filter'), snapshot, call.at);
  const anchor = writeAnchor({ sequence: snapshot.sequence, time: call.at });
  const { pieces, count } = services.lists.answer(snapshot, filter, anchor, call.soap);
  if (filter.kind === 'updates') {
    const missingFiles = await services.missing.count(session.id);
    note(services, call, session, { syncedSequence: snapshot.sequence, syncedAt: call.at, missingFiles });
  }
  call.notes.counts = { listed: count };
  return pieces;
};

/** Real servers blame every mistake in it on `filter` as a whole (protocol-facts 4.3). */
function listingFilter(filter: ServerSyncFilter, snapshot: Snapshot, now: number): ListingFilter {
  const since = sinceOf(filter.anchor ?? '', snapshot, now);
  if (filter.getConfig) return { kind: 'config', ...since };
  const { categories, classifications } = filter;
  atMost((categories?.length ?? 0) + (classifications?.length ?? 0), MOST_FILTER_IDS, 'filter');
  return {
    kind: 'updates',
    ...since,
    ...(categories === undefined ? {} : { categories: wanted(categories) }),
    ...(classifications === undefined ? {} : { classifications: wanted(classifications) }),
  };
}

function sinceOf(text: string, snapshot: Snapshot, now: number): { readonly since?: number } {
  if (text === '') return {};
  const anchor = readAnchor(text);
  if (anchor === undefined) throw invalidParameter('filter', 'the anchor is none');
  return { since: sequenceOf(anchor, snapshot, now) };
}

/** In one order, so that the same list is recognised however it was written. */
function wanted(ids: readonly IdAndDelta[]): { readonly id: UpdateId; readonly delta: boolean }[] {
  return ids
    .map(({ id, delta }) => ({ id: required(toUpdateId(id), 'filter'), delta }))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : Number(a.delta) - Number(b.delta)));
}
