import { ZERO_GUID } from '#base';
import { composeResponse, composeServerRequest } from '../compose.ts';
import { given, readBoolean, readGuid, readIntOrZero } from '../fields.ts';
import type { Payload } from '../payload.ts';
import { readResponse, resultOf } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import { readCookie } from '../wusp/cookie.ts';
import { writeCookie } from './cookie.ts';
import { leaf, wrap } from './elements.ts';
import type { GetRollupConfigurationRequest, GetRollupConfigurationResponse } from './types.ts';

/** MS-WSUSSS 3.1.4.13. */
export function readGetRollupConfigurationRequest({ element }: Payload): GetRollupConfigurationRequest {
  return given({ cookie: readCookie(element, 'cookie') });
}

export function writeGetRollupConfigurationRequest({ cookie }: GetRollupConfigurationRequest): string {
  return composeServerRequest('reporting', 'GetRollupConfiguration', writeCookie('cookie', cookie));
}

export function writeGetRollupConfigurationResponse(
  response: GetRollupConfigurationResponse,
  soap: SoapVersion,
): Buffer {
  const result = wrap(
    'GetRollupConfigurationResult',
    leaf('DoDetailedRollup', response.doDetailedRollup) +
      leaf('RollupResetGuid', response.rollupResetGuid) +
      leaf('ServerId', response.serverId) +
      leaf('RollupDownstreamServersMaxBatchSize', response.rollupDownstreamServersMaxBatchSize) +
      leaf('RollupComputersMaxBatchSize', response.rollupComputersMaxBatchSize) +
      leaf('GetOutOfSyncComputersMaxBatchSize', response.getOutOfSyncComputersMaxBatchSize) +
      leaf('RollupComputerStatusMaxBatchSize', response.rollupComputerStatusMaxBatchSize),
  );
  return composeResponse('reporting', 'GetRollupConfiguration', result, soap);
}

export function readGetRollupConfigurationResponse(body: Uint8Array): GetRollupConfigurationResponse {
  const result = resultOf(readResponse(body, 'GetRollupConfiguration'), 'GetRollupConfiguration');
  return {
    doDetailedRollup: readBoolean(result, 'DoDetailedRollup') ?? false,
    rollupResetGuid: readGuid(result, 'RollupResetGuid') ?? ZERO_GUID,
    serverId: readGuid(result, 'ServerId') ?? ZERO_GUID,
    rollupDownstreamServersMaxBatchSize: readIntOrZero(result, 'RollupDownstreamServersMaxBatchSize'),
    rollupComputersMaxBatchSize: readIntOrZero(result, 'RollupComputersMaxBatchSize'),
    getOutOfSyncComputersMaxBatchSize: readIntOrZero(result, 'GetOutOfSyncComputersMaxBatchSize'),
    rollupComputerStatusMaxBatchSize: readIntOrZero(result, 'RollupComputerStatusMaxBatchSize'),
  };
}
