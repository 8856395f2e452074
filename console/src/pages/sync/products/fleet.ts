import type { ComputerRow } from '#server/admin';

/** From which build on a product is meant, the newest first. Windows itself says 10.0 for all of them. */
const CLIENTS: readonly (readonly [number, string])[] = [
  [22_000, 'Windows 11'],
  [18_362, 'Windows 10, version 1903 and later'],
  [10_240, 'Windows 10'],
];
const SERVERS: readonly (readonly [number, string])[] = [
  [26_100, 'Microsoft Server Operating System-24H2'],
  [25_398, 'Microsoft Server Operating System-23H2'],
  [20_348, 'Microsoft Server operating system-21H2'],
  [17_763, 'Windows Server 2019'],
  [14_393, 'Windows Server 2016'],
];

/** How many computers run what a product is for, the most first. */
export function productsOfFleet(
  computers: readonly ComputerRow[],
): readonly { readonly title: string; readonly computers: number }[] {
  const counts = new Map<string, number>();
  for (const { osVersion, osDescription } of computers) {
    const build = /^10\.0\.(\d+)/.exec(osVersion ?? '')?.[1];
    if (build === undefined) continue;
    const table = /server/i.test(osDescription ?? '') ? SERVERS : CLIENTS;
    const title = table.find(([from]) => Number(build) >= from)?.[1];
    if (title !== undefined) counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  return [...counts]
    .map(([title, count]) => ({ title, computers: count }))
    .sort((left, right) => right.computers - left.computers);
}
