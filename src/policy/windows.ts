/** The generations of Windows that policies mean different things to; 2008r2 and up are servers. */
export const WINDOWS_NAMES = [
  'win7',
  'win8.1',
  'win10',
  'win11',
  '2008r2',
  '2012',
  '2012r2',
  '2016',
  '2019',
  '2022',
  '2025',
] as const;

export type WindowsName = (typeof WINDOWS_NAMES)[number];

export interface Windows {
  readonly name: WindowsName;
  /** `19045`; undefined where only the name is known. */
  readonly build?: number;
}

/** The generation by its build; undefined for a build that none of them had. */
export function windowsOf(build: number, kind: 'client' | 'server'): Windows | undefined {
  const steps: readonly (readonly [from: number, client: WindowsName, server: WindowsName])[] = [
    [26_100, 'win11', '2025'],
    [22_000, 'win11', '2022'],
    [20_348, 'win11', '2022'],
    [17_763, 'win10', '2019'],
    [10_240, 'win10', '2016'],
    [9_600, 'win8.1', '2012r2'],
    [9_200, 'win8.1', '2012'],
    [7_600, 'win7', '2008r2'],
  ];
  const step = steps.find(([from]) => build >= from);
  // Between Windows 10 22H2 (19045) and Windows 11 (22000) there are servers only.
  if (step === undefined || (kind === 'client' && build > 19_045 && build < 22_000)) return undefined;
  return { name: kind === 'client' ? step[1] : step[2], build };
}

/** Whether DisableDualScan means nothing to it. Of Server 2025, which shares its code, no document says so: undefined. */
export function isWindows11(windows: Windows | undefined): boolean | undefined {
  if (windows === undefined || windows.name === '2025') return undefined;
  return windows.name === 'win11';
}

export function isServer(windows: Windows | undefined): boolean | undefined {
  return windows === undefined ? undefined : !windows.name.startsWith('win');
}

/** Whether it knows a source per class of updates: Windows 10 2004 (build 19041) and later, Server 2022 and later (Policy CSP). */
export function takesClassSources(windows: Windows | undefined): boolean | undefined {
  if (windows === undefined) return undefined;
  if (['win11', '2022', '2025'].includes(windows.name)) return true;
  if (windows.name !== 'win10') return false;
  return windows.build === undefined ? undefined : windows.build >= 19_041;
}
