import type { Log } from '#base';
import type { SyncOutcome, SyncTrigger } from '#store';

// What synchronisation tells the log: one method for each event, its level decided here.

export const upstreamEvents = {
  runStarted(log: Log, fields: { run: number; trigger: SyncTrigger; upstream: string; actor: string }) {
    log.info('upstream.run-started', fields);
  },
  runEnded(
    log: Log,
    fields: {
      run: number;
      outcome: SyncOutcome;
      new: number;
      revised: number;
      quarantined: number;
      bytes: number;
      requests: number;
      milliseconds: number;
      /** Code of the first error. */
      error?: string;
    },
  ) {
    const { outcome } = fields;
    const level =
      outcome === 'failed' || outcome === 'held' ? 'error' : outcome === 'partial' ? 'warn' : 'info';
    log[level]('upstream.run-ended', fields);
  },
  listed(log: Log, fields: { run: number; list: string; listed: number; missing: number }) {
    log.debug('upstream.listed', fields);
  },
  quarantined(log: Log, fields: { run: number; reason: string; code: string; revisions: number }) {
    log.warn('upstream.quarantined', fields);
  },
  stopAsked(log: Log, fields: { run: number; actor: string }) {
    log.info('upstream.stop-asked', fields);
  },
};
