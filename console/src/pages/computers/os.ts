/** Builds of Windows by what people call them. A client and a server may share one. */
const RELEASES: ReadonlyMap<number, { readonly client?: string; readonly server?: string }> = new Map([
  [9200, { client: 'Windows 8', server: 'Windows Server 2012' }],
  [9600, { client: 'Windows 8.1', server: 'Windows Server 2012 R2' }],
  [14393, { client: 'Windows 10 1607', server: 'Windows Server 2016' }],
  [17763, { client: 'Windows 10 1809', server: 'Windows Server 2019' }],
  [19044, { client: 'Windows 10 21H2' }],
  [19045, { client: 'Windows 10 22H2' }],
  [20348, { server: 'Windows Server 2022' }],
  [22000, { client: 'Windows 11 21H2' }],
  [22621, { client: 'Windows 11 22H2' }],
  [22631, { client: 'Windows 11 23H2' }],
  [25398, { server: 'Windows Server 23H2' }],
  [26100, { client: 'Windows 11 24H2', server: 'Windows Server 2025' }],
  [26200, { client: 'Windows 11 25H2' }],
]);
const FIRST_OF_11 = 22_000;

interface Told {
  readonly osVersion?: string;
  readonly osDescription?: string;
}

function buildOf(version: string | undefined): number {
  return Number(version?.split('.')[2] ?? Number.NaN);
}

/**
 * The Windows of a machine in words: `Windows 11 Pro 25H2`. Windows 11 calls itself Windows 10 where it reports; its build tells. Empty for
 * a machine that never told.
 */
export function osInWords({ osVersion, osDescription }: Told): string {
  const build = buildOf(osVersion);
  const { client, server } = RELEASES.get(build) ?? {};
  if (osDescription === undefined || osDescription === '') return client ?? server ?? osVersion ?? '';
  if (osDescription.includes('Server')) return osDescription;
  const name = build >= FIRST_OF_11 ? osDescription.replace('Windows 10', 'Windows 11') : osDescription;
  const release = client?.split(' ').at(-1);
  return release === undefined || name.includes(release) ? name : `${name} ${release}`;
}

/** What one may look for by version: newest first. */
export const OS_CHOICES: readonly { readonly id: string; readonly text: string }[] = [
  { id: '10.0', text: 'Windows 10, 11, Server 2016 –' },
  ...[...RELEASES].toReversed().map(([build, { client, server }]) => ({
    id: `${build < 9600 ? '6.2' : build < 10_000 ? '6.3' : '10.0'}.${build}`,
    text: [client, server].filter((name) => name !== undefined).join(', '),
  })),
];

/** As remedies name the Windows of a machine. */
export function remedyOsOf({ osVersion, osDescription }: Told): string {
  const build = buildOf(osVersion);
  if (osDescription?.includes('Server') === true)
    return SERVERS.findLast(([first]) => build >= first)?.[1] ?? '2012';
  if (build >= FIRST_OF_11) return 'win11';
  return build <= 15_063 ? 'win10-1703' : 'win10';
}

const SERVERS: readonly (readonly [number, string])[] = [
  [9200, '2012'],
  [9600, '2012r2'],
  [14_393, '2016'],
  [17_763, '2019'],
  [20_348, '2022'],
  [26_100, '2025'],
];
