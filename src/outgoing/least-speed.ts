import type { Clock } from '#base';
import { outgoingFailures } from './failures.ts';

/** A body has to bring this much in so many milliseconds. One that drips would hold whoever waits for it without end. */
const LEAST_BYTES = 64 * 1024;
const LEAST_WITHIN = 5 * 60_000;

/** Watches a body that is read as fast as it comes. Tell it of each piece; throws `outgoing/timeout` when they are too little for too long. */
export function leastSpeed(clock: Clock, subject: string): (bytes: number) => void {
  let since = clock.now();
  let came = 0;
  return (bytes) => {
    came += bytes;
    const waited = clock.now() - since;
    if (came >= LEAST_BYTES) {
      since += waited;
      came = 0;
    } else if (waited > LEAST_WITHIN) {
      const detail = `${came} bytes in ${Math.round(waited / 1000)} s`;
      throw outgoingFailures.fail('timeout', { subject, detail });
    }
  };
}
