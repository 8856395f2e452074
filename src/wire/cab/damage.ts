import type { Failure } from '#base';
import { wireFailures } from '../failures.ts';

/** The failure of a cabinet that cannot be read; the detail says where and why. */
export function damaged(detail: string): Failure {
  return wireFailures.fail('bad-cabinet', { detail });
}

/** The failure of a cabinet that claims or unfolds to more than is allowed. */
export function tooLarge(detail: string): Failure {
  return wireFailures.fail('cabinet-too-large', { detail });
}
