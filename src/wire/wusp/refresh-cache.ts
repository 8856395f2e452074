import { ZERO_GUID } from '#base';
import { composeRequest, composeResponse, leaf, wrap } from '../compose.ts';
import { fieldOf, given, itemsOf, readBoolean, readIntOrZero } from '../fields.ts';
import type { Payload } from '../payload.ts';
import { readResponse, resultOf } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import { readCookie, writeCookie } from './cookie.ts';
import { readDeployment, writeDeployment } from './deployment.ts';
import { identityIn, readIdentities, writeIdentities, writeIdentity } from './identity.ts';
import type { RefreshCacheRequest, RefreshCacheResponse, WireDeployment, WireIdentity } from './types.ts';

/** MS-WUSP 2.2.2.2.5. */
export function readRefreshCacheRequest({ element }: Payload): RefreshCacheRequest {
  return given({
    cookie: readCookie(element, 'cookie'),
    globalIds: readIdentities(element, 'globalIDs'),
  });
}

export function writeRefreshCacheRequest({ cookie, globalIds }: RefreshCacheRequest): string {
  return composeRequest(
    'client',
    'RefreshCache',
    writeCookie('cookie', cookie) + writeIdentities('globalIDs', globalIds),
  );
}

/** The array and its items have one name, RefreshCacheResult (protocol-facts 5.7). */
export function writeRefreshCacheResponse({ results }: RefreshCacheResponse, soap: SoapVersion): Buffer {
  const items = results.map((result) =>
    wrap(
      'RefreshCacheResult',
      leaf('RevisionID', result.revisionId) +
        writeIdentity('GlobalID', result.globalId) +
        leaf('IsLeaf', result.isLeaf) +
        writeDeployment(result.deployment),
    ),
  );
  return composeResponse('client', 'RefreshCache', wrap('RefreshCacheResult', items.join('')), soap);
}

export function readRefreshCacheResponse(body: Uint8Array): RefreshCacheResponse {
  const array = resultOf(readResponse(body, 'RefreshCache'), 'RefreshCache');
  return {
    results: itemsOf(array, 'RefreshCacheResult').map((result) => {
      const globalId = fieldOf(result, 'GlobalID');
      return {
        revisionId: readIntOrZero(result, 'RevisionID'),
        globalId: globalId === undefined ? NO_IDENTITY : identityIn(globalId),
        isLeaf: readBoolean(result, 'IsLeaf') ?? false,
        deployment: readDeployment(result) ?? NO_DEPLOYMENT,
      };
    }),
  };
}

const NO_IDENTITY: WireIdentity = { updateId: ZERO_GUID, revisionNumber: 0 };
const NO_DEPLOYMENT: WireDeployment = {
  id: 0,
  action: '',
  isAssigned: false,
  lastChangeTime: '',
  automatic: false,
};
