import type { PolicyLintAnswer, WhyFinding } from '#server/admin';
import { facts } from '../table.ts';

type Language = 'en' | 'ja';

const MARKS = {
  fail: { en: 'ERROR', ja: 'エラー' },
  warn: { en: 'Warning', ja: '警告' },
  unknown: { en: 'Unknown', ja: '不明' },
  pass: { en: 'Right', ja: '正常' },
} as const;

const WORDS = {
  feature: { en: 'Feature updates', ja: '機能更新プログラム' },
  quality: { en: 'Quality updates', ja: '品質更新プログラム' },
  driver: { en: 'Drivers', ja: 'ドライバー更新プログラム' },
  other: { en: 'Other updates', ja: 'その他の更新プログラム' },
  wsus: { en: 'update server', ja: '更新サーバー' },
  'windows-update': { en: 'Windows Update', ja: 'Windows Update' },
  unknown: { en: 'not known', ja: '判断できません' },
  try: { en: 'Try:', ja: '対処:' },
  seen: { en: 'Seen:', ja: '値:' },
  decidedBy: { en: 'Decided by:', ja: '判断に必要な情報:' },
  nothing: { en: 'Nothing is wrong.', ja: '問題は見つかりませんでした。' },
} as const;

const RIGHT: Readonly<Record<Language, (count: number) => string>> = {
  en: (count) =>
    `${count} more ${count === 1 ? 'is right. See it' : 'are right. See them'}:   todoku policy lint FILE --all`,
  ja: (count) => `${count} 項目に問題はありません。表示するには:   todoku policy lint FILE --all`,
};

/** The answer for people: where updates come from, then the findings, the gravest first. */
export function lintLines(
  { sources, findings }: PolicyLintAnswer,
  language: Language,
  all: boolean,
): readonly string[] {
  const verdicts = ['fail', 'warn', 'unknown', ...(all ? (['pass'] as const) : [])] as const;
  const shown = verdicts.flatMap((wanted) => findings.filter(({ verdict }) => verdict === wanted));
  const right = findings.length - shown.length;
  const isWell = findings.every(({ verdict }) => verdict === 'pass');
  const classes = ['feature', 'quality', 'driver', 'other'] as const;
  return [
    ...facts(classes.map((name) => [WORDS[name][language], WORDS[sources[name].source][language]])),
    ...new Set(classes.map((name) => sources[name].because)),
    '',
    ...shown.flatMap((finding) => [...findingLines(finding, language), '']),
    ...(isWell ? [WORDS.nothing[language]] : []),
    ...(right > 0 ? [RIGHT[language](right)] : []),
  ];
}

function findingLines(
  { check, verdict, says, evidence, next, decidedBy }: WhyFinding,
  language: Language,
): readonly string[] {
  return [
    `${MARKS[verdict][language]} ${check}: ${says}`,
    ...evidence.map(({ name, value }) => `  ${WORDS.seen[language]} ${name} = ${JSON.stringify(value)}`),
    ...next.flatMap(({ says: what, command }) => [
      `  ${WORDS.try[language]} ${what}`,
      ...(command?.split('\n').map((line) => `       ${line}`) ?? []),
    ]),
    ...(decidedBy === undefined ? [] : [`  ${WORDS.decidedBy[language]} ${decidedBy}`]),
  ];
}
