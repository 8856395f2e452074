import { type Finding, type Language, valueIn } from '#diagnosis';
import type { ProbeReport, ProbeStep } from '#probe';
import { padded, WORDS } from './words.ts';

/** One line for each thing that a step found, as it comes. */
export function stepLines({ name, findings }: ProbeStep, language: Language): readonly string[] {
  return findings.map(({ verdict, says }, index) => {
    const mark = padded(WORDS[language].verdicts[verdict], 7);
    const title = padded(index === 0 ? name[language] : '', 24);
    return `${mark}${title}${says[language]}`;
  });
}

/** What is the matter first, then what to do, then the rest. */
export function summaryLines(report: ProbeReport, language: Language): readonly string[] {
  const { url, state, cause, blockers, leftOut } = report;
  const words = WORDS[language];
  const verdict = { yes: words.usable, no: words.notUsable, unknown: words.unknown }[state];
  const failed = blockers.filter((each) => each.verdict === 'fail');
  const looks = blockers.filter((each) => each.verdict !== 'fail');
  const missed = byReason(leftOut, language);
  return [
    `${url}: ${verdict}`,
    ...(cause === undefined ? [] : ['', words.matter, ...findingLines(cause, language)]),
    ...(failed.length === 0 ? [] : ['', words.further, ...furtherLines(failed, report, language)]),
    ...(looks.length === 0
      ? []
      : ['', words.look, ...looks.flatMap((each) => findingLines(each, language, 1))]),
    ...(missed.length === 0 ? [] : ['', words.leftOut, ...missed.map((line) => `  ${line}`)]),
  ];
}

/** What failed besides the cause; where it is the same thing, only where. */
function furtherLines(
  failed: readonly Finding[],
  { cause, steps }: ProbeReport,
  language: Language,
): readonly string[] {
  const isSame = ({ code }: Finding) => code === cause?.code;
  const places = steps
    .filter(({ findings }) => findings.some((each) => failed.includes(each) && isSame(each)))
    .map(({ name }) => name[language]);
  const separator = language === 'ja' ? '、' : ', ';
  return [
    ...(places.length === 0 ? [] : [`  - ${WORDS[language].same}: ${places.join(separator)}`]),
    ...failed.filter((each) => !isSame(each)).map(({ says }) => `  - ${says[language]}`),
  ];
}

/** A finding in full; with a limit, so many things to do and no evidence. */
function findingLines(finding: Finding, language: Language, limit?: number): readonly string[] {
  const { says, then, evidence, next, code } = finding;
  const words = WORDS[language];
  const actions = next.slice(0, limit);
  const todo = actions.flatMap(({ where, says, command }, index) => {
    const place = words.places[where];
    const number = actions.length > 1 ? `${index + 1}. ` : '';
    return [
      `    ${number}${place === '' ? '' : `[${place}] `}${says[language]}`,
      ...(command === undefined ? [] : [`       ${command}`]),
    ];
  });
  if (limit !== undefined) return [`  - ${says[language]}`, ...todo];
  return [
    `  ${says[language]}`,
    ...(then === undefined ? [] : [`  ${then[language]}`]),
    ...evidence.map(({ name, value }) => `    ${name[language]}: ${valueIn(value, language)}`),
    `    (${code})`,
    ...(todo.length === 0 ? [] : ['', words.remedy, ...todo]),
  ];
}

/** `Files, Report: it rests on a step that failed` */
function byReason(leftOut: ProbeReport['leftOut'], language: Language): readonly string[] {
  const names = new Map<string, string[]>();
  for (const { name, why } of leftOut) {
    const known = names.get(why[language]) ?? [];
    names.set(why[language], [...known, name[language]]);
  }
  return [...names].map(([why, steps]) => `${steps.join(language === 'ja' ? '、' : ', ')}: ${why}`);
}
