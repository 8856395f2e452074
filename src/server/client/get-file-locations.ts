import { digestFromBase64 } from '#base';
import type { UpdateFile } from '#update';
import { readGetFileLocationsRequest, writeGetFileLocationsResponse } from '#wire';
import { fileLocations } from './file-urls.ts';
import { atMost, required } from './parameters.ts';
import type { Operation } from './services.ts';

/** A real server took 100 at a time (protocol-facts 7.3). */
const MOST_DIGESTS = 1000;

/** MS-WUSP 3.1.5.10: where files are now. Digests that no revision names are left out. */
export const getFileLocations: Operation = async ({ context, cookies, contacts }, call) => {
  const request = readGetFileLocationsRequest(call.payload);
  const session = cookies.open(request.cookie, context.catalog.snapshot.sequence);
  call.notes.computerId = session.computerId;
  const texts = required(request.fileDigests, 'fileDigests');
  atMost(texts.length, MOST_DIGESTS, 'fileDigests');
  const digests = new Set(texts.map((text) => required(digestFromBase64(text, 'SHA1'), 'fileDigests')));
  const files: UpdateFile[] = [];
  for (const sha1 of digests) {
    const record = await context.store.fileBySha1(sha1);
    if (record !== undefined) files.push(record.file);
  }
  const locations = await fileLocations(context, call.contentBase, files);
  contacts.note(session.computerId, call);
  call.notes.counts = { asked: digests.size, found: files.length };
  const newCookie = cookies.relocate(session);
  return writeGetFileLocationsResponse({ fileLocations: locations, newCookie }, call.soap);
};
