import { Failure } from '#base';
import type { SyncFinding } from '#store';
import { upstreamFailures } from './failures.ts';

/** Details longer than this tell nobody more. */
const LONGEST_DETAIL = 2000;

/**
 * Any error as a person reads it in the history: code, what happened, what to do, and the whole chain of causes as the
 * detail. Errors without a name of ours become `upstream/unexpected`.
 */
export function findingOf(error: unknown, at: number, level: SyncFinding['level'] = 'error'): SyncFinding {
  const failure =
    error instanceof Failure ? error : upstreamFailures.fail('unexpected', { detail: String(error) });
  const { code, sentence, hint, subject } = failure;
  const detail = detailOf(failure);
  return {
    level,
    code,
    message: sentence,
    hint,
    at,
    ...(subject === undefined ? {} : { subject }),
    ...(detail === undefined ? {} : { detail }),
  };
}

function detailOf(failure: Failure): string | undefined {
  const parts = failure.detail === undefined ? [] : [failure.detail];
  let { cause } = failure;
  for (let depth = 0; cause !== undefined && depth < 5; depth++) {
    const text = cause instanceof Error ? cause.message : String(cause);
    if (!parts.includes(text)) parts.push(text);
    cause = cause instanceof Error ? cause.cause : undefined;
  }
  return parts.length === 0 ? undefined : parts.join('; ').slice(0, LONGEST_DETAIL);
}
