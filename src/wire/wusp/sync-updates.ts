import { childOf, type XmlElement } from '#xml';
import { composeRequest, leaf, leafIf, listIf, wrap } from '../compose.ts';
import {
  fieldOf,
  given,
  itemsOf,
  readBoolean,
  readGuid,
  readGuids,
  readInts,
  readText,
  readToken,
} from '../fields.ts';
import type { Payload } from '../payload.ts';
import type { SoapVersion } from '../soap-version.ts';
import { readCookie, writeCookie } from './cookie.ts';
import { readDevices, writeDevices } from './device.ts';
import { readSyncInfo, writeSyncInfo } from './sync-info.ts';
import type { SyncUpdatesAnswer, SyncUpdatesRequest, SyncUpdatesResponse } from './types.ts';

type Parameters = NonNullable<SyncUpdatesRequest['parameters']>;

/** MS-WUSP 2.2.2.2.4, with what native clients add to it (protocol-facts 6.1). */
export function readSyncUpdatesRequest(payload: Payload): SyncUpdatesRequest {
  const parameters = fieldOf(payload.element, 'parameters');
  return given({
    cookie: readCookie(payload.element, 'cookie'),
    parameters: parameters === undefined ? undefined : readParameters(payload, parameters),
  });
}

function readParameters(payload: Payload, parameters: XmlElement): Parameters {
  const products = fieldOf(parameters, 'ProductsParameters');
  const filter = itemsOf(fieldOf(parameters, 'FilterCategoryIds'), 'CategoryIdentifier');
  return given({
    expressQuery: readBoolean(parameters, 'ExpressQuery') ?? false,
    installedNonLeafUpdateIds: readIds(payload, parameters, 'InstalledNonLeafUpdateIDs'),
    otherCachedUpdateIds: readIds(payload, parameters, 'OtherCachedUpdateIDs'),
    systemSpec: readDevices(parameters),
    cachedDriverIds: readIds(payload, parameters, 'CachedDriverIDs'),
    skipSoftwareSync: readBoolean(parameters, 'SkipSoftwareSync') ?? false,
    filterCategoryIds: filter.flatMap((category) => readGuid(category, 'Id') ?? []),
    needTwoGroupOutOfScopeUpdates: readBoolean(parameters, 'NeedTwoGroupOutOfScopeUpdates') ?? false,
    alsoPerformRegularSync: readBoolean(parameters, 'AlsoPerformRegularSync') ?? false,
    computerHardwareIds: readGuids(childOf(parameters, 'ComputerSpec'), 'HardwareIDs'),
    featureScoreMatchingKey: readToken(parameters, 'FeatureScoreMatchingKey'),
    syncCurrentVersionOnly: readBoolean(products, 'SyncCurrentVersionOnly'),
    deviceAttributes: readText(products, 'DeviceAttributes'),
    callerAttributes: readText(products, 'CallerAttributes'),
    products: readText(products, 'Products'),
  });
}

function readIds(payload: Payload, parameters: XmlElement, name: string): Int32Array {
  return readInts(payload, parameters, name) ?? new Int32Array(0);
}

export function writeSyncUpdatesRequest({ cookie, parameters }: SyncUpdatesRequest): string {
  const content = writeCookie('cookie', cookie);
  return composeRequest(
    'client',
    'SyncUpdates',
    parameters === undefined ? content : content + wrap('parameters', parameterFields(parameters)),
  );
}

function parameterFields(parameters: Parameters): string {
  const categories = parameters.filterCategoryIds.map((id) => wrap('CategoryIdentifier', leaf('Id', id)));
  return (
    leaf('ExpressQuery', parameters.expressQuery) +
    listIf('InstalledNonLeafUpdateIDs', 'int', parameters.installedNonLeafUpdateIds) +
    listIf('OtherCachedUpdateIDs', 'int', parameters.otherCachedUpdateIds) +
    writeDevices(parameters.systemSpec) +
    listIf('CachedDriverIDs', 'int', parameters.cachedDriverIds) +
    leaf('SkipSoftwareSync', parameters.skipSoftwareSync) +
    (categories.length === 0 ? '' : wrap('FilterCategoryIds', categories.join(''))) +
    leaf('NeedTwoGroupOutOfScopeUpdates', parameters.needTwoGroupOutOfScopeUpdates) +
    leaf('AlsoPerformRegularSync', parameters.alsoPerformRegularSync) +
    wrap('ComputerSpec', listIf('HardwareIDs', 'guid', parameters.computerHardwareIds)) +
    leafIf('FeatureScoreMatchingKey', parameters.featureScoreMatchingKey) +
    productsParameters(parameters)
  );
}

/** The element that the published WSDL lacks and every native request has. */
function productsParameters(parameters: Parameters): string {
  const fields =
    leafIf('SyncCurrentVersionOnly', parameters.syncCurrentVersionOnly) +
    leafIf('DeviceAttributes', parameters.deviceAttributes) +
    leafIf('CallerAttributes', parameters.callerAttributes) +
    leafIf('Products', parameters.products);
  return fields === '' ? '' : wrap('ProductsParameters', fields);
}

/** The whole envelope as parts to be sent in order; the fragments in it are not copied. */
export function writeSyncUpdatesResponse(
  answer: SyncUpdatesAnswer,
  soap: SoapVersion,
): readonly Uint8Array[] {
  return writeSyncInfo(answer, 'SyncUpdates', soap);
}

export function readSyncUpdatesResponse(body: Uint8Array): SyncUpdatesResponse {
  return readSyncInfo(body, 'SyncUpdates');
}
