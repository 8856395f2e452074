import type { ComputerInfo } from '#wire';

/** What the check tells a server of itself: a Windows 11 of no special kind, with a name that says what it is. */
export const COMPUTER = {
  dnsName: 'todoku-check',
  osMajorVersion: 10,
  osMinorVersion: 0,
  osBuildNumber: 26100,
  osServicePackMajorNumber: 0,
  osServicePackMinorNumber: 0,
  osLocale: 'en-US',
  computerManufacturer: 'Todoku',
  computerModel: 'todoku check',
  biosVersion: 'unknown',
  biosName: 'unknown',
  biosReleaseDate: '2026-01-01T00:00:00',
  processorArchitecture: 'AMD64',
  suiteMask: 256,
  oldProductType: 1,
  newProductType: 48,
  systemMetrics: 0,
  clientVersionMajorNumber: 10,
  clientVersionMinorNumber: 0,
  clientVersionBuildNumber: 10011,
  clientVersionQfeNumber: 16384,
  osDescription: 'Windows 10 Pro',
} as const satisfies ComputerInfo & { readonly dnsName: string };
