import { Failure } from '#base';
import type { SyncFinding } from '#store';
import { bundleFailures } from './failures.ts';

const LONGEST_DETAIL = 2000;

/** An error as a finding for people, with the message of its cause. Errors without a name of ours become `bundle/not-readable`. */
export function findingOf(error: unknown, at: number, level: SyncFinding['level'] = 'error'): SyncFinding {
  const failure = error instanceof Failure ? error : bundleFailures.fail('not-readable', { cause: error });
  const { code, sentence, hint, subject, cause } = failure;
  const details = [failure.detail, cause instanceof Error ? cause.message : undefined].filter(
    (detail) => detail !== undefined,
  );
  return {
    level,
    code,
    message: sentence,
    hint,
    at,
    ...(subject === undefined ? {} : { subject }),
    ...(details.length === 0 ? {} : { detail: details.join('; ').slice(0, LONGEST_DETAIL) }),
  };
}
