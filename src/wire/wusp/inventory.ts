import type { XmlElement } from '#xml';
import { composeRequest, composeResponse, leaf, leafIf, wrap } from '../compose.ts';
import {
  fieldOf,
  given,
  readBase64,
  readBoolean,
  readGuid,
  readIntOrZero,
  readText,
  readToken,
} from '../fields.ts';
import type { Payload } from '../payload.ts';
import { readResponse } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import { readCookie, writeCookie } from './cookie.ts';
import type { GetRequiredInventoryTypeRequest, ReportInventoryRequest } from './types.ts';

type Inventory = NonNullable<ReportInventoryRequest['inventory']>;

/** Only in the WSDL (MS-WUSP 6.3): inventory is for servers whose GetConfig says IsInventoryRequired. */
export function readGetRequiredInventoryTypeRequest({ element }: Payload): GetRequiredInventoryTypeRequest {
  return given({
    cookie: readCookie(element, 'cookie'),
    rulesId: readGuid(element, 'rulesId'),
    rulesVersion: readToken(element, 'rulesVersion'),
  });
}

export function writeGetRequiredInventoryTypeRequest(request: GetRequiredInventoryTypeRequest): string {
  return composeRequest(
    'reporting',
    'GetRequiredInventoryType',
    writeCookie('cookie', request.cookie) +
      leafIf('rulesId', request.rulesId) +
      leafIf('rulesVersion', request.rulesVersion),
  );
}

export function writeGetRequiredInventoryTypeResponse(type: number, soap: SoapVersion): Buffer {
  const result = leaf('GetRequiredInventoryTypeResult', type);
  return composeResponse('reporting', 'GetRequiredInventoryType', result, soap);
}

export function readGetRequiredInventoryTypeResponse(body: Uint8Array): number {
  const { element } = readResponse(body, 'GetRequiredInventoryType');
  return readIntOrZero(element, 'GetRequiredInventoryTypeResult');
}

/** MS-WUSP 6.3. */
export function readReportInventoryRequest({ element }: Payload): ReportInventoryRequest {
  const inventory = fieldOf(element, 'inventory');
  return given({
    cookie: readCookie(element, 'cookie'),
    clientTime: readToken(element, 'clientTime'),
    inventory: inventory === undefined ? undefined : inventoryIn(inventory),
  });
}

function inventoryIn(inventory: XmlElement): Inventory {
  return given({
    isCompressed: readBoolean(inventory, 'IsCompressed') ?? false,
    rawXml: readText(inventory, 'RawXml'),
    compressedXml: readBase64(inventory, 'CompressedXml'),
  });
}

export function writeReportInventoryRequest({
  cookie,
  clientTime,
  inventory,
}: ReportInventoryRequest): string {
  return composeRequest(
    'reporting',
    'ReportInventory',
    writeCookie('cookie', cookie) +
      leafIf('clientTime', clientTime) +
      (inventory === undefined ? '' : writeInventory(inventory)),
  );
}

function writeInventory({ isCompressed, rawXml, compressedXml }: Inventory): string {
  return wrap(
    'inventory',
    leaf('IsCompressed', isCompressed) + leafIf('RawXml', rawXml) + leafIf('CompressedXml', compressedXml),
  );
}

/** True: the inventory was received. */
export function writeReportInventoryResponse(received: boolean, soap: SoapVersion): Buffer {
  return composeResponse('reporting', 'ReportInventory', leaf('ReportInventoryResult', received), soap);
}

export function readReportInventoryResponse(body: Uint8Array): boolean {
  return readBoolean(readResponse(body, 'ReportInventory').element, 'ReportInventoryResult') ?? false;
}
