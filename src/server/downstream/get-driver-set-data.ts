import { readGetDriverSetDataRequest, writeGetDriverSetDataResponse } from '#wire';
import { required } from '../client/parameters.ts';
import { serverFailures } from '../failures.ts';
import { admit } from './admit.ts';
import type { DownstreamOperation } from './operation.ts';

/** MS-WSUSSS 3.1.4.8. There are no driver sets here, and GetConfigData says that none may be asked for. */
export const getDriverSetData: DownstreamOperation = async (services, call) => {
  const request = readGetDriverSetDataRequest(call.payload);
  await admit(services, call, request.cookie);
  const { length } = required(request.driverSets, 'driverSets');
  if (length > 0) throw serverFailures.fail('too-many-ids', { detail: `${length} given, the limit is 0` });
  return writeGetDriverSetDataResponse({ driverSets: [] }, call.soap);
};
