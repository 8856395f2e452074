import { useCallback } from 'react';
import { useLanguage } from '../../words/index.ts';

/** The reasons that housekeeping writes down, as they are in its log, and how they read in Japanese. */
const JAPANESE: readonly (readonly [RegExp, string])[] = [
  [/^its publisher has withdrawn it$/, '発行元が公開を停止しています'],
  [/^silent for (\d+) days?$/, '$1 日間アクセスがありません'],
  [/^nothing has needed it for (\d+) days?$/, '$1 日間どこからも必要とされていません'],
  [/^declined for (\d+) days?$/, '拒否から $1 日が経過しています'],
  [/^withdrawn for (\d+) days?$/, '公開停止から $1 日が経過しています'],
  [/^revision (\d+) took its place (\d+) days? ago$/, '$2 日前にリビジョン $1 に置き換えられています'],
  [
    /^(.+) and (\d+) others? replaces it and has been approved for (\d+) days?; no machine needs it$/,
    '$1 ほか $2 件に置き換えられ、承認から $3 日が経過しています。必要とするコンピューターはありません',
  ],
  [
    /^(.+) replaces it and has been approved for (\d+) days?; no machine needs it$/,
    '$1 に置き換えられ、承認から $2 日が経過しています。必要とするコンピューターはありません',
  ],
];

/** Says a reason of housekeeping in the language of the console; one that is not known stays as it was written. */
export function useReason(): (reason: string) => string {
  const { language } = useLanguage();
  return useCallback(
    (reason) => {
      if (language === 'en') return reason;
      const [pattern, text] = JAPANESE.find(([each]) => each.test(reason)) ?? [];
      return pattern === undefined || text === undefined ? reason : reason.replace(pattern, text);
    },
    [language],
  );
}
