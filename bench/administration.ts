import { type AdminFigure, type Call, measureCalls } from './calls.ts';
import type { Fleet } from './fleet.ts';
import type { Serving } from './serving.ts';

/** What people ask for most, as they ask for it, one after the other. */
export async function measureAdministration(serving: Serving, fleet: Fleet): Promise<readonly AdminFigure[]> {
  const computer = (round: number) => `pc-${String((round * 7919) % fleet.computers).padStart(6, '0')}`;
  const words = ['cumulative', 'windows', 'KB9000123', 'security update 2024', '累積', 'driver'];
  const calls: readonly Call[] = [
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
    ['health', 150, () => '/health'],
    ['status', 150, () => '/status'],
    ['summary', 150, () => '/summary'],
  ];
  return measureCalls(serving, calls);
}
