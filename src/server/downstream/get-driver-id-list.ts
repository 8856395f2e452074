import { readGetDriverIdListRequest, writeGetDriverIdListResponse } from '#wire';
import { atMost, invalidParameter, required } from '../client/parameters.ts';
import { admit } from './admit.ts';
import { readAnchor, writeAnchor } from './anchor.ts';
import type { DownstreamOperation } from './operation.ts';

/**
 * MS-WSUSSS 3.1.4.7. Only Microsoft Update has driver sets; here drivers are in the list of updates, GetConfigData says that
 * no hardware may be asked for, and so there is never anything to list.
 */
export const getDriverIdList: DownstreamOperation = async (services, call) => {
  const request = readGetDriverIdListRequest(call.payload);
  await admit(services, call, request.cookie);
  const { anchor = '', computerIds, pnpHardwareIds } = required(request.filter, 'filter');
  if (anchor !== '' && readAnchor(anchor) === undefined)
    throw invalidParameter('filter', 'the anchor is none');
  atMost(computerIds.length, 0, 'filter');
  atMost(pnpHardwareIds.length, 0, 'filter');
  const { sequence } = services.context.catalog.snapshot;
  return writeGetDriverIdListResponse(
    {
      anchor: writeAnchor({ sequence, time: call.at }),
      newRevisions: [],
      newDriverSets: [],
      removedDriverSets: [],
    },
    call.soap,
  );
};
