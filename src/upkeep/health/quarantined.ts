import { counted, counts } from '../verdict.ts';
import { check } from './check.ts';

/** From this many on it is the upstream and not single documents. */
const WARN = 100;

/** Revisions that the upstream has and that were not taken in. */
export const quarantined = check({
  code: 'quarantined',
  see: ({ quarantined: count }) =>
    count === 0
      ? undefined
      : { severity: count >= WARN ? 'warning' : 'notice', evidence: { count }, measure: count },
  words: {
    en: ({ count }) =>
      `${counted(count, 'revision')} of the upstream ${count === 1 ? 'was' : 'were'} not taken in.`,
    ja: ({ count }) =>
      `アップストリーム サーバーのリビジョン ${counts(count)} 件を取り込まず、隔離しました。`,
  },
  next: () => 'todoku sync quarantine',
});
