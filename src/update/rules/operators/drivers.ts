import type { Operator, Operators, RuleContext } from '../context.ts';
import type { DeviceFacts } from '../facts.ts';
import type { DriverRuleMetadata } from '../metadata.ts';
import type { Truth } from '../rule.ts';
import { any, truthOf } from '../truth.ts';

const WORST_SCORE = 255;

/**
 * How a driver compares with the one a device has: below 0 worse, 0 equal, above 0 better. By feature score, then how
 * specific the id is, then date, then version (MS-WUSP 3.1.5.7).
 */
function rank(driver: DriverRuleMetadata, device: DeviceFacts, scoreKey: string | undefined): number {
  const { installed } = device;
  if (installed === undefined) return 1;
  const ids = device.ids.map((id) => id.toLowerCase());
  const place = (id: string) => {
    const index = ids.indexOf(id.toLowerCase());
    return index < 0 ? ids.length : index;
  };
  const score = driver.featureScores.get(scoreKey?.toUpperCase() ?? '') ?? WORST_SCORE;
  const differences = [
    (installed.featureScore ?? WORST_SCORE) - score,
    place(installed.matchingId) - place(driver.hardwareId),
    driver.date.localeCompare(installed.date),
    Number(driver.version - installed.version),
  ];
  return differences.find((difference) => difference !== 0) ?? 0;
}

/** Printer drivers only follow drivers of the same or a compatible provider (MS-WUSP note 42). */
function mayFollow(driver: DriverRuleMetadata, device: DeviceFacts): boolean {
  if (!/^printers?$/i.test(driver.driverClass)) return true;
  const provider = device.installed?.provider.toLowerCase();
  return (
    provider !== undefined && (driver.provider === provider || driver.compatibleProviders.includes(provider))
  );
}

function onAnyDevice(
  test: (rank: number, driver: DriverRuleMetadata, device: DeviceFacts) => boolean,
): Operator {
  return (_, { facts, metadata }: RuleContext): Truth => {
    const { devices } = facts;
    if (devices === undefined || metadata.drivers.length === 0) return 'unknown';
    return any(metadata.drivers, (driver) =>
      any(devices, (device) => {
        if (!device.ids.some((id) => id.toLowerCase() === driver.hardwareId)) return 'false';
        return truthOf(test(rank(driver, device, facts.featureScoreKey), driver, device));
      }),
    );
  };
}

/** WindowsDriver: an equal, worse or better match than the driver that is installed. */
export const DRIVERS: Operators = {
  WindowsDriverInstalled: onAnyDevice((order, _, device) => device.installed !== undefined && order === 0),
  WindowsDriverSuperseded: onAnyDevice((order) => order < 0),
  WindowsDriverInstallable: onAnyDevice((order, driver, device) => order > 0 && mayFollow(driver, device)),
};
