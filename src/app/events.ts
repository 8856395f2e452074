import type { Log } from '#base';

// What the process as a whole tells the log.

export const appEvents = {
  opened(log: Log, fields: { dataDirectory: string; revisions: number; milliseconds: number }) {
    log.debug('app.opened', fields);
  },
  serving(log: Log, fields: { url: string; version: string }) {
    log.info('app.serving', fields);
  },
  notWanted(log: Log, fields: { sha1: string; error: unknown }) {
    log.warn('app.file-not-wanted', fields);
  },
  contentMoved(log: Log, fields: { directory: string; files: number; corrupt: number }) {
    log.info('app.content-moved', fields);
  },
  certificateRenewed(log: Log, fields: { path: string; until: string }) {
    log.info('app.certificate-renewed', fields);
  },
  certificateNotRenewed(log: Log, error: unknown) {
    log.error('app.certificate-not-renewed', { error });
  },
  stopping(log: Log) {
    log.info('app.stopping');
  },
  stopped(log: Log) {
    log.info('app.stopped');
  },
};
