import { type Command, Option } from 'commander';
import type { Language } from '#diagnosis';
import type { WhyAction, WhyAnswer, WhyFinding } from '#server/admin';
import { queryOf } from './connection.ts';
import { displayWidth } from './display-width.ts';
import { decodeInput, readInput } from './read-input.ts';
import { onServer } from './session.ts';
import { chosenLanguage, languageOption } from './spoken-language.ts';
import { showTimeWithZone } from './time.ts';
import { whyGroupLines } from './why-groups.ts';

interface WhyOptions {
  readonly computer?: string;
  readonly collected?: string;
  readonly product?: readonly string[];
  readonly classification?: string;
  readonly released?: string;
  readonly ask?: 'nobody' | 'everybody';
  readonly lang?: Language;
}

/** `why [UPDATE...]` */
export function addWhy(program: Command): void {
  program
    .command('why')
    .argument('[update...]', 'KB number, words of its title, UpdateID, catalog address or CVE')
    .option('--computer <name>', 'on that computer: name or id')
    .option('--collected <file>', 'with what `todoku client collector` wrote there; `-` for standard input')
    .option('--product <name...>', 'of an update that is not here: its products, as its catalog page says')
    .option('--classification <name>', 'of an update that is not here: its classification')
    .option('--released <date>', 'of an update that is not here: when it was released, 2026-11-10')
    .addOption(
      new Option(
        '--ask <whom>',
        'of an update that is not here: whether upstream and public catalog may be asked (default: the upstream, and the catalog where that is Microsoft)',
      ).choices(['nobody', 'everybody']),
    )
    .addOption(languageOption())
    .summary('why an update is not on a computer, or what is wrong with one')
    .description(
      'Says why an update is not on a computer, or that it is and since when; without a computer why it is not here, or who lacks it and why; without an update what is wrong with the computer. The answer has the cause, what it is concluded from, what to do, and what will happen.',
    )
    .action(
      onServer<WhyOptions, [string[]]>(async ({ client, output, options }, words) => {
        const lang = chosenLanguage(options);
        const update = words.length === 0 ? undefined : words.join(' ');
        const { computer, collected: file, product, classification, released, ask } = options;
        const asked = { update, computer, product, classification, released, ask };
        const answer =
          file === undefined
            ? await client.request<WhyAnswer>('GET', `/why${queryOf({ ...asked, lang })}`)
            : await client.request<WhyAnswer>('POST', `/why${queryOf({ lang })}`, {
                ...asked,
                collected: decodeInput(await readInput(file)),
              });
        output.answer(answer, () => whyLines(answer, lang));
      }),
    );
}

const WORDS = {
  cause: { en: 'Cause', ja: '原因' },
  evidence: { en: 'Evidence', ja: '根拠' },
  next: { en: 'Next', ja: '次の手順' },
  then: { en: 'Then', ja: '今後' },
  decidedBy: { en: 'Decided by', ja: '判断に必要な情報' },
  unknown: { en: 'Not known', ja: '判断できない項目' },
  blockers: { en: 'Also in the way, or worth a look', ja: 'ほかに確認が必要な項目' },
  passed: { en: 'Also looked at', ja: '問題のなかった項目' },
  others: { en: 'Other updates of that name', ja: '同じ名前のほかの更新プログラム' },
  groups: { en: 'Computers by cause', ja: '原因別のコンピューター' },
  yes: { en: 'yes', ja: 'はい' },
  no: { en: 'no', ja: 'いいえ' },
} as const;

const WHERE: Readonly<Record<WhyAction['where'], Readonly<Record<Language, string>>>> = {
  server: { en: 'on this server', ja: 'このサーバー' },
  machine: { en: 'on the computer', ja: 'コンピューター' },
  upstream: { en: 'on the upstream server', ja: 'アップストリーム サーバー' },
  person: { en: '', ja: '' },
};

