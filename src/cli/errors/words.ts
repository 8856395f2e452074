import type { Language } from '#diagnosis';
import type { ResultCode } from '#server/admin';

const ORIGINS: Readonly<Record<NonNullable<ResultCode['origin']>, Readonly<Record<Language, string>>>> = {
  connection: { en: 'connection', ja: '接続' },
  protocol: { en: 'protocol', ja: 'プロトコル' },
  download: { en: 'download', ja: 'ダウンロード' },
  install: { en: 'install', ja: 'インストール' },
};

const WORDS = {
  en: {
    code: 'Code',
    meaning: 'Meaning',
    origin: 'Arises in',
    cause: 'Cause',
    remedy: 'Remedy',
    fault: 'Whose fault',
    unknown: 'not known here',
    unknownOf: (family: string) => `not known here; it comes from ${family}`,
    count: (codes: number) => `${codes} codes.`,
    one: 'One in full:   todoku errors explain CODE',
  },
  ja: {
    code: 'コード',
    meaning: '意味',
    origin: '発生する段階',
    cause: '原因',
    remedy: '対処',
    fault: '問題の所在',
    unknown: 'このコードの情報はありません',
    unknownOf: (family: string) => `このコードの情報はありません (発生元: ${family})`,
    count: (codes: number) => `${codes} 件`,
    one: '詳細:   todoku errors explain CODE',
  },
} as const satisfies Readonly<Record<Language, unknown>>;

/** What stands beside the parts of a result code. */
export function wordsOf(language: Language) {
  return WORDS[language];
}

/** What a computer was doing when it arose. */
export function originIn(origin: ResultCode['origin'], language: Language): string {
  return origin === undefined ? '' : ORIGINS[origin][language];
}
