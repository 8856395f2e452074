import type { Language } from './languages.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** From when on a unit is told, and how long it is. */
const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * DAY],
  ['month', 30 * DAY],
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
];

const BYTES = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** How numbers, sizes and times read in one language, in the reader's zone. Times are milliseconds since 1970, sizes bytes. */
export interface Format {
  readonly number: (value: number) => string;
  /** `0.123` is 12 %. Nearly nothing and nearly all are not told as nothing and all: `0.9996` is 99.9 %. */
  readonly share: (value: number) => string;
  /** In units of a thousand, one decimal below ten. */
  readonly bytes: (value: number) => string;
  readonly date: (at: number) => string;
  /** With the minute, and the zone. */
  readonly moment: (at: number) => string;
  readonly clock: (at: number) => string;
  /** `3 hours ago`, `in 2 days`; within a minute `just now`. Counted in whole days, so never `yesterday`: that goes by the calendar. */
  readonly ago: (at: number, now?: number) => string;
  /** A length of time, in its largest unit. */
  readonly length: (milliseconds: number) => string;
  /** `1 computer`, `2 computers`; `2 台`. */
  readonly count: (value: number, unit: Unit) => string;
  readonly list: (items: readonly string[]) => string;
  /** Between things that stand side by side in one line. */
  readonly comma: string;
  /** One of them: `a, b or c`. */
  readonly either: (items: readonly string[]) => string;
}

/** What is counted in the console: singular and plural, and the Japanese word with its counter. */
const COUNTED = {
  computer: ['computer', 'computers', '台'],
  update: ['update', 'updates', '件の更新プログラム'],
  file: ['file', 'files', '個のファイル'],
  group: ['group', 'groups', '個のグループ'],
  day: ['day', 'days', '日'],
  item: ['item', 'items', '件'],
  error: ['error', 'errors', '件のエラー'],
  revision: ['revision', 'revisions', '件のリビジョン'],
  server: ['server', 'servers', '台のサーバー'],
  rule: ['rule', 'rules', '件の規則'],
  product: ['product', 'products', '個の製品'],
  approval: ['approval', 'approvals', '件の承認'],
  call: ['call', 'calls', '回の呼び出し'],
  decision: ['decision', 'decisions', '件の決定'],
  row: ['row', 'rows', '行'],
  entry: ['entry', 'entries', '件の記録'],
  package: ['package', 'packages', '個'],
  change: ['change', 'changes', '件の変更'],
  time: ['time', 'times', '回'],
} as const;

export type Unit = keyof typeof COUNTED;

/** Makes the format of a language. */
export function formatOf(language: Language): Format {
  const locale = language === 'ja' ? 'ja-JP' : 'en-GB';
  const number = new Intl.NumberFormat(locale);
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const nearly = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const plural = new Intl.PluralRules(locale);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const moment = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const either = new Intl.ListFormat(locale, { type: 'disjunction' });
  const unit = (value: number, name: string, digits = 0) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: /byte$|second$/.test(name) ? 'short' : 'long',
      maximumFractionDigits: digits,
    }).format(value);

  return {
    number: (value) => number.format(value),
    share: (value) => {
      if (value > 0 && value < 0.005) return nearly.format(Math.max(value, 0.001));
      if (value >= 0.995 && value < 1) return nearly.format(Math.min(value, 0.999));
      return share.format(value);
    },
    bytes: (value) => {
      let at = 0;
      let rest = value;
      for (; rest >= 999.5 && at < BYTES.length - 1; at++) rest /= 1000;
      return unit(rest, BYTES[at]!, at > 0 && rest < 9.95 ? 1 : 0);
    },
    date: (at) => date.format(at),
    moment: (at) => moment.format(at),
    clock: (at) => clock.format(at),
    ago: (at, now = Date.now()) => {
      const [name, size] = UNITS.find(([, length]) => Math.abs(now - at) >= length) ?? [];
      if (name === undefined || size === undefined) return language === 'ja' ? 'たった今' : 'just now';
      return relative.format(-Math.trunc((now - at) / size), name);
    },
    length: (milliseconds) => {
      if (milliseconds < SECOND) return unit(Math.round(milliseconds), 'millisecond');
      if (milliseconds < MINUTE) return unit(milliseconds / SECOND, 'second', 1);
      const [name, size] = UNITS.find(([, length]) => milliseconds >= length) ?? ['minute', MINUTE];
      return unit(milliseconds / size, name, milliseconds / size < 9.95 ? 1 : 0);
    },
    count: (value, name) => {
      const [one, many, japanese] = COUNTED[name];
      if (language === 'ja') return `${number.format(value)} ${japanese}`;
      return `${number.format(value)} ${plural.select(value) === 'one' ? one : many}`;
    },
    list: (items) => list.format(items),
    comma: language === 'ja' ? '、' : ', ',
    either: (items) => either.format(items),
  };
}

/** The English verb that goes with a count that is written already: `1 computer asks`, `2 computers ask`. */
export function agreeing(count: string, one: string, many: string): string {
  return /^1(?![\d.,])/.test(count) ? one : many;
}
