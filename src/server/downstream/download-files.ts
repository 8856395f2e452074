import { digestFromBase64, digestToBase64 } from '#base';
import { readDownloadFilesRequest, writeDownloadFilesResponse } from '#wire';
import { atMost, required } from '../client/parameters.ts';
import { serverFailures } from '../failures.ts';
import { admit, note } from './admit.ts';
import { MOST_DIGESTS } from './limits.ts';
import type { DownstreamOperation } from './operation.ts';

/** MS-WSUSSS 3.1.4.11: a downstream server could not get files from us; those that are not here are fetched now. */
export const downloadFiles: DownstreamOperation = async (services, call) => {
  const { store, content } = services.context;
  const request = readDownloadFilesRequest(call.payload);
  const session = await admit(services, call, request.cookie);
  const texts = required(request.fileDigests, 'fileDigestList');
  atMost(texts.length, MOST_DIGESTS, 'fileDigestList');
  const digests = new Set(texts.map((text) => required(digestFromBase64(text, 'SHA1'), 'fileDigestList')));
  const unknown: string[] = [];
  const wanted: string[] = [];
  for (const sha1 of digests) {
    if ((await store.fileBySha1(sha1)) === undefined) unknown.push(sha1);
    else if ((await content.stat(sha1)) === undefined) wanted.push(sha1);
  }
  // What is known is fetched also when something else is not: the server comes again for it in any case.
  if (wanted.length > 0) await services.want(wanted, 'downstream');
  note(services, call, session, { missingFiles: await services.missing.add(session.id, wanted) });
  call.notes.counts = { asked: digests.size, wanted: wanted.length, unknown: unknown.length };
  if (unknown.length > 0) {
    throw serverFailures.fail('file-digests-missing', { subject: unknown.map(digestToBase64).join('|') });
  }
  return writeDownloadFilesResponse(call.soap);
};
