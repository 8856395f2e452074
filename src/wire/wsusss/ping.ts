import { composeResponse, composeServerRequest } from '../compose.ts';
import { given, readBoolean, readIntOrZero, readText, readToken } from '../fields.ts';
import type { Payload } from '../payload.ts';
import { readResponse, resultOf } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import { leaf, leafIf, wrap } from './elements.ts';
import type { PingRequest, PingResponse } from './types.ts';

/** The services that answer it. */
export type PingedService = 'server-sync' | 'reporting';

/** Only in the WSDL (MS-WSUSSS 6), in a namespace of its own; 3.1.4.12 says that downstream servers do not call it. */
export function readPingRequest({ element }: Payload): PingRequest {
  return { pingLevel: readIntOrZero(element, 'pingLevel') };
}

export function writePingRequest({ pingLevel }: PingRequest, service: PingedService): string {
  return composeServerRequest(service, 'Ping', leaf('pingLevel', pingLevel));
}

export function writePingResponse(response: PingResponse, service: PingedService, soap: SoapVersion): Buffer {
  const result = wrap(
    'PingResult',
    leaf('SuccessFlag', response.successFlag) +
      leaf('ServicesTime', response.servicesTime) +
      leafIf('ServicesName', response.servicesName) +
      leafIf('ServicesMachine', response.servicesMachine) +
      leaf('IsHttps', response.isHttps) +
      leafIf('RequestContentType', response.requestContentType) +
      leafIf('ConfigFilePath', response.configFilePath) +
      leafIf('ConfigFileProjectName', response.configFileProjectName) +
      leafIf('ConfigFileEnvironmentName', response.configFileEnvironmentName) +
      leaf('ConfigFileLastModifiedTime', response.configFileLastModifiedTime) +
      leafIf('ConfigFileVersion', response.configFileVersion) +
      leaf('ConfigFileNextExpirationTime', response.configFileNextExpirationTime) +
      leaf('ConfigFileExpirationModuloInMinutes', response.configFileExpirationModuloInMinutes) +
      leafIf('DatabaseInfo', response.databaseInfo) +
      leafIf('CustomInfo', response.customInfo),
  );
  return composeResponse(service, 'Ping', result, soap);
}

export function readPingResponse(body: Uint8Array): PingResponse {
  const result = resultOf(readResponse(body, 'Ping'), 'Ping');
  return given({
    successFlag: readBoolean(result, 'SuccessFlag') ?? false,
    servicesTime: readToken(result, 'ServicesTime') ?? '',
    servicesName: readText(result, 'ServicesName'),
    servicesMachine: readText(result, 'ServicesMachine'),
    isHttps: readBoolean(result, 'IsHttps') ?? false,
    requestContentType: readText(result, 'RequestContentType'),
    configFilePath: readText(result, 'ConfigFilePath'),
    configFileProjectName: readText(result, 'ConfigFileProjectName'),
    configFileEnvironmentName: readText(result, 'ConfigFileEnvironmentName'),
    configFileLastModifiedTime: readToken(result, 'ConfigFileLastModifiedTime') ?? '',
    configFileVersion: readText(result, 'ConfigFileVersion'),
    configFileNextExpirationTime: readToken(result, 'ConfigFileNextExpirationTime') ?? '',
    configFileExpirationModuloInMinutes: readIntOrZero(result, 'ConfigFileExpirationModuloInMinutes'),
    databaseInfo: readText(result, 'DatabaseInfo'),
    customInfo: readText(result, 'CustomInfo'),
  });
}
