import type { Sleep } from '../sleep.ts';

/** Longest rest, milliseconds. */
const LONGEST = 10_000;

/**
 * A sleep that grows with the work before it: `times` as long as it took since the last rest, and never shorter than asked for. With 99
 * the work takes a hundredth of the time, so that of a hundred scans one may notice.
 */
export function paced(sleep: Sleep, times: number, now: () => number = () => performance.now()): Sleep {
  let awakeSince = now();
  return async (milliseconds, signal) => {
    const worked = now() - awakeSince;
    await sleep(Math.min(LONGEST, Math.max(milliseconds, worked * times)), signal);
    awakeSince = now();
  };
}
