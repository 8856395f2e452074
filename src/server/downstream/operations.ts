import type { ServiceName } from '#wire';
import { downloadFiles } from './download-files.ts';
import { getAuthConfig } from './get-auth-config.ts';
import { getAuthorizationCookie } from './get-authorization-cookie.ts';
import { getConfigData } from './get-config-data.ts';
import { getCookie } from './get-cookie.ts';
import { getDeployments } from './get-deployments.ts';
import { getDriverIdList } from './get-driver-id-list.ts';
import { getDriverSetData } from './get-driver-set-data.ts';
import { getRelatedRevisionsForUpdates } from './get-related-revisions-for-updates.ts';
import { getRevisionIdList } from './get-revision-id-list.ts';
import { getUpdateData } from './get-update-data.ts';
import { getUpdateDecryptionData } from './get-update-decryption-data.ts';
import type { DownstreamOperation } from './operation.ts';
import { pingOf } from './ping.ts';
import { getOutOfSyncComputers } from './rollup/get-out-of-sync-computers.ts';
import { getRollupConfiguration } from './rollup/get-rollup-configuration.ts';
import { rollupComputerStatus } from './rollup/rollup-computer-status.ts';
import { rollupComputers } from './rollup/rollup-computers.ts';
import { rollupDownstreamServers } from './rollup/rollup-downstream-servers.ts';

/** What each operation of the services that downstream servers call is done by. */
export const DOWNSTREAM_OPERATIONS: Readonly<
  Record<Exclude<ServiceName, 'client' | 'simple-auth'>, ReadonlyMap<string, DownstreamOperation>>
> = {
  'server-sync': new Map<string, DownstreamOperation>([
    ['GetAuthConfig', getAuthConfig],
    ['GetCookie', getCookie],
    ['GetConfigData', getConfigData],
    ['GetRevisionIdList', getRevisionIdList],
    ['GetUpdateData', getUpdateData],
    ['GetUpdateDecryptionData', getUpdateDecryptionData],
    ['GetDriverIdList', getDriverIdList],
    ['GetDriverSetData', getDriverSetData],
    ['DownloadFiles', downloadFiles],
    ['GetDeployments', getDeployments],
    ['GetRelatedRevisionsForUpdates', getRelatedRevisionsForUpdates],
    ['Ping', pingOf('server-sync')],
  ]),
  'dss-auth': new Map<string, DownstreamOperation>([['GetAuthorizationCookie', getAuthorizationCookie]]),
  /** Clients report to the same service, by operations of their own. */
  reporting: new Map<string, DownstreamOperation>([
    ['GetRollupConfiguration', getRollupConfiguration],
    ['RollupDownstreamServers', rollupDownstreamServers],
    ['RollupComputers', rollupComputers],
    ['GetOutOfSyncComputers', getOutOfSyncComputers],
    ['RollupComputerStatus', rollupComputerStatus],
    ['Ping', pingOf('reporting')],
  ]),
};
