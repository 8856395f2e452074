import type { TestContext } from 'node:test';

/** One thing that is made wrong, and what the answer has to begin with. */
export interface Fault {
  /** What is wrong, in a few words. */
  readonly fault: string;
  /** The question, as it is typed. */
  readonly asked: string;
  /** Code of the cause. */
  readonly cause: string;
  /** Makes it wrong, and asks. */
  readonly ask: (t: TestContext) => Promise<Answered>;
}

/** Of an answer that which has to be right. */
export interface Answered {
  readonly state: 'yes' | 'no' | 'unknown';
  readonly cause?: {
    readonly check: string;
    readonly code: string;
    readonly next: readonly unknown[];
  };
}
