import { composeRequest, composeResponse, leaf, leafIf, listIf, wrap } from '../compose.ts';
import { fieldOf, given, itemsOf, readBoolean, readInts, readText, readToken } from '../fields.ts';
import type { Payload } from '../payload.ts';
import { readResponse, resultOf } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import type { GetConfigRequest, GetConfigResponse } from './types.ts';

/** MS-WUSP 2.2.2.2.1. */
export function readGetConfigRequest(payload: Payload): GetConfigRequest {
  return given({ protocolVersion: readToken(payload.element, 'protocolVersion') });
}

export function writeGetConfigRequest(request: GetConfigRequest): string {
  return composeRequest('client', 'GetConfig', leafIf('protocolVersion', request.protocolVersion));
}

export function writeGetConfigResponse(response: GetConfigResponse, soap: SoapVersion): Buffer {
  const plugIns = response.authInfo.map(({ plugInId, serviceUrl, parameter }) =>
    wrap(
      'AuthPlugInInfo',
      leaf('PlugInID', plugInId) + leaf('ServiceUrl', serviceUrl) + leafIf('Parameter', parameter),
    ),
  );
  const properties = response.properties.map(({ name, value }) =>
    wrap('ConfigurationProperty', leaf('Name', name) + leaf('Value', value)),
  );
  const result = wrap(
    'GetConfigResult',
    leaf('LastChange', response.lastChange) +
      leaf('IsRegistrationRequired', response.isRegistrationRequired) +
      wrap('AuthInfo', plugIns.join('')) +
      listIf('AllowedEventIds', 'int', response.allowedEventIds) +
      wrap('Properties', properties.join('')),
  );
  return composeResponse('client', 'GetConfig', result, soap);
}

export function readGetConfigResponse(body: Uint8Array): GetConfigResponse {
  const payload = readResponse(body, 'GetConfig');
  const result = resultOf(payload, 'GetConfig');
  return {
    lastChange: readToken(result, 'LastChange') ?? '',
    isRegistrationRequired: readBoolean(result, 'IsRegistrationRequired') ?? false,
    authInfo: itemsOf(fieldOf(result, 'AuthInfo'), 'AuthPlugInInfo').map((plugIn) =>
      given({
        plugInId: readToken(plugIn, 'PlugInID') ?? '',
        serviceUrl: readToken(plugIn, 'ServiceUrl') ?? '',
        parameter: readText(plugIn, 'Parameter'),
      }),
    ),
    allowedEventIds: Array.from(readInts(payload, result, 'AllowedEventIds') ?? []),
    properties: itemsOf(fieldOf(result, 'Properties'), 'ConfigurationProperty').map((property) => ({
      name: readToken(property, 'Name') ?? '',
      value: readText(property, 'Value') ?? '',
    })),
  };
}
