import { setTimeout } from 'node:timers/promises';
import { Failure } from '#base';

/** Milliseconds before the second, third and fourth attempt. */
const PAUSES = [1000, 5000, 20_000] as const;

/** What tries are paced by; tests wait for nothing. */
export interface Pace {
  /** Resolves after that many milliseconds, or when the signal is given. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** 0 to 1. */
  readonly random: () => number;
}

/** By the real clock and real chance. */
export const realPace: Pace = {
  sleep: async (milliseconds, signal) => {
    // The one error is the signal's, which the next attempt sees by itself.
    await setTimeout(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
  },
  random: Math.random,
};

/**
 * True for what may pass by itself. Before anything was ever answered, a refused connection is more likely a wrong address, and
 * whoever waits for the answer wants to know it.
 */
export function mayPass(error: unknown, answeredBefore: boolean): boolean {
  if (!(error instanceof Failure)) return false;
  return ALWAYS.has(error.code) || (answeredBefore && LATER.has(error.code));
}

const ALWAYS = new Set([
  'upstream/busy',
  'outgoing/reset',
  'outgoing/bad-coding',
  'upstream/damaged-answer',
  'upstream/unavailable',
  'upstream/server-error',
]);
const LATER = new Set([
  'outgoing/timeout',
  'outgoing/refused',
  'outgoing/unreachable',
  'outgoing/name-not-found',
  'outgoing/proxy-unreachable',
  'outgoing/proxy-refused',
]);

/** The pause before the attempt after that one (from 0), with a quarter of chance either way; undefined: no further one. */
export function pauseAfter(attempt: number, random: () => number): number | undefined {
  const pause = PAUSES[attempt];
  return pause === undefined ? undefined : Math.round(pause * (0.75 + random() / 2));
}
