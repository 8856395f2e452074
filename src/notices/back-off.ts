const MINUTE = 60_000;

/** Rests before the next attempts, milliseconds: two days in all, so that a weekend's outage loses nothing. */
const RESTS = [1, 5, 15, 60, 180, 360, 720, 1440].map((minutes) => minutes * MINUTE);

/** When to try again after so many attempts that failed, the last one now; undefined: never. */
export function retryAt(attempts: number, now: number): number | undefined {
  const rest = RESTS[attempts - 1];
  return rest === undefined ? undefined : now + rest;
}
