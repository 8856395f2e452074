import type { HealthLine } from './due.ts';
import type { Message, ReportTable, UpdateLine } from './message.ts';
import type { NoticeLanguage } from './subscription.ts';

/** Who speaks, when, and in which language. */
export interface Speaking {
  readonly language: NoticeLanguage;
  /** The name of this machine. */
  readonly server: string;
  readonly subscription: string;
  /** Milliseconds since 1970; told as the wall of the server has it. */
  readonly at: number;
  /** Somebody tries the subscription. */
  readonly isTest: boolean;
}

/** Updates that are named; of more it is said how many. */
const MOST_UPDATES = 50;

/** A report that is attached, or that is too large for that. */
export function reportMessage(speaking: Speaking, report: string, { rows, file }: ReportTable): Message {
  const words = WORDS[speaking.language];
  const title = words.report(report);
  return messageOf(speaking, `${title} ${dateOf(speaking)}`, {
    lines: [
      words.made(title, timeOf(speaking), rows),
      file === undefined ? words.tooLarge(report) : words.attached(file.name),
    ],
    attachments: file === undefined ? [] : [file],
    data: { kind: 'report', report, rows },
  });
}

/** What came with synchronisations. `total` may be more than the updates given. */
export function newUpdatesMessage(
  speaking: Speaking,
  updates: readonly UpdateLine[],
  total: number,
): Message {
  const words = WORDS[speaking.language];
  const named = updates.slice(0, MOST_UPDATES);
  const lines = named.map(({ title, kb, severity }) => {
    const article = kb === '' || title.includes(kb) ? '' : ` (KB${kb})`;
    return `- ${title}${article}${severity === '' ? '' : ` [${severity}]`}`;
  });
  return messageOf(speaking, words.newUpdates(total), {
    lines: [
      words.arrived(total),
      '',
      ...lines,
      ...(total > named.length ? [words.more(total - named.length)] : []),
      '',
      words.approve,
    ],
    attachments: [],
    data: { kind: 'new-updates', total, updates: named },
  });
}

/** What is not as it should be. The findings come in the words of the language. */
export function healthMessage(speaking: Speaking, findings: readonly HealthLine[]): Message {
  const words = WORDS[speaking.language];
  const alarms = findings.filter(({ severity }) => severity === 'alarm').length;
  return messageOf(speaking, words.findings(findings.length, alarms), {
    lines: [
      ...(findings.length === 0 ? [words.well] : []),
      ...findings.flatMap(({ severity, sentence, next, code }) => [
        `${words.severity[severity]}: ${sentence}`,
        `  ${words.next}: ${next}`,
        `  (${code})`,
        '',
      ]),
      words.inbox,
    ],
    attachments: [],
    data: { kind: 'health', findings },
  });
}

function messageOf(
  { language, server, subscription, isTest }: Speaking,
  subject: string,
  { lines, attachments, data }: { readonly lines: readonly string[] } & Pick<Message, 'attachments' | 'data'>,
): Message {
  const words = WORDS[language];
  const text = [...(isTest ? [words.test, ''] : []), ...lines, '', '-- ', words.from(server, subscription)];
  return {
    // Titles come from documents of others: nothing in them may begin a new line of a header.
    subject: `[Todoku] ${isTest ? `${words.testShort} ` : ''}${subject}`.replace(/\p{Cc}+/gu, ' '),
    text: `${text.join('\n')}\n`,
    attachments,
    data,
  };
}

