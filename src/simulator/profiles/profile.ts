import type { WireDevice } from '#wire';
import type { ProductKey } from '../registry.ts';

export type ProfileName = 'windows-10-22h2' | 'windows-11-25h2' | 'server-2022' | 'server-2025';

/** Everything that makes one kind of machine: what it says of itself and what rules find on it. */
export interface Profile {
  readonly name: ProfileName;
  /** For tables. */
  readonly title: string;
  readonly os: {
    readonly major: number;
    readonly minor: number;
    readonly build: number;
    /** The fourth part of the version. */
    readonly revision: number;
    /** 1 workstation, 3 server. */
    readonly productType: 1 | 3;
    /** GetProductInfo: 48 Professional, 7 Server Standard. */
    readonly sku: number;
    readonly suiteMask: number;
    /** What RegisterComputer calls OSDescription: Windows 11 says "Windows 10" (protocol-facts 5.5). */
    readonly description: string;
    /** DeviceAttributes InstallationType, ProductType, DeviceFamily and CurrentBranch. */
    readonly installationType: 'Client' | 'Server';
    readonly productTypeName: 'WinNT' | 'ServerNT';
    readonly deviceFamily: 'Windows.Desktop' | 'Windows.Server';
    readonly branch: string;
  };
  /** Four parts. */
  readonly agentVersion: string;
  /** `2.90`. */
  readonly clientProtocol: string;
  readonly locale: string;
  readonly localeId: number;
  readonly manufacturer: string;
  readonly model: string;
  readonly firmwareVendor: string;
  /** xs:dateTime. */
  readonly biosReleaseDate: string;
  readonly products: readonly ProductKey[];
  /** The slots that are 1; see `registry.ts`. */
  readonly slots: readonly number[];
  /** Patched up to that month when new: year and month. */
  readonly baseline: readonly [year: number, month: number];
  readonly devices: readonly WireDevice[];
  /** Most specific first. */
  readonly computerHardwareIds: readonly string[];
  /** FeatureScoreMatchingKey. */
  readonly featureScoreKey: string;
}