/** The whole answer, the sentence that answers first. */
export function whyLines(answer: WhyAnswer, language: Language): readonly string[] {
  const { headline, update, cause, unknowns, blockers, passed, others, groups, matches } = answer;
  const told = cause ?? unknowns[0];
  const furtherUnknowns = cause === undefined ? unknowns.slice(1) : unknowns;
  const count = others.length + 1 < matches ? ` (${others.length + 1} / ${matches})` : '';
  return [
    headline,
    ...(update === undefined ? [] : [update.title, update.updateId].filter((line) => line !== '')),
    ...(told === undefined ? [] : ['', ...fullLines(told, language)]),
    ...section(
      WORDS.groups[language],
      whyGroupLines(groups ?? [], (action) => actionLines(action, language)),
    ),
    ...section(
      WORDS.blockers[language],
      blockers.flatMap((finding) => [
        `${finding.check}  ${finding.says}`,
        ...finding.next.slice(0, 1).flatMap((action) => indented(actionLines(action, language))),
      ]),
    ),
    ...section(
      WORDS.unknown[language],
      [...Map.groupBy(furtherUnknowns, ({ decidedBy }) => decidedBy ?? '')].flatMap(([decidedBy, open]) => [
        ...open.map(({ check, says }) => `${check}  ${says}`),
        ...(decidedBy === '' ? [] : [`${WORDS.decidedBy[language]}: ${decidedBy}`]),
      ]),
    ),
    ...section(
      `${WORDS.others[language]}${count}`,
      others.flatMap(({ update: other, headline: says, cause: because }) => [
        other.title || other.updateId,
        ...indented([because === undefined ? says : `${says} ${because.says} [${because.check}]`]),
      ]),
    ),
    ...section(
      WORDS.passed[language],
      passed.map(({ check, says }) => `${check}  ${says}`),
    ),
  ];
}

function fullLines(finding: WhyFinding, language: Language): readonly string[] {
  const { check, code, verdict, says, evidence, next, then, decidedBy } = finding;
  const parts: readonly (readonly [label: string, lines: readonly string[]])[] = [
    [WORDS[verdict === 'unknown' ? 'unknown' : 'cause'][language], [`${says} [${check}, ${code}]`]],
    [WORDS.evidence[language], evidence.map((each) => evidenceLine(each, language))],
    [WORDS.next[language], next.flatMap((action) => actionLines(action, language))],
    [WORDS.then[language], then === undefined ? [] : [then]],
    [WORDS.decidedBy[language], decidedBy === undefined ? [] : [decidedBy]],
  ];
  const shown = parts.filter(([, lines]) => lines.length > 0);
  const width = Math.max(...shown.map(([label]) => displayWidth(label)));
  return shown.flatMap(([label, lines]) =>
    lines.map((line, index) => {
      const name = index === 0 ? label : '';
      return `${name}${' '.repeat(width - displayWidth(name))}  ${line}`;
    }),
  );
}

function evidenceLine({ name, value, at }: WhyFinding['evidence'][number], language: Language): string {
  const shown = typeof value === 'boolean' ? WORDS[value ? 'yes' : 'no'][language] : value;
  return `${name}: ${shown}${at === undefined ? '' : `, ${timeIn(at, language)}`}`;
}

/** Days are written with strokes in Japanese, as in the sentences beside. */
function timeIn(at: number, language: Language): string {
  const shown = showTimeWithZone(at);
  return language === 'ja' ? shown.replace(/^(\d+)-(\d+)-/, '$1/$2/') : shown;
}

function actionLines({ where, says, command }: WhyAction, language: Language): readonly string[] {
  const place = WHERE[where][language];
  if (command === undefined) return [place === '' ? says : `${says} (${place})`];
  const lines = command.split('\n').map((line) => `  ${line}`);
  return [says, ...lines.slice(0, -1), `${lines.at(-1)}${where === 'machine' ? `   (${place})` : ''}`];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...indented(lines)];
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
