import type { Log } from '#base';

// What the face for downstream servers tells the log, each with its level.

export const downstreamEvents = {
  contactsNotWritten(log: Log, fields: { servers: number; error: unknown }) {
    log.error('server.downstream-contacts-not-written', fields);
  },
};
