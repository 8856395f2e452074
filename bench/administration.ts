import { performance } from 'node:perf_hooks';
import type { Fleet } from './fleet.ts';
import { admin, type Serving } from './serving.ts';

/** How often each call is measured. */
const ROUNDS = 40;

/** One call of the API: milliseconds. */
export interface AdminFigure {
  readonly what: string;
  readonly p50: number;
  readonly p95: number;
  readonly toReach: number;
}

/** What people ask for most, as they ask for it, one after the other. */
export async function measureAdministration(serving: Serving, fleet: Fleet): Promise<readonly AdminFigure[]> {
  const computer = (round: number) => `pc-${String((round * 7919) % fleet.computers).padStart(6, '0')}`;
  const words = ['cumulative', 'windows', 'KB9000123', 'security update 2024', '累積', 'driver'];
  const calls: readonly [what: string, toReach: number, path: (round: number) => string][] = [
    ['search', 100, (round) => `/updates?text=${encodeURIComponent(words[round % words.length]!)}&limit=50`],
    [
      'search among what can be approved',
      100,
      (round) => `/updates?text=${encodeURIComponent(words[round % words.length]!)}&approvable=true&limit=50`,
    ],
    ['list of updates, first page', 100, () => '/updates?approvable=true&limit=50'],
    ['list of updates, deep page', 100, (round) => `/updates?limit=50&offset=${20_000 + round * 50}`],
    ['list of computers, first page', 100, () => '/computers?limit=50'],
    [
      'list of computers, deep page',
      100,
      (round) => `/computers?limit=50&offset=${Math.floor(fleet.computers * 0.8) + round * 50}`,
    ],
    ['update in detail', 100, () => `/updates/${fleet.needed}`],
    ['computer in detail', 100, (round) => `/computers/${computer(round)}`],
    [
      'computers that need an update, first page and total',
      200,
      () => `/updates/${fleet.needed}/computers?state=NotInstalled&limit=50`,
    ],
    [
      'computers that have an update, first page and total',
      200,
      () => `/updates/${fleet.installed}/computers?state=Installed&limit=50`,
    ],
    ['list of updates that failed or are needed', 100, () => '/updates?declined=false&status=failedOrNeeded'],
    ['list of updates that nothing supersedes', 100, () => '/updates?superseded=false&declined=false'],
    [
      'list of updates by title, deep page',
      100,
      (round) => `/updates?sort=title&limit=50&offset=${20_000 + round * 50}`,
    ],
    ['list of updates, most needed first', 100, () => '/updates?sort=needed&limit=50'],
    [
      'search whose filters hide much',
      100,
      (round) =>
        `/updates?text=${encodeURIComponent(words[round % words.length]!)}&declined=false&status=needed&limit=50`,
    ],
    [
      'why an update is not on a computer',
      200,
      (round) =>
        `/why?update=${round % 2 === 0 ? fleet.needed : fleet.installed}&computer=${computer(round)}`,
    ],
    [
      'why, of words of a title',
      200,
      (round) =>
        `/why?update=${encodeURIComponent(words[round % words.length]!)}&computer=${computer(round)}`,
    ],
    ['why an update is delivered to nobody', 200, () => `/why?update=${fleet.needed}`],
    ['health', 150, () => '/health'],
    ['status', 150, () => '/status'],
    ['summary', 150, () => '/summary'],
  ];
  const figures: AdminFigure[] = [];
  for (const [what, toReach, path] of calls) {
    const times: number[] = [];
    for (let round = -2; round < ROUNDS; round++) {
      const startedAt = performance.now();
      await admin(serving, 'GET', path(Math.max(0, round)));
      if (round >= 0) times.push(performance.now() - startedAt);
      // One that is far beyond what is to be reached need not be asked so often.
      if (times.length >= 5 && times.at(-1)! > 10 * toReach) break;
    }
    times.sort((one, other) => one - other);
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
    figures.push({ what, toReach, p50: at(0.5), p95: at(0.95) });
  }
  return figures;
}
