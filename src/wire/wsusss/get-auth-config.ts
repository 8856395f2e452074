import { composeResponse, composeServerRequest } from '../compose.ts';
import { fieldOf, given, itemsOf, readInts, readText, readToken } from '../fields.ts';
import { readResponse, resultOf } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import { leaf, leafIf, list, listOf, wrap } from './elements.ts';
import type { GetAuthConfigResponse } from './types.ts';

/** MS-WSUSSS 3.1.4.1. The request carries no value: there is nothing to read in it. */
export function writeGetAuthConfigRequest(): string {
  return composeServerRequest('server-sync', 'GetAuthConfig', '');
}

export function writeGetAuthConfigResponse(response: GetAuthConfigResponse, soap: SoapVersion): Buffer {
  const { lastChange, authInfo, allowedEventIds } = response;
  const result =
    leaf('LastChange', lastChange) +
    listOf('AuthInfo', authInfo, ({ plugInId, serviceUrl, parameter }) =>
      wrap(
        'AuthPlugInInfo',
        leaf('PlugInID', plugInId) + leaf('ServiceUrl', serviceUrl) + leafIf('Parameter', parameter),
      ),
    ) +
    (allowedEventIds.length === 0 ? '' : list('AllowedEventIds', 'int', allowedEventIds));
  return composeResponse('server-sync', 'GetAuthConfig', wrap('GetAuthConfigResult', result), soap);
}

export function readGetAuthConfigResponse(body: Uint8Array): GetAuthConfigResponse {
  const payload = readResponse(body, 'GetAuthConfig');
  const result = resultOf(payload, 'GetAuthConfig');
  return {
    lastChange: readToken(result, 'LastChange') ?? '',
    authInfo: itemsOf(fieldOf(result, 'AuthInfo'), 'AuthPlugInInfo').map((plugIn) =>
      given({
        plugInId: readToken(plugIn, 'PlugInID') ?? '',
        serviceUrl: readToken(plugIn, 'ServiceUrl') ?? '',
        parameter: readText(plugIn, 'Parameter'),
      }),
    ),
    allowedEventIds: Array.from(readInts(payload, result, 'AllowedEventIds') ?? []),
  };
}
