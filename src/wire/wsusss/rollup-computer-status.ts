import { ZERO_GUID } from '#base';
import type { XmlElement } from '#xml';
import { composeResponse, composeServerRequest } from '../compose.ts';
import {
  fieldOf,
  given,
  itemsOf,
  readBoolean,
  readComputerId,
  readGuid,
  readIntOrZero,
  readParameter,
  readToken,
} from '../fields.ts';
import type { Payload } from '../payload.ts';
import { readResponse } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import { readCookie } from '../wusp/cookie.ts';
import { writeCookie } from './cookie.ts';
import { leaf, leafIf, listOf, wrap } from './elements.ts';
import type {
  ComputerStatusRollupInfo,
  RollupComputerStatusRequest,
  RollupComputerStatusResponse,
} from './types.ts';

/** MS-WSUSSS 3.1.4.17. */
export function readRollupComputerStatusRequest({ element }: Payload): RollupComputerStatusRequest {
  return given({
    cookie: readCookie(element, 'cookie'),
    clientTime: readToken(element, 'clientTime') ?? '',
    parentServerId: readGuid(element, 'parentServerId') ?? ZERO_GUID,
    computers: readParameter(element, 'computers', computersIn) ?? [],
  });
}

function computersIn(computers: XmlElement): ComputerStatusRollupInfo[] {
  return itemsOf(computers, 'ComputerStatusRollupInfo').map((computer) =>
    given({
      instanceId: readGuid(computer, 'InstanceId') ?? ZERO_GUID,
      computerId: readComputerId(computer, 'ComputerId'),
      effectiveLastDetectionTime: readToken(computer, 'EffectiveLastDetectionTime') ?? '',
      rollupNumber: readIntOrZero(computer, 'RollupNumber'),
      isFullRollup: readBoolean(computer, 'IsFullRollup') ?? false,
      updateStatus: statesIn(fieldOf(computer, 'UpdateStatus')),
    }),
  );
}

function statesIn(states: XmlElement | undefined): ComputerStatusRollupInfo['updateStatus'] {
  return itemsOf(states, 'ComputerStatusRollupUpdateStatus').map((state) => ({
    updateId: readGuid(state, 'UpdateId') ?? ZERO_GUID,
    summarizationState: readIntOrZero(state, 'SummarizationState'),
    lastChangeTime: readToken(state, 'LastChangeTime') ?? '',
  }));
}

export function writeRollupComputerStatusRequest(request: RollupComputerStatusRequest): string {
  const { cookie, clientTime, parentServerId, computers } = request;
  return composeServerRequest(
    'reporting',
    'RollupComputerStatus',
    writeCookie('cookie', cookie) +
      leaf('clientTime', clientTime) +
      leaf('parentServerId', parentServerId) +
      listOf('computers', computers, writeComputer),
  );
}

function writeComputer(computer: ComputerStatusRollupInfo): string {
  return wrap(
    'ComputerStatusRollupInfo',
    leaf('InstanceId', computer.instanceId) +
      leafIf('ComputerId', computer.computerId) +
      leaf('EffectiveLastDetectionTime', computer.effectiveLastDetectionTime) +
      leaf('RollupNumber', computer.rollupNumber) +
      leaf('IsFullRollup', computer.isFullRollup) +
      listOf('UpdateStatus', computer.updateStatus, ({ updateId, summarizationState, lastChangeTime }) =>
        wrap(
          'ComputerStatusRollupUpdateStatus',
          leaf('UpdateId', updateId) +
            leaf('SummarizationState', summarizationState) +
            leaf('LastChangeTime', lastChangeTime),
        ),
      ),
  );
}

export function writeRollupComputerStatusResponse(
  { accepted }: RollupComputerStatusResponse,
  soap: SoapVersion,
): Buffer {
  const result = leaf('RollupComputerStatusResult', accepted);
  return composeResponse('reporting', 'RollupComputerStatus', result, soap);
}

/** An answer without a result is no consent. */
export function readRollupComputerStatusResponse(body: Uint8Array): RollupComputerStatusResponse {
  const { element } = readResponse(body, 'RollupComputerStatus');
  return { accepted: readBoolean(element, 'RollupComputerStatusResult') ?? false };
}
