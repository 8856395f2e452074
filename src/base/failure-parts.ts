import { Failure, type FailureDetails, type FailureSpec } from './failure.ts';

/** What of a failure can be sent to another thread: an error loses its class on the way. */
export interface FailureParts {
  readonly code: string;
  readonly spec: FailureSpec;
  readonly details: FailureDetails;
}

/** The parts; the cause is left out, as it may be anything. */
export function partsOf({ code, sentence, hint, subject, detail }: Failure): FailureParts {
  const details = {
    ...(subject === undefined ? {} : { subject }),
    ...(detail === undefined ? {} : { detail }),
  };
  return { code, spec: { message: sentence, hint }, details };
}

/** The failure that it was. */
export function failureOf({ code, spec, details }: FailureParts): Failure {
  return new Failure(code, spec, details);
}
