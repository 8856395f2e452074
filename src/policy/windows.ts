/** The generations of Windows that policies mean different things to. */
export const WINDOWS_NAMES = [
  '7',
  '8.1',
  '10',
  '11',
  'server2008r2',
  'server2012',
  'server2012r2',
  'server2016',
  'server2019',
  'server2022',
  'server2025',
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
    [26_100, '11', 'server2025'],
    [22_000, '11', 'server2022'],
    [20_348, '11', 'server2022'],
    [17_763, '10', 'server2019'],
    [10_240, '10', 'server2016'],
    [9_600, '8.1', 'server2012r2'],
    [9_200, '8.1', 'server2012'],
    [7_600, '7', 'server2008r2'],
  ];
  const step = steps.find(([from]) => build >= from);
  // Between Windows 10 22H2 (19045) and Windows 11 (22000) there are servers only.
  if (step === undefined || (kind === 'client' && build > 19_045 && build < 22_000)) return undefined;
  return { name: kind === 'client' ? step[1] : step[2], build };
}

/** Whether DisableDualScan means nothing to it. Of Server 2025, which shares its code, no document says so: undefined. */
export function isWindows11(windows: Windows | undefined): boolean | undefined {
  if (windows === undefined || windows.name === 'server2025') return undefined;
  return windows.name === '11';
}

export function isServer(windows: Windows | undefined): boolean | undefined {
  return windows?.name.startsWith('server');
}

/** Whether it knows a source per class of updates: Windows 10 2004 (build 19041) and later, Server 2022 and later (Policy CSP). */
export function takesClassSources(windows: Windows | undefined): boolean | undefined {
  if (windows === undefined) return undefined;
  if (['11', 'server2022', 'server2025'].includes(windows.name)) return true;
  if (windows.name !== '10') return false;
  return windows.build === undefined ? undefined : windows.build >= 19_041;
}
