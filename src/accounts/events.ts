import type { Log } from '#base';

// What accounts tell the log: one method for each event, its level decided here.

export const accountEvents = {
  changed(log: Log, fields: { verb: string; name: string; actor: string }) {
    log.info('accounts.changed', fields);
  },
  signedIn(log: Log, fields: { name: string; address: string }) {
    log.info('accounts.signed-in', fields);
  },
  refused(log: Log, fields: { name: string; address: string; code: string }) {
    log.warn('accounts.refused', fields);
  },
  serviceRefused(
    log: Log,
    fields: { code: string; address?: string; subject?: string | undefined; detail?: string | undefined },
  ) {
    log.warn('accounts.service-refused', fields);
  },
  lockedOut(log: Log, fields: { name: string; address: string }) {
    log.warn('accounts.locked-out', fields);
  },
};