function dateOf({ at }: Speaking): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function timeOf(speaking: Speaking): string {
  const date = new Date(speaking.at);
  return `${dateOf(speaking)} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** `updates-tabular-approved` in words; a report that is not named here by its own name. */
const REPORTS: Readonly<Record<NoticeLanguage, Readonly<Record<string, string>>>> = {
  en: {
    'updates-summary': 'Updates, summary',
    'updates-detailed': 'Updates, in detail',
    'updates-tabular': 'Updates, table',
    'updates-tabular-approved': 'Approved updates, table',
    'computers-summary': 'Computers, summary',
    'computers-detailed': 'Computers, in detail',
    'computers-tabular': 'Computers, table',
    'computers-tabular-approved': 'Computers and approved updates, table',
    synchronisation: 'Synchronisations',
    compliance: 'Compliance',
  },
  ja: {
    'updates-summary': '更新プログラムの概要',
    'updates-detailed': '更新プログラムの詳細',
    'updates-tabular': '更新プログラムの表',
    'updates-tabular-approved': '承認された更新プログラムの表',
    'computers-summary': 'コンピューターの概要',
    'computers-detailed': 'コンピューターの詳細',
    'computers-tabular': 'コンピューターの表',
    'computers-tabular-approved': '承認された更新プログラムに関するコンピューターの表',
    synchronisation: '同期の結果',
    compliance: '適用状況',
  },
};

const count = (number: number): string => number.toLocaleString('en-US');

const WORDS = {
  en: {
    report: (name: string) => REPORTS.en[name] ?? name,
    made: (title: string, time: string, rows: number) =>
      `${title}, made ${time}: ${count(rows)} ${rows === 1 ? 'row' : 'rows'}.`,
    attached: (name: string) => `The table is attached: ${name}`,
    tooLarge: (name: string) =>
      `The table is too large for a message. On the server:   todoku report ${name} --output ${name}.csv`,
    newUpdates: (total: number) => `${count(total)} new ${total === 1 ? 'update' : 'updates'}`,
    arrived: (total: number) =>
      total === 0
        ? 'No updates arrived that can be approved.'
        : `${count(total)} ${total === 1 ? 'update' : 'updates'} arrived that can be approved:`,
    more: (number: number) => `- and ${count(number)} more`,
    approve: 'See what waits for a decision:   todoku updates list --approvable',
    findings: (total: number, alarms: number) =>
      total === 0
        ? 'Everything is in order'
        : `${count(total)} ${total === 1 ? 'thing needs' : 'things need'} a look${alarms === 0 ? '' : ', today'}`,
    well: 'Everything is in order.',
    severity: { alarm: 'ALARM', warning: 'Warning', notice: 'Notice' },
    next: 'Next step',
    inbox: 'All of it:   todoku health',
    test: 'This is a test of the subscription; nothing was due.',
    testShort: 'Test:',
    from: (server: string, name: string) => `Todoku on ${server}, subscription "${name}"`,
  },
  ja: {
    report: (name: string) => REPORTS.ja[name] ?? name,
    made: (title: string, time: string, rows: number) => `${title} (${time} 作成): ${count(rows)} 行`,
    attached: (name: string) => `表を添付しました: ${name}`,
    tooLarge: (name: string) =>
      `表が大きいため添付できません。サーバーで次を実行してください:   todoku report ${name} --output ${name}.csv`,
    newUpdates: (total: number) => `新しい更新プログラム ${count(total)} 件`,
    arrived: (total: number) =>
      total === 0
        ? '承認できる新しい更新プログラムはありません。'
        : `承認できる更新プログラムが ${count(total)} 件届きました:`,
    more: (number: number) => `- ほか ${count(number)} 件`,
    approve: '承認を待つ更新プログラムの確認:   todoku updates list --approvable',
    findings: (total: number, alarms: number) =>
      total === 0 ? 'すべて正常です' : `確認が必要な項目 ${count(total)} 件${alarms === 0 ? '' : ' (至急)'}`,
    well: 'すべて正常です。',
    severity: { alarm: '緊急', warning: '警告', notice: '通知' },
    next: '次の手順',
    inbox: 'すべての項目:   todoku health',
    test: 'これは配信設定のテストです。予定された通知ではありません。',
    testShort: 'テスト:',
    from: (server: string, name: string) => `${server} の Todoku、配信設定「${name}」`,
  },
} as const;
