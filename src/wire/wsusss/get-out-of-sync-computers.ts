import { parseGuid, ZERO_GUID } from '#base';
import type { XmlElement } from '#xml';
import { composeResponse, composeServerRequest } from '../compose.ts';
import {
  given,
  itemsOf,
  readComputerId,
  readGuid,
  readIntOrZero,
  readParameter,
  readTokens,
} from '../fields.ts';
import type { Payload } from '../payload.ts';
import { readResponse } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import { readCookie } from '../wusp/cookie.ts';
import { writeCookie } from './cookie.ts';
import { leaf, list, listOf, wrap } from './elements.ts';
import type { GetOutOfSyncComputersRequest, GetOutOfSyncComputersResponse } from './types.ts';

/** MS-WSUSSS 3.1.4.16. */
export function readGetOutOfSyncComputersRequest({ element }: Payload): GetOutOfSyncComputersRequest {
  return given({
    cookie: readCookie(element, 'cookie'),
    parentServerId: readGuid(element, 'parentServerId') ?? ZERO_GUID,
    lastRollupNumbers: readParameter(element, 'lastRollupNumbers', rollupNumbersIn) ?? [],
  });
}

function rollupNumbersIn(numbers: XmlElement): GetOutOfSyncComputersRequest['lastRollupNumbers'] {
  return itemsOf(numbers, 'ComputerLastRollupNumber').map((computer) => ({
    computerId: readComputerId(computer, 'ComputerId') ?? '',
    rollupNumber: readIntOrZero(computer, 'RollupNumber'),
  }));
}

export function writeGetOutOfSyncComputersRequest(request: GetOutOfSyncComputersRequest): string {
  const { cookie, parentServerId, lastRollupNumbers } = request;
  return composeServerRequest(
    'reporting',
    'GetOutOfSyncComputers',
    writeCookie('cookie', cookie) +
      leaf('parentServerId', parentServerId) +
      listOf('lastRollupNumbers', lastRollupNumbers, ({ computerId, rollupNumber }) =>
        wrap('ComputerLastRollupNumber', leaf('ComputerId', computerId) + leaf('RollupNumber', rollupNumber)),
      ),
  );
}

export function writeGetOutOfSyncComputersResponse(
  { computerIds }: GetOutOfSyncComputersResponse,
  soap: SoapVersion,
): Buffer {
  const result = list('GetOutOfSyncComputersResult', 'string', computerIds);
  return composeResponse('reporting', 'GetOutOfSyncComputers', result, soap);
}

export function readGetOutOfSyncComputersResponse(body: Uint8Array): GetOutOfSyncComputersResponse {
  const { element } = readResponse(body, 'GetOutOfSyncComputers');
  const ids = readTokens(element, 'GetOutOfSyncComputersResult') ?? [];
  return { computerIds: ids.map((id) => parseGuid(id) ?? id) };
}
