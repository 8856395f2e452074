import { counts } from '../verdict.ts';
import { check } from './check.ts';

/** What every machine evaluates in every scan. Scans of real WSUS stop at some thousands; here they get slow. */
const WARN = 5000;
const ALARM = 7000;

/** How many updates machines are offered or evaluate. */
export const liveUpdates = check({
  code: 'live-updates',
  see: ({ updates: { live } }) =>
    live <= WARN
      ? undefined
      : {
          severity: live > ALARM ? 'alarm' : 'warning',
          evidence: { live, warn: WARN, alarm: ALARM },
          measure: live,
        },
  words: {
    en: ({ live, warn }) => `${counts(live)} updates are live; scans stay quick up to ${counts(warn)}.`,
    ja: ({ live, warn }) =>
      `有効な更新プログラムが ${counts(live)} 件あります。${counts(warn)} 件を超えると、スキャンに時間がかかるようになります。`,
  },
  next: () => 'todoku products list',
});
