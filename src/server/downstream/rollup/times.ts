import { parseXsDateTime } from '#wire';
import { required } from '../../client/parameters.ts';

/** Stamps up to this one mean "never": servers write 1753-01-01, older ones 0001-01-01 (protocol-facts 13). */
const NEVER = Date.UTC(1753, 0, 2);
/** Clocks that differ by less are taken for equal (MS-WSUSSS notes 50, 54 and 61). */
const TOLERANCE = 60_000;

/** Reads the stamps of one report: milliseconds since 1970 by our own clock, 0 for never. */
export type ReadTime = (text: string) => number;

/** `clientTime` is what the reporting server's clock says; `path` is what holds the stamps. Throws `server/invalid-parameters` for stamps that are none. */
export function timesBy(clientTime: string, now: number, path: string): ReadTime {
  const ahead = required(parseXsDateTime(clientTime), 'clientTime') - now;
  const shift = Math.abs(ahead) > TOLERANCE ? ahead : 0;
  return (text) => {
    if (text === '') return 0;
    const time = required(parseXsDateTime(text), path);
    return time <= NEVER ? 0 : Math.max(0, time - shift);
  };
}
