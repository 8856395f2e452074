import { counts, days } from '../verdict.ts';
import { check } from './check.ts';

const HOUR = 3_600_000;
/** A schedule runs once a day at least, so that after two something is wrong. */
const WARN = 48 * HOUR;
const ALARM = 7 * 24 * HOUR;

/** How long ago a synchronisation succeeded, where one is to run by itself. */
export const syncAge = check({
  code: 'sync-age',
  see: ({ sync, now }) => {
    if (sync === undefined || !sync.scheduled) return undefined;
    const age = now - (sync.lastSucceededAt ?? sync.since);
    if (age < WARN) return undefined;
    return {
      severity: age < ALARM ? 'warning' : 'alarm',
      evidence: { lastSucceededAt: sync.lastSucceededAt ?? 0, age },
      measure: age / (24 * HOUR),
    };
  },
  words: {
    en: ({ lastSucceededAt, age }) =>
      lastSucceededAt === 0
        ? 'No synchronisation has succeeded yet.'
        : `The last synchronisation that succeeded was ${days(age)} ago.`,
    ja: ({ lastSucceededAt, age }) =>
      lastSucceededAt === 0
        ? '同期がまだ一度も成功していません。'
        : `最後に同期が成功してから ${counts(Math.floor(age / (24 * HOUR)))} 日が経過しています。`,
  },
  next: () => 'todoku sync run',
});
