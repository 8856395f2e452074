import { type DeviceFacts, evaluate, type MachineFacts, type RuleMetadata, type RuleSet } from '#update';
import type { WireDevice } from '#wire';

type Driver = RuleMetadata['drivers'][number];

/** A driver that would serve, or serves, one of the machine's devices. */
export interface DriverMatch {
  readonly state: 'Installed' | 'Needed';
  /** Index among the machine's devices. */
  readonly device: number;
  /** The driver's hardware id, lower case. */
  readonly hardwareId: string;
}

/** A feature score that nobody gave counts as the worst (protocol-facts 6.8). */
const WORST_SCORE = 255;

/** Where a driver update stands: needed if one device would be served better, else installed if one is served by it. */
export function matchDriver(rules: RuleSet, facts: MachineFacts): DriverMatch | undefined {
  const { isInstallable, isInstalled, metadata } = rules;
  for (const [state, rule] of [
    ['Needed', isInstallable],
    ['Installed', isInstalled],
  ] as const) {
    if (rule === undefined) continue;
    for (const [device, onlyDevice] of (facts.devices ?? []).entries()) {
      for (const driver of metadata.drivers) {
        const alone = { ...facts, devices: [onlyDevice] };
        if (evaluate(rule, alone, { ...metadata, drivers: [driver] }) === 'true') {
          return { state, device, hardwareId: driver.hardwareId };
        }
      }
    }
  }
  return undefined;
}

/** The device as its driver's rules see it. */
export function deviceFacts(device: WireDevice): DeviceFacts {
  const installed = device.installedDriver;
  return {
    ids: [...device.hardwareIds, ...device.compatibleIds],
    ...(installed?.matchingId === undefined
      ? {}
      : {
          installed: {
            matchingId: installed.matchingId,
            date: installed.driverVerDate.slice(0, 10),
            version: installed.driverVerVersion,
            provider: installed.provider ?? '',
            featureScore: installed.driverRank < 0 ? WORST_SCORE : (installed.driverRank >> 16) & 0xff,
          },
        }),
  };
}

/** The device as it is once that driver serves it. A printer keeps its provider and manufacturer, as it may not change them. */
export function withDriver(device: WireDevice, driver: Driver, featureScoreKey: string): WireDevice {
  const old = device.installedDriver;
  const ids = [...device.hardwareIds, ...device.compatibleIds];
  const place = ids.findIndex((id) => id.toLowerCase() === driver.hardwareId);
  const score = driver.featureScores.get(featureScoreKey.toUpperCase()) ?? WORST_SCORE;
  return {
    ...device,
    installedDriver: {
      ...old,
      matchingId: ids[place] ?? driver.hardwareId,
      driverVerDate: `${driver.date}T00:00:00Z`,
      driverVerVersion: driver.version,
      driverClass: old?.driverClass ?? driver.driverClass,
      provider: old?.provider ?? driver.provider,
      // 0xSSGGTHHH with the feature score in GG (protocol-facts 6.8).
      driverRank: (score << 16) | Math.max(0, place),
    },
  };
}
