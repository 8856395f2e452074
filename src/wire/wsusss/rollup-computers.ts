import { ZERO_GUID } from '#base';
import type { XmlElement } from '#xml';
import { composeResponse, composeServerRequest } from '../compose.ts';
import { wireFailures } from '../failures.ts';
import {
  fieldOf,
  given,
  itemsOf,
  readComputerId,
  readGuid,
  readIntOrZero,
  readParameter,
  readToken,
  withAttributesAsFields,
} from '../fields.ts';
import type { Payload } from '../payload.ts';
import { readResponse } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import { readCookie } from '../wusp/cookie.ts';
import { writeCookie } from './cookie.ts';
import { leaf, listOf, wrapWith } from './elements.ts';
import { readComputerDetails, writeComputerDetails } from './rollup-computer-details.ts';
import type { ComputerRollupInfo, RollupComputersRequest, RollupComputersResponse } from './types.ts';

type ChangedComputer = RollupComputersResponse['changed'][number];

/** MS-WSUSSS 3.1.4.15. What is known of a computer stands in attributes. */
export function readRollupComputersRequest({ element }: Payload): RollupComputersRequest {
  return given({
    cookie: readCookie(element, 'cookie'),
    clientTime: readToken(element, 'clientTime') ?? '',
    computers: readParameter(element, 'computers', computersIn) ?? [],
  });
}

function computersIn(computers: XmlElement): ComputerRollupInfo[] {
  return itemsOf(computers, 'ComputerRollupInfo').map((element) => {
    const computer = withAttributesAsFields(element);
    return given({
      computerId: readComputerId(computer, 'ComputerId'),
      lastSyncTime: readToken(computer, 'LastSyncTime') ?? '',
      lastSyncResult: readIntOrZero(computer, 'LastSyncResult'),
      lastReportedRebootTime: readToken(computer, 'LastReportedRebootTime') ?? '',
      lastReportedStatusTime: readToken(computer, 'LastReportedStatusTime') ?? '',
      lastInventoryTime: readToken(computer, 'LastInventoryTime') ?? '',
      parentServerId: readGuid(computer, 'ParentServerId') ?? ZERO_GUID,
      details: readComputerDetails(computer),
    });
  });
}

export function writeRollupComputersRequest(request: RollupComputersRequest): string {
  return composeServerRequest(
    'reporting',
    'RollupComputers',
    writeCookie('cookie', request.cookie) +
      leaf('clientTime', request.clientTime) +
      listOf('computers', request.computers, writeComputer),
  );
}

function writeComputer(computer: ComputerRollupInfo): string {
  return wrapWith(
    'ComputerRollupInfo',
    {
      ComputerId: computer.computerId,
      LastSyncTime: computer.lastSyncTime,
      LastSyncResult: computer.lastSyncResult,
      LastReportedRebootTime: computer.lastReportedRebootTime,
      LastReportedStatusTime: computer.lastReportedStatusTime,
      LastInventoryTime: computer.lastInventoryTime,
      ParentServerId: computer.parentServerId,
    },
    writeComputerDetails(computer.details),
  );
}

export function writeRollupComputersResponse(
  { changed }: RollupComputersResponse,
  soap: SoapVersion,
): Buffer {
  const result = listOf('RollupComputersResult', changed, ({ computerId, change }) =>
    wrapWith('ChangedComputer', { ComputerId: computerId, Change: change }, ''),
  );
  return composeResponse('reporting', 'RollupComputers', result, soap);
}

/** Throws wire/bad-value for a change that the protocol does not know. */
export function readRollupComputersResponse(body: Uint8Array): RollupComputersResponse {
  const { element } = readResponse(body, 'RollupComputers');
  const changed = itemsOf(fieldOf(element, 'RollupComputersResult'), 'ChangedComputer');
  return { changed: changed.map((computer) => changedIn(withAttributesAsFields(computer))) };
}

function changedIn(computer: XmlElement): ChangedComputer {
  const change = readToken(computer, 'Change') ?? '';
  if (change !== 'Deleted' && change !== 'NewParent') {
    throw wireFailures.fail('bad-value', {
      subject: 'ChangedComputer.Change',
      detail: JSON.stringify(change.slice(0, 60)),
    });
  }
  return { computerId: readComputerId(computer, 'ComputerId') ?? '', change };
}
