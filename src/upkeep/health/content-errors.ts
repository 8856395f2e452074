import { counted, counts } from '../verdict.ts';
import { check } from './check.ts';

/** So many files that fail at once are no accident. */
const FAILING = 10;

/** Files that machines wait for and that do not come. */
export const contentErrors = check({
  code: 'content-errors',
  see: ({ content: { givenUp, failing, code = '' } }) =>
    givenUp === 0 && failing < FAILING
      ? undefined
      : {
          severity: givenUp > 0 ? 'alarm' : 'warning',
          evidence: { givenUp, failing, code },
          measure: givenUp * 1000 + failing,
        },
  words: {
    en: ({ givenUp, failing, code }) =>
      `${givenUp > 0 ? `${counted(givenUp, 'file')} could not be fetched and ${givenUp === 1 ? 'is' : 'are'} not tried again` : `${counted(failing, 'file')} could not be fetched so far`}${code === '' ? '' : ` (${code})`}.`,
    ja: ({ givenUp, failing, code }) =>
      `${givenUp > 0 ? `更新ファイル ${counts(givenUp)} 個をダウンロードできませんでした。再試行は行われません` : `更新ファイル ${counts(failing)} 個を、まだダウンロードできていません`}${code === '' ? '' : ` (${code})`}。`,
  },
  next: () => 'todoku content fetch --retry',
});
