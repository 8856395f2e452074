import type { XmlElement } from '#xml';
import { composeRequest, composeResponse, leaf, leafIf, wrap } from '../compose.ts';
import { fieldOf, given, readIntOrZero, readText, readToken } from '../fields.ts';
import type { Payload } from '../payload.ts';
import { readResponse } from '../response.ts';
import type { SoapVersion } from '../soap-version.ts';
import { readCookie, writeCookie } from './cookie.ts';
import type { ComputerInfo, RegisterComputerRequest } from './types.ts';

/** MS-WUSP 2.2.2.2.3. */
export function readRegisterComputerRequest({ element }: Payload): RegisterComputerRequest {
  const computerInfo = fieldOf(element, 'computerInfo');
  return given({
    cookie: readCookie(element, 'cookie'),
    computerInfo: computerInfo === undefined ? undefined : computerInfoIn(computerInfo),
  });
}

function computerInfoIn(info: XmlElement): ComputerInfo {
  return given({
    dnsName: readText(info, 'DnsName'),
    osMajorVersion: readIntOrZero(info, 'OSMajorVersion'),
    osMinorVersion: readIntOrZero(info, 'OSMinorVersion'),
    osBuildNumber: readIntOrZero(info, 'OSBuildNumber'),
    osServicePackMajorNumber: readIntOrZero(info, 'OSServicePackMajorNumber'),
    osServicePackMinorNumber: readIntOrZero(info, 'OSServicePackMinorNumber'),
    osLocale: readText(info, 'OSLocale'),
    computerManufacturer: readText(info, 'ComputerManufacturer'),
    computerModel: readText(info, 'ComputerModel'),
    biosVersion: readText(info, 'BiosVersion'),
    biosName: readText(info, 'BiosName'),
    biosReleaseDate: readToken(info, 'BiosReleaseDate') ?? '',
    processorArchitecture: readText(info, 'ProcessorArchitecture'),
    suiteMask: readIntOrZero(info, 'SuiteMask'),
    oldProductType: readIntOrZero(info, 'OldProductType'),
    newProductType: readIntOrZero(info, 'NewProductType'),
    systemMetrics: readIntOrZero(info, 'SystemMetrics'),
    clientVersionMajorNumber: readIntOrZero(info, 'ClientVersionMajorNumber'),
    clientVersionMinorNumber: readIntOrZero(info, 'ClientVersionMinorNumber'),
    clientVersionBuildNumber: readIntOrZero(info, 'ClientVersionBuildNumber'),
    clientVersionQfeNumber: readIntOrZero(info, 'ClientVersionQfeNumber'),
    osDescription: readText(info, 'OSDescription'),
    oem: readText(info, 'OEM'),
    deviceType: readText(info, 'DeviceType'),
    firmwareVersion: readText(info, 'FirmwareVersion'),
    mobileOperator: readText(info, 'MobileOperator'),
  });
}

export function writeRegisterComputerRequest({ cookie, computerInfo }: RegisterComputerRequest): string {
  return composeRequest(
    'client',
    'RegisterComputer',
    writeCookie('cookie', cookie) + (computerInfo === undefined ? '' : writeComputerInfo(computerInfo)),
  );
}

function writeComputerInfo(info: ComputerInfo): string {
  return wrap(
    'computerInfo',
    leafIf('DnsName', info.dnsName) +
      leaf('OSMajorVersion', info.osMajorVersion) +
      leaf('OSMinorVersion', info.osMinorVersion) +
      leaf('OSBuildNumber', info.osBuildNumber) +
      leaf('OSServicePackMajorNumber', info.osServicePackMajorNumber) +
      leaf('OSServicePackMinorNumber', info.osServicePackMinorNumber) +
      leafIf('OSLocale', info.osLocale) +
      leafIf('ComputerManufacturer', info.computerManufacturer) +
      leafIf('ComputerModel', info.computerModel) +
      leafIf('BiosVersion', info.biosVersion) +
      leafIf('BiosName', info.biosName) +
      leaf('BiosReleaseDate', info.biosReleaseDate) +
      leafIf('ProcessorArchitecture', info.processorArchitecture) +
      leaf('SuiteMask', info.suiteMask) +
      leaf('OldProductType', info.oldProductType) +
      leaf('NewProductType', info.newProductType) +
      leaf('SystemMetrics', info.systemMetrics) +
      leaf('ClientVersionMajorNumber', info.clientVersionMajorNumber) +
      leaf('ClientVersionMinorNumber', info.clientVersionMinorNumber) +
      leaf('ClientVersionBuildNumber', info.clientVersionBuildNumber) +
      leaf('ClientVersionQfeNumber', info.clientVersionQfeNumber) +
      leafIf('OSDescription', info.osDescription) +
      leafIf('OEM', info.oem) +
      leafIf('DeviceType', info.deviceType) +
      leafIf('FirmwareVersion', info.firmwareVersion) +
      leafIf('MobileOperator', info.mobileOperator),
  );
}

/** The answer carries no value. */
export function writeRegisterComputerResponse(soap: SoapVersion): Buffer {
  return composeResponse('client', 'RegisterComputer', '', soap);
}

/** Returns when the server agreed; throws SoapFault otherwise. */
export function readRegisterComputerResponse(body: Uint8Array): void {
  readResponse(body, 'RegisterComputer');
}
