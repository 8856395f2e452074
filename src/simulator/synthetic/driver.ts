import { guidFrom, type Random } from '../random.ts';
import { attributes, type DocumentText, declare } from './document.ts';
import { payloadFile } from './payload.ts';
import { section } from './rules.ts';
import { DRIVER_PRODUCTS, DRIVERS_CLASSIFICATION } from './taxonomy.ts';
import { sayIn } from './words.ts';

/** One hardware id that a driver serves. */
export interface DriverTarget {
  readonly hardwareId: string;
  readonly driverClass: string;
}

/** Devices that simulated machines have. */
const PRESENT: readonly DriverTarget[] = [
  { hardwareId: 'PCI\\VEN_7D0C&DEV_1001', driverClass: 'Net' },
  { hardwareId: 'PCI\\VEN_7D0C&DEV_1001&SUBSYS_00017D0C', driverClass: 'Net' },
  { hardwareId: 'PCI\\VEN_7D0C&DEV_2001', driverClass: 'SCSIAdapter' },
  { hardwareId: 'PCI\\VEN_7D0C&DEV_3001&REV_01', driverClass: 'Display' },
  { hardwareId: 'USB\\VID_7D0C&PID_4001', driverClass: 'USB' },
  { hardwareId: 'PCI\\VEN_7D0C&DEV_5001', driverClass: 'SCSIAdapter' },
  { hardwareId: 'todokulaser 9', driverClass: 'Printer' },
];

const MAKER = 'Todoku Devices';
const RULES =
  section('IsInstalled', `<drv:WindowsDriverInstalled ${declare('drv')} />`) +
  section('IsSuperseded', `<drv:WindowsDriverSuperseded ${declare('drv')} />`) +
  section('IsInstallable', `<drv:WindowsDriverInstallable ${declare('drv')} />`);

export interface DriverText {
  readonly updateId: string;
  readonly targets: readonly DriverTarget[];
  /** `yyyy-MM-dd`. */
  readonly date: string;
  /** Four parts. */
  readonly version: string;
  /** 0 to 255, lower is better. */
  readonly featureScore: number;
  /** Of the driver products. */
  readonly products: readonly string[];
  readonly languages: readonly string[];
  /** Size of the package, bytes. */
  readonly size: number;
  readonly expired: boolean;
  /** Its installation may ask for a restart. */
  readonly restarts: boolean;
  readonly publisherId: string;
}

/** A driver update for any of those devices. */
export function driverText(driver: DriverText): DocumentText {
  const { updateId, targets, date, version } = driver;
  const title = `${MAKER} - ${targets[0]!.driverClass} - ${version}`;
  const fileName = `driver_${updateId.slice(0, 8)}.cab`;
  return {
    identity: { updateId, revisionNumber: 1 },
    type: 'Driver',
    handler: 'WindowsDriver',
    explicitlyDeployable: true,
    expired: driver.expired,
    created: `${date}T10:00:00.000Z`,
    publisherId: driver.publisherId,
    installation: { RebootBehavior: driver.restarts ? 'CanRequestReboot' : 'NeverReboots' },
    texts: sayIn(driver.languages, () => ({ title, description: `${title} driver update` })),
    prerequisites: [
      { anyOf: driver.products, isCategory: true },
      { anyOf: [DRIVERS_CLASSIFICATION], isCategory: true },
    ],
    rules: `${RULES}<upd:Metadata>${targets.map((target) => metadata(driver, target)).join('')}</upd:Metadata>`,
    files: [payloadFile(fileName, driver.size, `${date}T00:00:00Z`, updateId)],
  };
}

function metadata({ version, date, featureScore, updateId }: DriverText, target: DriverTarget): string {
  const values = attributes({
    HardwareID: target.hardwareId,
    WhqlDriverID: 10_000_000 + Number.parseInt(updateId.slice(0, 5), 16),
    Manufacturer: MAKER,
    Company: MAKER,
    Provider: MAKER,
    DriverVerDate: date,
    DriverVerVersion: version,
    Class: target.driverClass,
    Model: `${MAKER} ${target.driverClass} ${target.hardwareId.slice(-4)}`,
  });
  // Hexadecimal, as in a driver's INF file.
  const score = featureScore.toString(16).toUpperCase().padStart(2, '0');
  const scores = attributes({ OperatingSystem: 'AMD64.10.0', FeatureScore: score });
  return `<drv:WindowsDriverMetaData${values} ${declare('drv')}><drv:FeatureScore${scores} /></drv:WindowsDriverMetaData>`;
}

/** The driver of that number: for a device that simulated machines have in a third of the cases, for somebody else's otherwise. */
export function driverDocument(
  seed: string,
  index: number,
  random: Random,
  settings: {
    readonly languages: readonly string[];
    readonly payloadBytes: number;
    readonly expired: boolean;
  },
): DocumentText {
  const two = (number: number) => String(number).padStart(2, '0');
  const foreign = (): DriverTarget => ({
    hardwareId: `PCI\\VEN_7D0D&DEV_${random.integer(65536).toString(16).toUpperCase().padStart(4, '0')}`,
    driverClass: random.pick(['Net', 'Display', 'SCSIAdapter', 'USB', 'Media']),
  });
  return driverText({
    updateId: guidFrom(seed, 'driver', index),
    targets: random.chance(1 / 3)
      ? [random.pick(PRESENT)]
      : Array.from({ length: 1 + random.integer(4) }, foreign),
    date: `${2022 + random.integer(5)}-${two(1 + random.integer(9))}-${two(1 + random.integer(28))}`,
    version: `${1 + random.integer(30)}.${random.integer(10)}.${random.integer(1000)}.${random.integer(100)}`,
    featureScore: 64 + random.integer(128),
    products: [random.pick(DRIVER_PRODUCTS).id],
    languages: settings.languages,
    size: Math.max(64, Math.round(settings.payloadBytes * (0.5 + random.next()))),
    expired: settings.expired,
    restarts: random.chance(0.5),
    publisherId: guidFrom(seed, 'publisher'),
  });
}
