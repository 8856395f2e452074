import type { Log } from '#base';

// What a conversation with the upstream tells the log: one method for each event, its level decided here.

export const sessionEvents = {
  authorized(log: Log, fields: { upstream: string; renewAt: number | undefined }) {
    log.debug('upstream.authorized', fields);
  },
  triedAgain(log: Log, fields: { operation: string; attempt: number; pause: number; error: string }) {
    log.info('upstream.tried-again', fields);
  },
  serverChanged(log: Log, fields: { upstream: string; operation: string }) {
    log.warn('upstream.server-changed', fields);
  },
};
