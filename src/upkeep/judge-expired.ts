import { goes, stays, type Verdict } from './verdict.ts';

export interface ExpiredFacts {
  /** The publisher has withdrawn its latest revision. */
  readonly expired: boolean;
  /** When that revision came. */
  readonly arrivedAt: number;
  /** When a person last decided that it is not declined; undefined: never, or the last decision was another's. */
  readonly keptByPersonAt?: number;
}

/**
 * A withdrawn update is offered to nobody, approved or not, so that declining it takes nothing away. Whoever takes the decline
 * back after the withdrawal knows what they do, and is left alone.
 */
export function judgeExpired({ expired, arrivedAt, keptByPersonAt }: ExpiredFacts): Verdict {
  if (!expired) return stays('its publisher has not withdrawn it');
  if (keptByPersonAt !== undefined && keptByPersonAt >= arrivedAt)
    return stays('a person wanted it after it was withdrawn');
  return goes('its publisher has withdrawn it');
}
