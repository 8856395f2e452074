/**
 * What is known of a machine, for rules to be evaluated against. Every part is optional, and every lookup can
 * say two different things: `undefined` for "nobody knows" and `null` for "known not to be there".
 */
export interface MachineFacts {
  readonly windows?: WindowsFacts;
  readonly processor?: ProcessorFacts;
  /** Language the system was localised to: `en-us`, `de`. */
  readonly language?: string;
  /** Languages of the Multilanguage User Interface; empty where it is not installed. */
  readonly muiLanguages?: readonly string[];
  readonly isClustered?: boolean;
  /** Whether this very update was ever installed here. */
  readonly wasInstalledOnce?: boolean;
  /** `Name~PublicKeyToken~Architecture~Language~Version`, all that are installed. */
  readonly cbsPackages?: readonly string[];
  readonly devices?: readonly DeviceFacts[];
  /** `AMD64.10.0`: which feature scores of a driver count. */
  readonly featureScoreKey?: string;

  /** Win32 GetSystemMetrics. */
  systemMetric?(index: number): number | undefined;
  registryKeyExists?(key: RegistryKey): boolean | undefined;
  /** Names of the direct subkeys. */
  registrySubkeys?(key: RegistryKey): readonly string[] | null | undefined;
  /** `name` '' is the default value. */
  registryValue?(key: RegistryKey, name: string): RegistryValue | null | undefined;
  /** Win32 SHGetFolderPath: `C:\Windows` for 36. */
  folder?(csidl: number): string | undefined;
  /** By full path with single backslashes. Letter case means nothing. */
  file?(path: string): FileFacts | null | undefined;
  /** Software licensing: a number is a DWORD. */
  licenseValue?(name: string): number | string | null | undefined;
  /** Whether the query has results. */
  wmiQuery?(namespace: string, query: string): boolean | undefined;
  genericQuery?(namespace: string, type: string, parameter: string): string | null | undefined;
  deviceAttribute?(name: string): string | null | undefined;
  /** Version of an installed product release, as OS installer updates name them. */
  productRelease?(name: string): string | null | undefined;
  /** By product code, lower case without braces. */
  msiProduct?(productCode: string): MsiProductFacts | null | undefined;
}

/** Win32 OSVERSIONINFOEX. */
export interface WindowsFacts {
  readonly major: number;
  readonly minor: number;
  readonly build: number;
  readonly servicePackMajor: number;
  readonly servicePackMinor: number;
  readonly suiteMask?: number;
  /** 1 workstation, 2 domain controller, 3 server. */
  readonly productType?: number;
}

export interface ProcessorFacts {
  /** As Windows numbers it: 0 x86, 5 ARM, 9 AMD64, 12 ARM64. */
  readonly architecture: number;
  readonly level?: number;
  readonly revision?: number;
  readonly count?: number;
}

export interface RegistryKey {
  /** `HKEY_LOCAL_MACHINE`. */
  readonly hive: string;
  /** No backslash at either end. Letter case means nothing. */
  readonly subkey: string;
  /** The 32-bit view of a 64-bit machine. */
  readonly is32Bit: boolean;
}

export interface RegistryValue {
  /** `REG_SZ`, `REG_EXPAND_SZ`, `REG_DWORD`, `REG_BINARY`, … */
  readonly type: string;
  /** A number for REG_DWORD. */
  readonly data: string | number;
}

export interface FileFacts {
  /** Bytes. */
  readonly size?: number;
  /** Null where the file has no version resource. */
  readonly version?: string | null;
  /** Milliseconds since 1970, UTC. */
  readonly created?: number;
  /** Milliseconds since 1970, UTC. */
  readonly modified?: number;
  /** LANGID of the version resource. */
  readonly language?: number;
}

/** Codes are lower case without braces. */
export interface MsiProductFacts {
  readonly version: string;
  /** LANGID. */
  readonly language?: number;
  readonly patchCodes?: readonly string[];
  readonly features?: readonly string[];
  readonly componentCodes?: readonly string[];
}

export interface DeviceFacts {
  /** Hardware ids, then compatible ids, most specific first. */
  readonly ids: readonly string[];
  readonly installed?: {
    readonly matchingId: string;
    /** `yyyy-MM-dd`. */
    readonly date: string;
    readonly version: bigint;
    readonly provider: string;
    /** 0 to 255, lower is better; 255 where not given. */
    readonly featureScore?: number;
  };
}
