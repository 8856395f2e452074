import type { SyncRunRow } from '#server/admin';
import { type Outcome, WORST_FIRST } from '../outcome.tsx';

/** A day of the history, in the reader's zone. */
export interface Day {
  /** `2026-11-20` */
  readonly name: string;
  readonly at: number;
  readonly runs: readonly SyncRunRow[];
  /** Undefined: nothing ran. */
  readonly worst: Outcome | undefined;
}

/** The day of a moment, as it stands in addresses. */
export function dayOf(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Noon of a day as addresses name it; undefined for what is no day. */
export function noonOf(day: string): number | undefined {
  const at = Date.parse(`${day}T12:00`);
  return Number.isNaN(at) || dayOf(at) !== day ? undefined : at;
}

/** The last so many days, oldest first, each with its runs. */
export function lastDays(runs: readonly SyncRunRow[], count: number, now = Date.now()): readonly Day[] {
  const byDay = Map.groupBy(runs, ({ startedAt }) => dayOf(startedAt));
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(now);
    // Noon: no change of the clocks makes another day of it.
    date.setHours(12, 0, 0, 0);
    date.setDate(date.getDate() - (count - 1 - index));
    const name = dayOf(date.getTime());
    const ofDay = byDay.get(name) ?? [];
    const worst = WORST_FIRST.find((outcome) => ofDay.some((run) => run.outcome === outcome));
    return { name, at: date.getTime(), runs: ofDay, worst };
  });
}
