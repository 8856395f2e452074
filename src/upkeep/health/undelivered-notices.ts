import { counted, counts } from '../verdict.ts';
import { check } from './check.ts';

/** Reports and notices that do not reach those who subscribed to them. */
export const undeliveredNotices = check({
  code: 'undelivered-notices',
  see: ({ notices: { undelivered, givenUp, first, code } }) =>
    undelivered + givenUp === 0
      ? undefined
      : {
          severity: 'warning',
          evidence: { undelivered, givenUp, first, code },
          measure: givenUp * 1000 + undelivered,
        },
  words: {
    en: ({ undelivered, givenUp, first, code }) =>
      `${counted(undelivered + givenUp, 'subscription')} did not get ${undelivered + givenUp === 1 ? 'its' : 'their'} last notice${givenUp > 0 ? ', and no further attempt is made' : ' so far'}: ${first} (${code}).`,
    ja: ({ undelivered, givenUp, first, code }) =>
      `配信設定 ${counts(undelivered + givenUp)} 件で、前回の通知を送信できませんでした${givenUp > 0 ? '。再試行は行われません' : ''}: ${first} (${code})。`,
  },
  next: () => 'todoku notices log --failed',
});
