import type { Log } from '#base';

// What exchanges with other machines tell the log: one method for each event, its level decided here.

export const outgoingEvents = {
  redirected(log: Log, fields: { from: string; to: string }) {
    log.debug('outgoing.redirected', fields);
  },
};
