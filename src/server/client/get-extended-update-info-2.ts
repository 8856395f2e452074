import { readGetExtendedUpdateInfo2Request, writeGetExtendedUpdateInfo2Response } from '#wire';
import { gatherExtendedInfo } from './extended-info.ts';
import { fileDecryption, fileLocations } from './file-urls.ts';
import { atMost, identities, required } from './parameters.ts';
import type { Operation } from './services.ts';

/** MS-WUSP 2.2.2.2.10: the same by update identity. It has no place for ids out of scope: they are just not in the answer. */
export const getExtendedUpdateInfo2: Operation = async (services, call) => {
  const { context, cookies, members, contacts } = services;
  const { snapshot } = context.catalog;
  const request = readGetExtendedUpdateInfo2Request(call.payload);
  const { computerId } = cookies.open(request.cookie, snapshot.sequence);
  call.notes.computerId = computerId;
  const named = identities(required(request.updateIds, 'updateIDs'), 'updateIDs');
  atMost(named.length, context.settings.maxExtendedUpdates, 'updateIDs');
  const ids = named.map((identity) => snapshot.idOf(identity)).filter((id) => id !== undefined);
  const { groupIds } = await members.get(computerId);
  const { infoTypes, locales } = request;
  const info = await gatherExtendedInfo(services, snapshot, { groupIds, ids, infoTypes, locales, geoId: '' });
  const locations = await fileLocations(context, call.contentBase, info.files);
  const asksForKeys = infoTypes?.includes('FileDecryption') === true;
  const keys = asksForKeys ? await fileDecryption(context, info.filesNamed) : [];
  contacts.note(computerId, call);
  call.notes.counts = { asked: named.length, files: info.files.length };
  return writeGetExtendedUpdateInfo2Response(
    {
      updates: info.updates,
      fileLocations: locations.map((location) => ({ ...location, fileDigestAlgorithm: 'SHA1' })),
      fileDecryptionData: keys,
    },
    call.soap,
  );
};
