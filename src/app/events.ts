import type { Log } from '#base';

// What the process as a whole tells the log.

export const appEvents = {
  opened(log: Log, fields: { dataDirectory: string; revisions: number; milliseconds: number }) {
    log.debug('app.opened', fields);
  },
  serving(log: Log, fields: { url: string; version: string }) {
    log.info('app.serving', fields);
  },
  stopping(log: Log) {
    log.info('app.stopping');
  },
  stopped(log: Log) {
    log.info('app.stopped');
  },
};
