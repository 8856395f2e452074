import type { Log } from '#base';
import type { ScrubFinding, ScrubReport } from './scrub-content.ts';

/** What the jobs have to tell: one method for each event, its level decided here. */
export function jobEvents(log: Log) {
  return {
    scrubPassed: (report: ScrubReport) => log.info('jobs.scrub-passed', { ...report }),
    /** A file was put aside, or could not be read. */
    scrubFound: ({ failure, ...finding }: ScrubFinding) =>
      log.error('jobs.scrub-found', {
        ...finding,
        ...(failure === undefined ? {} : { failure: String(failure) }),
      }),
    /** The scrub itself could not go on; it tries again from where it was. */
    scrubInterrupted: (error: unknown, after: string | undefined) =>
      log.error('jobs.scrub-interrupted', { message: String(error), after }),
    /** Old events could not be removed; it is tried again at the next round. */
    expiryFailed: (error: unknown) => log.error('jobs.expiry-failed', { message: String(error) }),
  };
}

export type JobEvents = ReturnType<typeof jobEvents>;
