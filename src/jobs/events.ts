import type { Failure, Log } from '#base';
import type { FetchRecord, NoticeFailure, NoticeRecord } from '#store';
import type { UpdateFile } from '#update';
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
    fetched: ({ sha1, fileName, size }: UpdateFile, from: string) =>
      log.info('jobs.fetched', { sha1, fileName, size, from }),
    fetchFailed: ({ sha1, fileName }: UpdateFile, { code, message }: Failure, record: FetchRecord) =>
      log.warn('jobs.fetch-failed', {
        sha1,
        fileName,
        code,
        message,
        attempts: record.attempts,
        ...(record.givenUp === true ? { givenUp: true } : { nextAttemptAt: record.nextAttemptAt }),
      }),
    /** No file comes for now; it goes on by itself. */
    fetchingPaused: (reason: 'disk-full' | 'window') => {
      if (reason === 'disk-full') log.error('jobs.fetching-paused', { reason });
      else log.info('jobs.fetching-paused', { reason });
    },
    fetchingResumed: () => log.info('jobs.fetching-resumed'),
    /** The queue could not be looked at or written; it tries again by itself. */
    fetchingInterrupted: (error: unknown) =>
      log.error('jobs.fetching-interrupted', { message: String(error) }),
    /** The schedule of synchronisations could not be read, or a run not be begun; it goes on by itself. */
    scheduleFailed: (error: unknown) => log.error('jobs.schedule-failed', { message: String(error) }),
    kept: (fields: { readonly task: string; readonly count: number; readonly bytes: number }) =>
      log.info('jobs.housekeeping-done', fields),
    /** Holds that are over could not be ended; it tries again by itself. */
    releaseFailed: (error: unknown) => log.error('jobs.release-failed', { message: String(error) }),
    noticeSent: ({ id, subscription, subject, refused }: NoticeRecord) =>
      log.info('jobs.notice-sent', {
        id,
        subscription,
        subject,
        ...(refused === undefined ? {} : { refused }),
      }),
    noticeFailed: ({ id, subscription, attempts }: NoticeRecord, { code, message, detail }: NoticeFailure) =>
      log.warn('jobs.notice-failed', { id, subscription, attempts, code, message, detail }),
    /** What is due could not be looked at or kept; it tries again by itself. */
    noticesFailed: (error: unknown) => log.error('jobs.notices-failed', { message: String(error) }),
    /** So many decisions of rules; others wait for licence terms. */
    rulesDecided: (fields: { readonly decided: number; readonly waiting: number }) =>
      log.info('jobs.rules-decided', fields),
    /** A round of the rules broke off; the next one goes on. */
    rulesFailed: (error: unknown) => log.error('jobs.rules-failed', { message: String(error) }),
    /** Housekeeping broke off; it goes on by itself. */
    housekeepingFailed: (error: unknown) => log.error('jobs.housekeeping-failed', { message: String(error) }),
    /** Old events could not be removed; it is tried again at the next round. */
    expiryFailed: (error: unknown) => log.error('jobs.expiry-failed', { message: String(error) }),
  };
}

export type JobEvents = ReturnType<typeof jobEvents>;
