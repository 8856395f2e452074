import type { DriverMetadata } from '#update';
import type { Device, InstalledDriver } from './types.ts';

/** A feature score that nobody gave counts as the worst (protocol-facts 6.8). */
const WORST_SCORE = 255;
const UNTARGETED = Number.POSITIVE_INFINITY;
const UNMATCHED = Number.POSITIVE_INFINITY;

/** What two drivers for one device are compared by, in this order; of the first three the lower, of the last two the higher is better. */
export interface DriverRank {
  /** Place of the computer hardware id it is targeted to, most specific first. */
  readonly computer: number;
  /** 0 to 255. */
  readonly featureScore: number;
  /** Place of the hardware id in the device's list, compatible ids behind. */
  readonly hardware: number;
  /** Days since 1970. */
  readonly date: number;
  readonly version: bigint;
}

/** Negative when `a` is the better match for the device (MS-WUSP 3.1.5.7). */
export function compareRanks(a: DriverRank, b: DriverRank): number {
  return (
    difference(a.computer, b.computer) ||
    difference(a.featureScore, b.featureScore) ||
    difference(a.hardware, b.hardware) ||
    difference(b.date, a.date) ||
    (a.version === b.version ? 0 : a.version > b.version ? -1 : 1)
  );
}

/** The machine's side of the match. */
export interface Machine {
  /** Lower-case GUIDs, most specific first. */
  readonly computerHardwareIds: readonly string[];
  /** `AMD64.10.0`. */
  readonly featureScoreKey: string;
}

/** The rank of a driver for a device, or undefined when the driver is targeted to other computers. */
export function rankOf(driver: DriverMetadata, hardware: number, machine: Machine): DriverRank | undefined {
  const computer = targeting(driver, machine.computerHardwareIds);
  if (computer === undefined) return undefined;
  const key = machine.featureScoreKey.toLowerCase();
  const score = driver.featureScores.find((entry) => entry.operatingSystem.toLowerCase() === key)?.score;
  return {
    computer,
    featureScore: score ?? WORST_SCORE,
    hardware,
    date: dayOf(driver.driverVerDate),
    version: driver.driverVerVersion,
  };
}

/** The rank of the driver that is installed, or undefined when the device has none and anything is better. */
export function rankOfInstalled(
  installed: InstalledDriver,
  device: Device,
  machine: Machine,
): DriverRank | undefined {
  const date = dayOf(installed.driverVerDate);
  if (installed.matchingId === '' && installed.driverVerVersion === 0n) return undefined;
  const computer =
    installed.matchingComputerHardwareId === undefined
      ? -1
      : machine.computerHardwareIds.indexOf(installed.matchingComputerHardwareId);
  const hardware = hardwareIdsOf(device).indexOf(installed.matchingId.toLowerCase());
  return {
    computer: computer < 0 ? UNTARGETED : computer,
    // The driver rank is laid out 0xSSGGTHHH; GG is the feature score, and -1, which is no rank, has the worst.
    featureScore: (installed.rank >>> 16) & 0xff,
    hardware: hardware < 0 ? UNMATCHED : hardware,
    date,
    version: installed.driverVerVersion,
  };
}

/** Hardware ids, then compatible ids, lower case: the order in which a device prefers them. */
export function hardwareIdsOf(device: Device): readonly string[] {
  return [...device.hardwareIds, ...device.compatibleIds].map((id) => id.toLowerCase());
}

const PRINTER_CLASSES = new Set([
  'printer',
  '{4d36e979-e325-11ce-bfc1-08002be10318}',
  '4d36e979-e325-11ce-bfc1-08002be10318',
]);

/** Print drivers name their class, devices of the printer class its GUID (protocol-facts 6.8). */
export function isPrinterClass(driverClass: string): boolean {
  return PRINTER_CLASSES.has(driverClass.toLowerCase());
}

/** A printer's driver is only replaced by one of the same manufacturer and of the same, or a compatible, provider. */
export function fitsPrinter(driver: DriverMetadata, installed: InstalledDriver): boolean {
  const provider = installed.provider.toLowerCase();
  return (
    driver.manufacturer.toLowerCase() === installed.manufacturer.toLowerCase() &&
    [driver.provider, ...driver.compatibleProviders].some((name) => name.toLowerCase() === provider)
  );
}

/** The place of the best computer hardware id, `Infinity` for a driver that is for all computers, undefined for one that is for others. */
function targeting(driver: DriverMetadata, computerHardwareIds: readonly string[]): number | undefined {
  let best = UNTARGETED;
  for (const targets of [driver.distributionComputerHardwareIds, driver.targetComputerHardwareIds]) {
    if (targets.length === 0) continue;
    const place = computerHardwareIds.findIndex((id) => targets.includes(id));
    if (place < 0) return undefined;
    best = Math.min(best, place);
  }
  return best;
}

function dayOf(date: string): number {
  const time = Date.parse(date);
  return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : Math.floor(time / 86_400_000);
}

/** Like a subtraction, but right for infinities. */
function difference(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
