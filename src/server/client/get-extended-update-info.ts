import { readGetExtendedUpdateInfoRequest, writeGetExtendedUpdateInfoResponse } from '#wire';
import { gatherExtendedInfo } from './extended-info.ts';
import { fileLocations } from './file-urls.ts';
import { atMost, required } from './parameters.ts';
import type { Operation } from './services.ts';

/** MS-WUSP 3.1.5.9: texts and file addresses of revisions that a client finds worth a closer look. */
export const getExtendedUpdateInfo: Operation = async (services, call) => {
  const { context, cookies, members, contacts } = services;
  const { snapshot } = context.catalog;
  const request = readGetExtendedUpdateInfoRequest(call.payload);
  const { computerId } = cookies.open(request.cookie, snapshot.sequence);
  call.notes.computerId = computerId;
  const ids = required(request.revisionIds, 'revisionIDs');
  atMost(ids.length, context.settings.maxExtendedUpdates, 'revisionIDs');
  const { groupIds } = await members.get(computerId);
  const { infoTypes, locales, geoId = '' } = request;
  const info = await gatherExtendedInfo(services, snapshot, { groupIds, ids, infoTypes, locales, geoId });
  const locations = await fileLocations(context, call.contentBase, info.files);
  contacts.note(computerId, call);
  call.notes.counts = { asked: ids.length, files: info.files.length, outOfScope: info.outOfScope.length };
  return writeGetExtendedUpdateInfoResponse(
    {
      updates: info.updates,
      fileLocations: locations,
      outOfScopeRevisionIds: info.outOfScope,
    },
    call.soap,
  );
};
