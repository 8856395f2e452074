import { composeRequest, listIf } from '../compose.ts';
import { given, readInts } from '../fields.ts';
import type { Payload } from '../payload.ts';
import type { SoapVersion } from '../soap-version.ts';
import { readCookie, writeCookie } from './cookie.ts';
import { readSyncInfo, writeSyncInfo } from './sync-info.ts';
import type { SyncPrinterCatalogRequest, SyncUpdatesAnswer, SyncUpdatesResponse } from './types.ts';

/** MS-WUSP 2.2.2.2.9. */
export function readSyncPrinterCatalogRequest(payload: Payload): SyncPrinterCatalogRequest {
  return given({
    cookie: readCookie(payload.element, 'cookie'),
    installedNonLeafUpdateIds: readIds(payload, 'installedNonLeafUpdateIDs'),
    printerUpdateIds: readIds(payload, 'printerUpdateIDs'),
  });
}

function readIds(payload: Payload, name: string): Int32Array {
  return readInts(payload, payload.element, name) ?? new Int32Array(0);
}

export function writeSyncPrinterCatalogRequest(request: SyncPrinterCatalogRequest): string {
  return composeRequest(
    'client',
    'SyncPrinterCatalog',
    writeCookie('cookie', request.cookie) +
      listIf('installedNonLeafUpdateIDs', 'int', request.installedNonLeafUpdateIds) +
      listIf('printerUpdateIDs', 'int', request.printerUpdateIds),
  );
}

/** The whole envelope as parts to be sent in order; the fragments in it are not copied. */
export function writeSyncPrinterCatalogResponse(
  answer: SyncUpdatesAnswer,
  soap: SoapVersion,
): readonly Uint8Array[] {
  return writeSyncInfo(answer, 'SyncPrinterCatalog', soap);
}

export function readSyncPrinterCatalogResponse(body: Uint8Array): SyncUpdatesResponse {
  return readSyncInfo(body, 'SyncPrinterCatalog');
}
