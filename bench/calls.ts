import { performance } from 'node:perf_hooks';
import { admin, type Serving } from './serving.ts';

/** How often each call is measured. */
const ROUNDS = 40;

/** A call of the API; milliseconds to reach, and what is asked in each round. */
export type Call = readonly [what: string, toReach: number, path: (round: number) => string];

/** One call of the API: milliseconds. */
export interface AdminFigure {
  readonly what: string;
  readonly p50: number;
  readonly p95: number;
  readonly toReach: number;
}

/** Makes the calls one after the other, as often as it takes to know their times. */
export async function measureCalls(
  serving: Serving,
  calls: readonly Call[],
): Promise<readonly AdminFigure[]> {
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
