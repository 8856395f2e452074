import { setTimeout } from 'node:timers/promises';

/** Resolves after that many milliseconds (24 days at most), or at once when the signal is given; it never rejects. */
export type Sleep = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** The longest that one timer can be. */
const LONGEST = 2 ** 31 - 1;

/** Waits by the real clock for what is done by itself, and does not keep the process alive for it. */
export const timerSleep: Sleep = (milliseconds, signal) => sleepFor(milliseconds, signal, false);

/** Rests by the real clock inside work that somebody waits for: the process stays alive until it goes on. */
export const timerRest: Sleep = (milliseconds, signal) => sleepFor(milliseconds, signal, true);

async function sleepFor(milliseconds: number, signal: AbortSignal, ref: boolean): Promise<void> {
  if (signal.aborted) return;
  const wait = Math.min(milliseconds, LONGEST);
  // The one error is the signal's, which is how a sleep is meant to be cut short.
  await setTimeout(wait, undefined, { signal, ref }).catch(() => undefined);
}
