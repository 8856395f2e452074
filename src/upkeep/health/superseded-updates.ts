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
      `${superseded.toLocaleString('en')} replaced updates are not declined: what replaces them is not approved everywhere.`,
  },
  next: () => 'todoku cleanup --dry-run --task=decline-superseded',
});
