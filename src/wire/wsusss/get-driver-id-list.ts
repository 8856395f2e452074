import type { XmlElement } from '#xml';
import { composeResponse, composeServerRequest } from '../compose.ts';
import { fieldOf, given, itemsOf, readBoolean, readGuids, readParameter, readText } from '../fields.ts';
import type { Payload } from '../payload.ts';
import { readResponse, resultOf } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import { readCookie } from '../wusp/cookie.ts';
import { writeCookie } from './cookie.ts';
import { leaf, leafIf, list, listOf, wrap } from './elements.ts';
import { readIdsAndDeltas, writeIdsAndDeltas } from './id-and-delta.ts';
import { identitiesIn, writeIdentities } from './identity.ts';
import type { GetDriverIdListRequest, GetDriverIdListResponse, ServerSyncDriverFilter } from './types.ts';

/** MS-WSUSSS 3.1.4.7. Only servers that synchronise with Microsoft Update call it. */
export function readGetDriverIdListRequest({ element }: Payload): GetDriverIdListRequest {
  return given({
    cookie: readCookie(element, 'cookie'),
    filter: readParameter(element, 'filter', filterIn),
  });
}

function filterIn(filter: XmlElement): ServerSyncDriverFilter {
  return given({
    anchor: readText(filter, 'Anchor'),
    categories: readIdsAndDeltas(filter, 'Categories') ?? [],
    computerIds: readIdsAndDeltas(filter, 'ComputerIds') ?? [],
    pnpHardwareIds: itemsOf(fieldOf(filter, 'PnpHardwareIds'), 'HardwareIdAndDelta').map((item) => ({
      hardwareId: readText(item, 'Id') ?? '',
      delta: readBoolean(item, 'Delta') ?? false,
    })),
  });
}

export function writeGetDriverIdListRequest({ cookie, filter }: GetDriverIdListRequest): string {
  return composeServerRequest(
    'server-sync',
    'GetDriverIdList',
    writeCookie('cookie', cookie) + (filter === undefined ? '' : wrap('filter', filterFields(filter))),
  );
}

function filterFields(filter: ServerSyncDriverFilter): string {
  return (
    leafIf('Anchor', filter.anchor) +
    writeIdsAndDeltas('Categories', filter.categories) +
    writeIdsAndDeltas('ComputerIds', filter.computerIds) +
    listOf('PnpHardwareIds', filter.pnpHardwareIds, ({ hardwareId, delta }) =>
      wrap('HardwareIdAndDelta', leaf('Id', hardwareId) + leaf('Delta', delta)),
    )
  );
}

export function writeGetDriverIdListResponse(response: GetDriverIdListResponse, soap: SoapVersion): Buffer {
  const result = wrap(
    'GetDriverIdListResult',
    leaf('Anchor', response.anchor) +
      writeIdentities('NewRevisions', response.newRevisions) +
      list('NewDriverSets', 'guid', response.newDriverSets) +
      list('RemovedDriverSets', 'guid', response.removedDriverSets),
  );
  return composeResponse('server-sync', 'GetDriverIdList', result, soap);
}

export function readGetDriverIdListResponse(body: Uint8Array): GetDriverIdListResponse {
  const result = resultOf(readResponse(body, 'GetDriverIdList'), 'GetDriverIdList');
  return {
    anchor: readText(result, 'Anchor') ?? '',
    newRevisions: identitiesIn(fieldOf(result, 'NewRevisions')),
    newDriverSets: readGuids(result, 'NewDriverSets'),
    removedDriverSets: readGuids(result, 'RemovedDriverSets'),
  };
}
