import { composeResponse, composeServerRequest } from '../compose.ts';
import { fieldOf, given, itemsOf, readBoolean, readIntOrZero, readText, readToken } from '../fields.ts';
import type { Payload } from '../payload.ts';
import { readResponse, resultOf } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import { readCookie } from '../wusp/cookie.ts';
import { writeCookie } from './cookie.ts';
import { leaf, leafIf, listOf, wrap } from './elements.ts';
import type { GetConfigDataRequest, GetConfigDataResponse } from './types.ts';

/** MS-WSUSSS 3.1.4.4. */
export function readGetConfigDataRequest({ element }: Payload): GetConfigDataRequest {
  return given({
    cookie: readCookie(element, 'cookie'),
    configAnchor: readText(element, 'configAnchor'),
  });
}

export function writeGetConfigDataRequest({ cookie, configAnchor }: GetConfigDataRequest): string {
  return composeServerRequest(
    'server-sync',
    'GetConfigData',
    writeCookie('cookie', cookie) + leafIf('configAnchor', configAnchor),
  );
}

/** In the order of the WSDL and of real servers, which is not that of the prose (protocol-facts 11.4). */
export function writeGetConfigDataResponse(response: GetConfigDataResponse, soap: SoapVersion): Buffer {
  const result = wrap(
    'GetConfigDataResult',
    leaf('CatalogOnlySync', response.catalogOnlySync) +
      leaf('LazySync', response.lazySync) +
      leaf('ServerHostsPsfFiles', response.serverHostsPsfFiles) +
      leaf('MaxNumberOfComputerIdsInRequest', response.maxNumberOfComputerIdsInRequest) +
      leaf('MaxNumberOfDriverSetsPerRequest', response.maxNumberOfDriverSetsPerRequest) +
      leaf('MaxNumberOfPnpHardwareIdsInRequest', response.maxNumberOfPnpHardwareIdsInRequest) +
      leaf('MaxNumberOfUpdatesPerRequest', response.maxNumberOfUpdatesPerRequest) +
      leaf('NewConfigAnchor', response.newConfigAnchor) +
      leaf('ProtocolVersion', response.protocolVersion) +
      listOf('LanguageUpdateList', response.languages, (language) =>
        wrap(
          'ServerSyncLanguageData',
          leaf('LanguageID', language.languageId) +
            leaf('ShortLanguage', language.shortLanguage) +
            leaf('LongLanguage', language.longLanguage) +
            leaf('Enabled', language.enabled),
        ),
      ) +
      leaf(
        'MaxUpdatesPerRequestInGetUpdateDecryptionData',
        response.maxUpdatesPerRequestInGetUpdateDecryptionData,
      ),
  );
  return composeResponse('server-sync', 'GetConfigData', result, soap);
}

/** Limits that an older server does not tell are 0. */
export function readGetConfigDataResponse(body: Uint8Array): GetConfigDataResponse {
  const result = resultOf(readResponse(body, 'GetConfigData'), 'GetConfigData');
  return {
    catalogOnlySync: readBoolean(result, 'CatalogOnlySync') ?? false,
    lazySync: readBoolean(result, 'LazySync') ?? false,
    serverHostsPsfFiles: readBoolean(result, 'ServerHostsPsfFiles') ?? false,
    maxNumberOfComputerIdsInRequest: readIntOrZero(result, 'MaxNumberOfComputerIdsInRequest'),
    maxNumberOfDriverSetsPerRequest: readIntOrZero(result, 'MaxNumberOfDriverSetsPerRequest'),
    maxNumberOfPnpHardwareIdsInRequest: readIntOrZero(result, 'MaxNumberOfPnpHardwareIdsInRequest'),
    maxNumberOfUpdatesPerRequest: readIntOrZero(result, 'MaxNumberOfUpdatesPerRequest'),
    newConfigAnchor: readText(result, 'NewConfigAnchor') ?? '',
    protocolVersion: readToken(result, 'ProtocolVersion') ?? '',
    languages: itemsOf(fieldOf(result, 'LanguageUpdateList'), 'ServerSyncLanguageData').map((language) => ({
      languageId: readIntOrZero(language, 'LanguageID'),
      shortLanguage: readToken(language, 'ShortLanguage') ?? '',
      longLanguage: readText(language, 'LongLanguage') ?? '',
      enabled: readBoolean(language, 'Enabled') ?? false,
    })),
    maxUpdatesPerRequestInGetUpdateDecryptionData: readIntOrZero(
      result,
      'MaxUpdatesPerRequestInGetUpdateDecryptionData',
    ),
  };
}
