import { factsOf, type MachineFacts } from '#update';
import type { WireDevice } from '#wire';
import { deviceFacts } from '../agent/driver-match.ts';
import {
  BASELINE_VALUE,
  COMPONENTS_KEY,
  HIVE,
  MACHINE_KEY,
  monthNumber,
  PRODUCTS_KEY,
  SLOTS,
  slotValue,
} from '../registry.ts';
import { deviceAttributes } from './attributes.ts';
import type { Profile } from './profile.ts';

/** AMD64, as Windows numbers processor architectures. */
const AMD64 = 9;

/** What applicability rules find on a machine of that profile, with those components and devices. */
export function machineFacts(
  profile: Profile,
  components: Readonly<Record<string, string>>,
  devices: readonly WireDevice[],
): MachineFacts {
  const { os } = profile;
  const key = (subkey: string): string => `${HIVE}\\${subkey}`;
  const slots = Array.from({ length: SLOTS }, (_, slot) => [
    slotValue(slot),
    profile.slots.includes(slot) ? 1 : 0,
  ]);
  return factsOf({
    windows: {
      major: os.major,
      minor: os.minor,
      build: os.build,
      servicePackMajor: 0,
      servicePackMinor: 0,
      suiteMask: os.suiteMask,
      productType: os.productType,
    },
    processor: { architecture: AMD64, level: 6, count: 4 },
    language: profile.locale.toLowerCase(),
    muiLanguages: [],
    isClustered: false,
    cbsPackages: [],
    devices: devices.map(deviceFacts),
    featureScoreKey: profile.featureScoreKey,
    registry: {
      [key('SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion')]: {
        CurrentBuildNumber: String(os.build),
        UBR: os.revision,
        InstallationType: os.installationType,
      },
      [key(MACHINE_KEY)]: {
        [BASELINE_VALUE]: monthNumber(...profile.baseline),
        ...Object.fromEntries(slots),
      },
      [key(COMPONENTS_KEY)]: components,
      ...Object.fromEntries(profile.products.map((name) => [key(`${PRODUCTS_KEY}\\${name}`), {}])),
    },
    files: {},
    licenseValues: {},
    deviceAttributes: Object.fromEntries(deviceAttributes(profile)),
    productReleases: {},
    msiProducts: {},
  });
}
