import type { XmlElement } from '#xml';
import { leaf, leafIf, listIf, nil, wrap } from '../compose.ts';
import {
  fieldOf,
  given,
  itemsOf,
  readBoolean,
  readGuid,
  readInt,
  readIntOrZero,
  readLong,
  readText,
  readTexts,
  readToken,
} from '../fields.ts';
import type { WireDevice, WireInstalledDriver } from './types.ts';

type WireExtensionDriver = WireDevice['extensionDrivers'][number];

/** SystemSpec: the machine's devices and their drivers (MS-WUSP 2.2.2.2.4). Undefined when it is missing or nil. */
export function readDevices(parameters: XmlElement): WireDevice[] | undefined {
  const spec = fieldOf(parameters, 'SystemSpec');
  return spec === undefined ? undefined : itemsOf(spec, 'Device').map(deviceIn);
}

function deviceIn(device: XmlElement): WireDevice {
  const installed = fieldOf(device, 'installedDriver');
  return given({
    hardwareIds: readTexts(device, 'HardwareIDs') ?? [],
    compatibleIds: readTexts(device, 'CompatibleIDs') ?? [],
    installedDriver: installed === undefined ? undefined : installedDriverIn(installed),
    extensionDrivers: extensionsOf(device).map(extensionDriverIn),
    driverRecoveryIds: readTexts(device, 'DriverRecoveryIDs', 'DriverRecoveryID') ?? [],
    deviceFlags: readInt(device, 'DeviceFlags'),
  });
}

/** The specification spells array and items `extensionDriver`; native clients write `extensionDrivers/ExtensionDriver`. */
function extensionsOf(device: XmlElement): XmlElement[] {
  const array = fieldOf(device, 'extensionDrivers') ?? fieldOf(device, 'extensionDriver');
  return [...itemsOf(array, 'ExtensionDriver'), ...itemsOf(array, 'extensionDriver')];
}

function installedDriverIn(driver: XmlElement): WireInstalledDriver {
  return given({
    matchingId: readText(driver, 'MatchingID'),
    driverVerDate: readToken(driver, 'DriverVerDate') ?? '',
    driverVerVersion: readLong(driver, 'DriverVerVersion'),
    driverClass: readText(driver, 'Class'),
    manufacturer: readText(driver, 'Manufacturer'),
    provider: readText(driver, 'Provider'),
    model: readText(driver, 'Model'),
    matchingComputerHwid: readGuid(driver, 'MatchingComputerHWID'),
    driverRank: readIntOrZero(driver, 'DriverRank'),
    skipProviderFiltering: readBoolean(driver, 'SkipProviderFiltering'),
    isGeneric: readBoolean(driver, 'IsGeneric'),
  });
}

function extensionDriverIn(driver: XmlElement): WireExtensionDriver {
  return given({
    extensionId: readText(driver, 'ExtensionId') ?? '',
    driverVerDate: readToken(driver, 'DriverVerDate') ?? '',
    driverVerVersion: readLong(driver, 'DriverVerVersion'),
    driverClass: readText(driver, 'Class') ?? '',
    driverRank: readIntOrZero(driver, 'DriverRank'),
    matchingComputerHwid: readGuid(driver, 'MatchingComputerHWID'),
  });
}

/** The SystemSpec element as a native client writes it; nothing when there is none. */
export function writeDevices(devices: readonly WireDevice[] | undefined): string {
  return devices === undefined ? '' : wrap('SystemSpec', devices.map(writeDevice).join(''));
}

function writeDevice(device: WireDevice): string {
  const extensions = device.extensionDrivers.map(writeExtensionDriver).join('');
  return wrap(
    'Device',
    listIf('HardwareIDs', 'string', device.hardwareIds) +
      listIf('CompatibleIDs', 'string', device.compatibleIds) +
      (device.installedDriver === undefined ? '' : writeInstalledDriver(device.installedDriver)) +
      (extensions === '' ? '' : wrap('extensionDrivers', extensions)) +
      listIf('DriverRecoveryIDs', 'DriverRecoveryID', device.driverRecoveryIds) +
      leafIf('DeviceFlags', device.deviceFlags),
  );
}

function writeInstalledDriver(driver: WireInstalledDriver): string {
  return wrap(
    'installedDriver',
    leafIf('MatchingID', driver.matchingId) +
      leaf('DriverVerDate', driver.driverVerDate) +
      leaf('DriverVerVersion', driver.driverVerVersion) +
      leafIf('Class', driver.driverClass) +
      leafIf('Manufacturer', driver.manufacturer) +
      leafIf('Provider', driver.provider) +
      leafIf('Model', driver.model) +
      matchingComputer(driver.matchingComputerHwid) +
      leaf('DriverRank', driver.driverRank) +
      leafIf('SkipProviderFiltering', driver.skipProviderFiltering) +
      leafIf('IsGeneric', driver.isGeneric),
  );
}

function writeExtensionDriver(driver: WireExtensionDriver): string {
  return wrap(
    'ExtensionDriver',
    leaf('ExtensionId', driver.extensionId) +
      leaf('DriverVerDate', driver.driverVerDate) +
      leaf('DriverVerVersion', driver.driverVerVersion) +
      leaf('Class', driver.driverClass) +
      leaf('DriverRank', driver.driverRank) +
      matchingComputer(driver.matchingComputerHwid),
  );
}

function matchingComputer(hwid: string | undefined): string {
  return hwid === undefined ? nil('MatchingComputerHWID') : leaf('MatchingComputerHWID', hwid);
}
