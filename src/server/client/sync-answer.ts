import type { ScanResult } from '#catalog';
import type { Cookie, SyncUpdatesAnswer } from '#wire';
import { isAtLeast, type ProtocolVersion } from './cookie.ts';
import { updateInfo } from './deployments.ts';

/**
 * What a scan found, as a client of that protocol version may be told it. `cores` holds the Core fragments of the
 * new updates, in their order. The parts about categories came with protocol 1.7 (MS-WUSP 2.2.2.2.4).
 */
export function syncAnswer(
  result: ScanResult,
  cores: readonly Uint8Array[],
  version: ProtocolVersion,
  newCookie: Cookie,
): SyncUpdatesAnswer {
  const knowsCategories = isAtLeast(version, 1, 7);
  return {
    newUpdates: result.newUpdates.map((offer, index) => ({
      ...updateInfo(offer, version),
      core: cores[index] as Uint8Array,
    })),
    outOfScopeRevisionIds: result.outOfScope,
    changedUpdates: result.changed.map((offer) => updateInfo(offer, version)),
    truncated: result.truncated,
    newCookie,
    deployedOutOfScopeRevisionIds: knowsCategories ? result.deployedOutOfScope : [],
    ...(knowsCategories ? { driverSyncNotNeeded: result.driverSyncNotNeeded } : {}),
  };
}
