import { counts } from '../verdict.ts';
import { check } from './check.ts';

const WARN = 1500;

/** Updates that others have replaced and that are not declined: something keeps housekeeping from it. */
export const supersededUpdates = check({
  code: 'superseded-updates',
  see: ({ updates: { superseded } }) =>
    superseded <= WARN
      ? undefined
      : { severity: 'warning', evidence: { superseded, warn: WARN }, measure: superseded },
  words: {
    en: ({ superseded }) =>
      `${counts(superseded)} replaced updates are not declined: what replaces them is not approved everywhere.`,
    ja: ({ superseded }) =>
      `置き換えられた更新プログラム ${counts(superseded)} 件が「拒否済み」に設定されていません。置き換える更新プログラムが、一部のグループで未承認です。`,
  },
  next: () => 'todoku cleanup --dry-run --task=decline-superseded',
});
