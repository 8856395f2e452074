/** What a room's failure table says of one code. Codes are stable for ever; a retired one is never reused. */
export interface FailureSpec {
  /** One plain sentence: what went wrong. */
  readonly message: string;
  /** One plain sentence: what a person can do about it. */
  readonly hint: string;
}

export interface FailureDetails {
  /** What it happened to: a file, an update, a computer. */
  readonly subject?: string;
  /** Where and how, in figures: "line 3, column 14", "expected 20 bytes, got 16". */
  readonly detail?: string;
  readonly cause?: unknown;
}

/**
 * An error that names what failed, on what, why, and what to do next. Domain failures never mention
 * HTTP or SOAP; `server/faults.ts` alone maps their codes to the wire.
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: string;
  /** The spec's own sentence, without subject and detail; `message` has all three. */
  readonly sentence: string;
  readonly hint: string;
  readonly subject: string | undefined;
  readonly detail: string | undefined;

  constructor(code: string, spec: FailureSpec, details: FailureDetails) {
    const parts = [details.subject, spec.message, details.detail].filter((part) => part !== undefined);
    super(parts.join(': '), details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.sentence = spec.message;
    this.hint = spec.hint;
    this.subject = details.subject;
    this.detail = details.detail;
  }
}

export interface FailureTable<Code extends string> {
  readonly room: string;
  readonly specs: Readonly<Record<Code, FailureSpec>>;
  /** Builds the failure; the caller throws or returns it. */
  fail(code: Code, details?: FailureDetails): Failure;
  /** True when the error is that failure of this room. */
  is(error: unknown, code: Code): error is Failure;
}

/** Declares the failures of one room. The full code of each is `room/code`. */
export function failureTable<Code extends string>(
  room: string,
  specs: Readonly<Record<Code, FailureSpec>>,
): FailureTable<Code> {
  return {
    room,
    specs,
    fail: (code, details = {}) => new Failure(`${room}/${code}`, specs[code], details),
    is: (error, code): error is Failure => error instanceof Failure && error.code === `${room}/${code}`,
  };
}
