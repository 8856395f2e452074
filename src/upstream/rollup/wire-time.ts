import { toXsDateTime } from '#wire';

/** What stands for "never" (MS-WSUSSS 3.1.4.14.3.2). */
const NEVER = '1753-01-01T00:00:00';

/** A time as a rollup writes it; 0 is never. */
export function rollupTime(at: number): string {
  return at === 0 ? NEVER : toXsDateTime(at);
}
