import type { Clock } from '#base';
import type { Outgoing } from '#outgoing';
import type { Target } from './address.ts';
import type { UsedProxy } from './proxy-choice.ts';

/** What every step that goes out needs. */
export interface Ways {
  readonly target: Target;
  readonly outgoing: Outgoing;
  /** Undefined: directly. */
  readonly proxy: UsedProxy | undefined;
  /** Milliseconds. */
  readonly timeout: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** The server may be anywhere; a redirect is an answer to be judged, not to be followed. */
export const RULES = { privateAddresses: 'allow', redirects: 0 } as const;

/** A scan makes a server think: it is given four times as long before that counts as no answer. */
export function patient(ways: Ways): Ways {
  return { ...ways, timeout: 4 * ways.timeout };
}

export function timeoutsOf({ timeout }: Pick<Ways, 'timeout'>): {
  readonly connect: number;
  readonly headers: number;
  readonly body: number;
} {
  return { connect: timeout, headers: timeout, body: timeout };
}
