import { inBoth } from '../../words/index.ts';

// A rule as a sentence. In Japanese each part has a form in the middle of a sentence and one before the noun or at the end: `last`.

export const sentenceWords = inBoth({
  updates: { en: 'Updates', ja: '更新プログラム' },
  quoted: { en: (text: string) => `“${text}”`, ja: (text: string) => `「${text}」` },
  joined: {
    en: (noun: string, parts: readonly string[]) =>
      `${noun}${parts.length === 0 ? '' : ` ${parts.join(', ')}`}`,
    ja: (noun: string, parts: readonly string[]) => `${parts.join('、')}${noun}`,
  },
  whole: {
    en: (when: string, then: string) => `${when}: ${then}.`,
    ja: (when: string, then: string) => `${when}: ${then}。`,
  },
  actions: {
    en: (parts: readonly string[]) => parts.join('; '),
    ja: (parts: readonly string[]) => parts.join('、'),
  },
  next: {
    en: (one: string, other: string) => `${one} ${other}`,
    ja: (one: string, other: string) => `${one}${other}`,
  },
  goesOn: { en: 'Later rules are asked too.', ja: '後続の規則も適用されます。' },

  product: {
    en: (value: string, not: boolean, _last: boolean) => `${not ? 'not ' : ''}for ${value}`,
    ja: (value: string, not: boolean, last: boolean) =>
      `製品が${value}${not ? (last ? 'ではない' : 'ではなく') : last ? 'の' : 'で'}`,
  },
  classification: {
    en: (value: string, not: boolean, _last: boolean) => `${not ? 'not ' : ''}of the class ${value}`,
    ja: (value: string, not: boolean, last: boolean) =>
      `分類が${value}${not ? (last ? 'ではない' : 'ではなく') : last ? 'の' : 'で'}`,
  },
  title: {
    en: (value: string, not: boolean, _last: boolean) => `${not ? 'without' : 'with'} ${value} in the title`,
    ja: (value: string, not: boolean, last: boolean) =>
      `タイトルに${value}を${not ? (last ? '含まない' : '含まず') : last ? '含む' : '含み'}`,
  },
  titleMatches: {
    en: (value: string, not: boolean, _last: boolean) =>
      `whose title ${not ? 'does not match' : 'matches'} ${value}`,
    ja: (value: string, not: boolean, last: boolean) =>
      `タイトルが正規表現${value}に${not ? (last ? '一致しない' : '一致せず') : last ? '一致する' : '一致し'}`,
  },
  architecture: {
    en: (value: string, not: boolean, _last: boolean) => `${not ? 'not ' : ''}for ${value}`,
    ja: (value: string, not: boolean, last: boolean) =>
      `アーキテクチャが ${value} ${not ? (last ? 'ではない' : 'ではなく') : last ? 'の' : 'で'}`,
  },
  severity: {
    en: (value: string, not: boolean, _last: boolean) => `${not ? 'not ' : ''}of severity ${value}`,
    ja: (value: string, not: boolean, last: boolean) =>
      `MSRC 重要度が${value}${not ? (last ? 'ではない' : 'ではなく') : last ? 'の' : 'で'}`,
  },
  kb: {
    en: (value: string, not: boolean, _last: boolean) =>
      not ? `other than ${value}` : `with the number ${value}`,
    ja: (value: string, not: boolean, last: boolean) =>
      `KB 番号が ${value} ${not ? (last ? 'ではない' : 'ではなく') : last ? 'の' : 'で'}`,
  },
  cve: {
    en: (value: string, not: boolean, _last: boolean) => `that ${not ? 'do not mend' : 'mend'} ${value}`,
    ja: (value: string, not: boolean, last: boolean) =>
      `${value} を${not ? (last ? '修正しない' : '修正せず') : last ? '修正する' : '修正し'}`,
  },
  arrived: {
    en: (days: string, not: boolean, _last: boolean) =>
      not ? `that arrived less than ${days} ago` : `that arrived at least ${days} ago`,
    ja: (days: string, not: boolean, last: boolean) =>
      not
        ? `着信から ${days}未満${last ? 'の' : 'で'}`
        : `着信から ${days}以上${last ? '経過した' : '経過し'}`,
  },
  created: {
    en: (days: string, not: boolean, _last: boolean) =>
      not ? `released less than ${days} ago` : `released at least ${days} ago`,
    ja: (days: string, not: boolean, last: boolean) =>
      not
        ? `リリースから ${days}未満${last ? 'の' : 'で'}`
        : `リリースから ${days}以上${last ? '経過した' : '経過し'}`,
  },
  superseded: {
    en: (not: boolean, _last: boolean) => `that are ${not ? 'not ' : ''}superseded`,
    ja: (not: boolean, last: boolean) =>
      not ? `置き換えられて${last ? 'いない' : 'おらず'}` : last ? '置き換えられた' : '置き換えられていて',
  },
  needed: {
    en: (computers: string, not: boolean, _last: boolean) =>
      `needed by ${not ? 'fewer than' : 'at least'} ${computers}`,
    ja: (computers: string, not: boolean, last: boolean) =>
      not
        ? `必要とするコンピューターが ${computers}未満${last ? 'の' : 'で'}`
        : `${computers}以上のコンピューターで必要${last ? 'な' : 'で'}`,
  },
  language: {
    en: (value: string, not: boolean, _last: boolean) => `${not ? 'without' : 'with'} files in ${value}`,
    ja: (value: string, not: boolean, last: boolean) =>
      `ファイルの言語が${value}${not ? (last ? 'ではない' : 'ではなく') : last ? 'の' : 'で'}`,
  },
  channel: {
    en: (value: string, not: boolean, _last: boolean) => `${not ? 'not ' : ''}of the channel ${value}`,
    ja: (value: string, not: boolean, last: boolean) =>
      `チャネルが${value}${not ? (last ? 'ではない' : 'ではなく') : last ? 'の' : 'で'}`,
  },
  architectureAbsent: {
    en: (not: boolean, _last: boolean) =>
      not ? 'for an architecture that a computer here has' : 'for an architecture that no computer here has',
    ja: (not: boolean, last: boolean) =>
      not
        ? `コンピューターにあるアーキテクチャ用${last ? 'の' : 'で'}`
        : `どのコンピューターにもないアーキテクチャ用${last ? 'の' : 'で'}`,
  },

  atOnce: { en: 'at once', ja: 'すぐに' },
  after: {
    en: (days: string) => `${days} after arrival`,
    ja: (days: string) => `着信の ${days}後に`,
  },
  everybody: { en: 'all computers', ja: 'すべてのコンピューター' },
  deadline: {
    en: (days: string, clock: string) => `, deadline ${days} later at ${clock} UTC`,
    ja: (days: string, clock: string) => ` (期日: ${days}後の ${clock} UTC)`,
  },
  approve: {
    en: (groups: string, when: string, deadline: string, _last: boolean) =>
      `approve for ${groups} ${when}${deadline}`,
    ja: (groups: string, when: string, deadline: string, last: boolean) =>
      `${groups}に対して${when}インストールを承認${last ? 'します' : 'し'}${deadline}`,
  },
  offer: {
    en: (groups: string, when: string, deadline: string, _last: boolean) =>
      `offer as optional to ${groups} ${when}${deadline}`,
    ja: (groups: string, when: string, deadline: string, last: boolean) =>
      `${groups}に対して${when}オプションとして承認${last ? 'します' : 'し'}${deadline}`,
  },
  remove: {
    en: (groups: string, when: string, deadline: string, _last: boolean) =>
      `approve removal for ${groups} ${when}${deadline}`,
    ja: (groups: string, when: string, deadline: string, last: boolean) =>
      `${groups}に対して${when}削除を承認${last ? 'します' : 'し'}${deadline}`,
  },
  decline: {
    en: (when: string, _last: boolean) => `decline ${when}`,
    ja: (when: string, last: boolean) => `${when}拒否${last ? 'します' : 'し'}`,
  },
  hold: {
    en: (days: string, when: string, _last: boolean) => `hold for ${days}, beginning ${when}`,
    ja: (days: string, when: string, last: boolean) => `${when} ${days}間保留${last ? 'します' : 'し'}`,
  },
  severities: {
    en: {
      critical: 'Critical',
      important: 'Important',
      moderate: 'Moderate',
      low: 'Low',
      none: 'Unspecified',
    } as Readonly<Record<string, string>>,
    ja: { critical: '緊急', important: '重要', moderate: '警告', low: '注意', none: '指定なし' },
  },
  channels: {
    en: {
      preview: 'Preview',
      beta: 'Beta, Dev or Insider',
      extended: 'Extended Stable',
      servicing: 'Servicing stack',
      general: 'General (all others)',
    } as Readonly<Record<string, string>>,
    ja: {
      preview: 'プレビュー',
      beta: 'Beta・Dev・Insider',
      extended: 'Extended Stable',
      servicing: 'サービス スタック',
      general: '一般 (その他すべて)',
    },
  },
  neutral: { en: 'no language', ja: '言語なし' },
});
