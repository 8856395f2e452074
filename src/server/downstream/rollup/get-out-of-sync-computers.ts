import { readGetOutOfSyncComputersRequest, writeGetOutOfSyncComputersResponse } from '#wire';
import { atMost } from '../../client/parameters.ts';
import { refuseUnwelcome } from '../admit.ts';
import { ROLLUP_BATCHES } from '../limits.ts';
import type { DownstreamOperation } from '../operation.ts';
import { withServersBelow } from './parents.ts';
import { idOf } from './rollup-computers.ts';

/** MS-WSUSSS 3.1.4.16: the computers of which we have another status than the last that was sent. A stranger hears of none. */
export const getOutOfSyncComputers: DownstreamOperation = async (services, call) => {
  const { store } = services.context;
  const { parentServerId, lastRollupNumbers } = readGetOutOfSyncComputersRequest(call.payload);
  atMost(lastRollupNumbers.length, ROLLUP_BATCHES.outOfSync, 'lastRollupNumbers');
  await refuseUnwelcome(services, [parentServerId], 'rollup');
  if ((await store.downstreamServer(parentServerId)) === undefined) {
    return writeGetOutOfSyncComputersResponse({ computerIds: [] }, call.soap);
  }
  const below = withServersBelow(await store.downstreamServers(), parentServerId);
  const known = await store.rolledUpComputersById(
    lastRollupNumbers.map(({ computerId }) => idOf(computerId)),
  );
  const computerIds = lastRollupNumbers.flatMap(({ computerId, rollupNumber }) => {
    const computer = known.get(idOf(computerId));
    const isStale =
      computer !== undefined && below.has(computer.parentServerId) && computer.rollupNumber !== rollupNumber;
    return isStale ? [computerId] : [];
  });
  return writeGetOutOfSyncComputersResponse({ computerIds }, call.soap);
};
