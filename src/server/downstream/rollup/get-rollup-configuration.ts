import { writeGetRollupConfigurationResponse } from '#wire';
import { ROLLUP_BATCHES } from '../limits.ts';
import type { DownstreamOperation } from '../operation.ts';

/**
 * MS-WSUSSS 3.1.4.13. The epoch is what tells a downstream server to report everything again: a restored server does not
 * know what it was told since its backup.
 */
export const getRollupConfiguration: DownstreamOperation = ({ context }, call) => {
  const { serverId, epoch } = context.store.identity;
  return writeGetRollupConfigurationResponse(
    {
      doDetailedRollup: true,
      rollupResetGuid: epoch,
      serverId,
      rollupDownstreamServersMaxBatchSize: ROLLUP_BATCHES.downstreamServers,
      rollupComputersMaxBatchSize: ROLLUP_BATCHES.computers,
      getOutOfSyncComputersMaxBatchSize: ROLLUP_BATCHES.outOfSync,
      rollupComputerStatusMaxBatchSize: ROLLUP_BATCHES.computerStatus,
    },
    call.soap,
  );
};
