import type { ClientServiceName } from '#wire';
import { getAuthorizationCookie } from './get-authorization-cookie.ts';
import { getConfig } from './get-config.ts';
import { getCookie } from './get-cookie.ts';
import { getExtendedUpdateInfo } from './get-extended-update-info.ts';
import { getExtendedUpdateInfo2 } from './get-extended-update-info-2.ts';
import { getFileLocations } from './get-file-locations.ts';
import { getRequiredInventoryType } from './get-required-inventory-type.ts';
import { refreshCache } from './refresh-cache.ts';
import { registerComputer } from './register-computer.ts';
import { reportEventBatch } from './report-event-batch.ts';
import { reportEventBatch2 } from './report-event-batch-2.ts';
import { reportInventory } from './report-inventory.ts';
import type { Operation } from './services.ts';
import { startCategoryScan } from './start-category-scan.ts';
import { syncPrinterCatalog } from './sync-printer-catalog.ts';
import { syncUpdates } from './sync-updates.ts';

/** What each operation that update clients call is done by. */
export const CLIENT_OPERATIONS: Readonly<Record<ClientServiceName, ReadonlyMap<string, Operation>>> = {
  client: new Map<string, Operation>([
    ['GetConfig', getConfig],
    ['GetCookie', getCookie],
    ['RegisterComputer', registerComputer],
    ['StartCategoryScan', startCategoryScan],
    ['SyncUpdates', syncUpdates],
    ['SyncPrinterCatalog', syncPrinterCatalog],
    ['RefreshCache', refreshCache],
    ['GetExtendedUpdateInfo', getExtendedUpdateInfo],
    ['GetExtendedUpdateInfo2', getExtendedUpdateInfo2],
    ['GetFileLocations', getFileLocations],
  ]),
  'simple-auth': new Map<string, Operation>([['GetAuthorizationCookie', getAuthorizationCookie]]),
  reporting: new Map<string, Operation>([
    ['ReportEventBatch', reportEventBatch],
    ['ReportEventBatch2', reportEventBatch2],
    ['GetRequiredInventoryType', getRequiredInventoryType],
    ['ReportInventory', reportInventory],
  ]),
};
