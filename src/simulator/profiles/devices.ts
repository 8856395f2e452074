import type { WireDevice, WireInstalledDriver } from '#wire';

// Devices of our own making, in the forms that native agents send (protocol-facts 6.8). The vendor numbers
// belong to nobody.

const NO_DRIVER: WireInstalledDriver = {
  driverVerDate: '0001-01-01T00:00:00Z',
  driverVerVersion: 0n,
  driverRank: -1,
};

/** `10.0.26100.1` as four packed 16-bit parts. */
function packVersion(version: string): bigint {
  return version.split('.').reduce((sum, part) => (sum << 16n) | BigInt(Number(part) & 0xffff), 0n);
}

function device(
  hardwareIds: readonly string[],
  driver: {
    readonly matches: string;
    readonly date: string;
    readonly version: string;
    readonly driverClass: string;
  },
  compatibleIds: readonly string[] = [],
): WireDevice {
  return {
    hardwareIds,
    compatibleIds,
    installedDriver: {
      matchingId: driver.matches,
      driverVerDate: `${driver.date}T00:00:00Z`,
      driverVerVersion: packVersion(driver.version),
      driverClass: driver.driverClass,
      driverRank: 0x00ff0000 + hardwareIds.indexOf(driver.matches),
    },
    extensionDrivers: [],
    driverRecoveryIds: [],
  };
}

const NETWORK = '{4D36E972-E325-11CE-BFC1-08002BE10318}';
const DISPLAY = '{4D36E968-E325-11CE-BFC1-08002BE10318}';
const SYSTEM = '{4D36E97D-E325-11CE-BFC1-08002BE10318}';
const STORAGE = '{4D36E97B-E325-11CE-BFC1-08002BE10318}';

/** `PCI\VEN_7D0C&DEV_1001&SUBSYS_00017D0C&REV_01` and its less specific forms. */
function pci(deviceNumber: string): string[] {
  const stem = `PCI\\VEN_7D0C&DEV_${deviceNumber}`;
  return [`${stem}&SUBSYS_00017D0C&REV_01`, `${stem}&SUBSYS_00017D0C`, `${stem}&REV_01`, stem];
}

const OLD = { date: '2022-03-01', version: '1.0.0.1' } as const;

/** Devices every simulated machine has. */
const COMMON: readonly WireDevice[] = [
  device(['STORAGE\\Volume'], {
    matches: 'STORAGE\\Volume',
    date: '2006-06-21',
    version: '10.0.19041.1',
    driverClass: '{71A27CDD-812A-11D0-BEC7-08002BE2092F}',
  }),
  device(['ACPI\\VEN_TDK&DEV_0400', 'ACPI\\TDK0400', '*TDK0400'], {
    matches: '*TDK0400',
    date: '2006-06-21',
    version: '10.0.19041.1',
    driverClass: SYSTEM,
  }),
  device(pci('1001'), { ...OLD, matches: 'PCI\\VEN_7D0C&DEV_1001', driverClass: NETWORK }, [
    'PCI\\VEN_7D0C&CC_020000',
    'PCI\\VEN_7D0C',
  ]),
  device(pci('2001'), { ...OLD, matches: 'PCI\\VEN_7D0C&DEV_2001', driverClass: STORAGE }, [
    'PCI\\VEN_7D0C&CC_010601',
  ]),
];

/** A display adapter, a printer and a device that has no driver yet. */
const WORKSTATION: readonly WireDevice[] = [
  device(pci('3001'), { ...OLD, matches: 'PCI\\VEN_7D0C&DEV_3001&REV_01', driverClass: DISPLAY }),
  {
    hardwareIds: ['todokulaser 9'],
    compatibleIds: [],
    installedDriver: {
      matchingId: 'todokulaser 9',
      driverVerDate: '2021-05-20T00:00:00Z',
      driverVerVersion: packVersion('2.1.0.0'),
      driverClass: 'Printer',
      manufacturer: 'Todoku Devices',
      provider: 'Todoku Devices',
      model: 'Todoku Laser 9',
      driverRank: -1,
    },
    extensionDrivers: [],
    driverRecoveryIds: [],
    // Printers are not plug-and-play devices and say so.
    deviceFlags: 1,
  },
  {
    hardwareIds: ['USB\\VID_7D0C&PID_4001&REV_0100', 'USB\\VID_7D0C&PID_4001'],
    compatibleIds: ['USB\\Class_FF'],
    installedDriver: NO_DRIVER,
    extensionDrivers: [],
    driverRecoveryIds: [],
  },
];

const SERVER: readonly WireDevice[] = [
  device(pci('5001'), { ...OLD, matches: 'PCI\\VEN_7D0C&DEV_5001', driverClass: STORAGE }),
];

export const WORKSTATION_DEVICES: readonly WireDevice[] = [...COMMON, ...WORKSTATION];
export const SERVER_DEVICES: readonly WireDevice[] = [...COMMON, ...SERVER];
