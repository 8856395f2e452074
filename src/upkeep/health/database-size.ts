import { check, size } from './check.ts';

/** What 100,000 machines take with room to spare. */
const WARN = 12 * 1024 ** 3;
const ALARM = 40 * 1024 ** 3;

/** The database is larger than any fleet should need, its free room left aside. */
export const databaseSize = check({
  code: 'database-size',
  see: ({ database: { bytes, free } }) => {
    const used = bytes - free;
    if (used < WARN) return undefined;
    return {
      severity: used >= ALARM ? 'alarm' : 'warning',
      evidence: { bytes, used },
      measure: used / 1024 ** 3,
    };
  },
  words: {
    en: ({ used }) => `The database holds ${size(used)}.`,
    ja: ({ used }) => `データベースの使用量は ${size(used)} です。`,
  },
  next: () => 'todoku cleanup settings',
});
