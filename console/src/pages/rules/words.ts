import { inBoth } from '../../words/index.ts';

export const ruleWords = inBoth({
  title: { en: 'Rules', ja: '規則' },
  lead: {
    en: 'What the server decides by itself when updates arrive, read from top to bottom. Rules never override what a person decided.',
    ja: '更新プログラムの着信時にサーバーが自動的に行う決定です。上から順に適用されます。人が行った決定を規則が上書きすることはありません。',
  },
  list: { en: 'Approval rules, in the order in which they are asked', ja: '自動承認規則 (適用順)' },
  heading: { en: 'Automatic approval rules', ja: '自動承認規則' },
  toRevisions: { en: 'New revisions of approved updates', ja: '承認済み更新プログラムのリビジョンの扱い' },
  newRule: { en: 'New rule', ja: '新しい規則' },
  runNow: { en: 'Run rules now', ja: '今すぐ規則を実行' },
  testAll: { en: 'What would they do today?', ja: '今日の適用結果をプレビュー' },
  replica: {
    en: 'This server is a replica: approvals come from its upstream server, and rules do not run here.',
    ja: 'このサーバーはレプリカです。承認はアップストリーム サーバーから届くため、規則はここでは実行されません。',
  },
  none: { en: 'There is no rule yet', ja: '規則はまだありません' },
  noneText: {
    en: 'Every update waits for a person. Add a ready-made rule below, or make one of your own.',
    ja: 'すべての更新プログラムは手動での承認を待ちます。下の既成の規則を追加するか、規則を作成してください。',
  },
  howToOrder: {
    en: 'Drag a rule by its handle, or press Enter on the handle, move with the arrows and press Enter again.',
    ja: 'ハンドルをドラッグするか、ハンドルで Enter を押し、矢印キーで移動して Enter を押すと順序を変更できます。',
  },
  drag: { en: (name: string) => `Move ${name}`, ja: (name: string) => `${name} を移動` },
  on: { en: 'On', ja: 'オン' },
  off: { en: 'Off', ja: 'オフ' },
  edit: { en: 'Edit', ja: '編集' },
  look: { en: 'Look', ja: '詳細' },
  more: { en: (name: string) => `More for ${name}`, ja: (name: string) => `${name} のその他の操作` },
  up: { en: 'Move up', ja: '上へ移動' },
  down: { en: 'Move down', ja: '下へ移動' },
  remove: { en: 'Delete the rule', ja: '規則を削除' },
  removed: {
    en: (name: string) => `The rule ${name} is deleted. What it decided stays.`,
    ja: (name: string) => `規則 ${name} を削除しました。これまでの決定はそのまま残ります。`,
  },
  moved: { en: 'The order of the rules is changed.', ja: '規則の順序を変更しました。' },
  turnedOn: {
    en: (name: string) => `${name} is on. It looks at all updates at the next run.`,
    ja: (name: string) => `${name} を有効にしました。次回の実行時にすべての更新プログラムに適用されます。`,
  },
  turnedOff: {
    en: (name: string) => `${name} is off. What it decided stays.`,
    ja: (name: string) => `${name} を無効にしました。これまでの決定はそのまま残ります。`,
  },
  lately: {
    en: (decisions: string, when: string) => `Lately: ${decisions}, the last ${when}`,
    ja: (decisions: string, when: string) => `最近の動作: ${decisions} (最終: ${when})`,
  },
  nothingLately: { en: 'It has decided nothing in 30 days.', ja: 'この 30 日間に決定はありません。' },
  latelyTitle: { en: 'What it did lately', ja: '最近の動作' },
  latelyLead: {
    en: (shown: string, all: string) => `The last ${shown} of ${all} in 30 days.`,
    ja: (shown: string, all: string) => `30 日間の ${all}のうち、最新の ${shown} 件です。`,
  },
  latelyAll: {
    en: (all: string) => `${all} in 30 days.`,
    ja: (all: string) => `30 日間に ${all}があります。`,
  },
  decided: {
    en: { approve: 'approved', decline: 'declined', hold: 'held' } as Readonly<Record<string, string>>,
    ja: { approve: '承認', decline: '拒否', hold: '保留' },
  },
  verbs: {
    en: { approve: 'Approve', decline: 'Decline', hold: 'Hold' },
    ja: { approve: '承認', decline: '拒否', hold: '保留' },
  },
  running: { en: 'The rules look at all updates…', ja: 'すべての更新プログラムに規則を適用しています…' },
  ran: {
    en: (decisions: string) => `The rules are through: ${decisions} made.`,
    ja: (decisions: string) => `規則の実行が完了しました: ${decisions}`,
  },
  ranNothing: {
    en: 'The rules are through: there was nothing to decide.',
    ja: '規則の実行が完了しました。新しい決定はありませんでした。',
  },

  presets: { en: 'Ready-made rules', ja: '既成の規則' },
  presetsLead: {
    en: 'One press adds a rule, switched off: look what it would do, then switch it on.',
    ja: '1 回の操作で規則を無効の状態で追加します。適用結果をプレビューしてから有効にしてください。',
  },
  add: { en: 'Add', ja: '追加' },
  addNamed: { en: (name: string) => `Add: ${name}`, ja: (name: string) => `追加: ${name}` },
  added: {
    en: (name: string) => `${name} is added, switched off.`,
    ja: (name: string) => `${name} を無効の状態で追加しました。`,
  },
  isThere: { en: 'In the list', ja: '追加済み' },
  presetNames: {
    en: {
      definitions: 'Definitions at once',
      'security-pilot': 'Security: pilot first',
      'no-previews': 'No previews',
      'no-beta': 'No beta',
      'no-itanium': 'No Itanium',
      'no-arm': 'No ARM without ARM computers',
    } as Readonly<Record<string, string>>,
    ja: {
      definitions: '定義更新プログラムをすぐに承認',
      'security-pilot': 'セキュリティ: パイロットから',
      'no-previews': 'プレビューを拒否',
      'no-beta': 'ベータを拒否',
      'no-itanium': 'Itanium を拒否',
      'no-arm': 'ARM のコンピューターがなければ ARM を拒否',
    },
  },
  presetTexts: {
    en: {
      definitions:
        'Definitions of the virus scanner come several times a day and are small: approve for all computers at once.',
      'security-pilot':
        'Security and critical updates: at once for the group Pilot (made if there is none), for all computers after 7 days. If the pilot breaks, hold the update meanwhile.',
      'no-previews':
        'Declines the optional previews of next month: the same changes come with the next cumulative update.',
      'no-beta': 'Declines what is of Beta, Dev and Insider channels.',
      'no-itanium': 'Declines what is for Itanium alone.',
      'no-arm':
        'Declines what is for ARM alone as long as no computer here is one. Ends when the first appears, and takes nothing back.',
    } as Readonly<Record<string, string>>,
    ja: {
      definitions:
        'ウイルス対策の定義は 1 日に何度も届き、影響も小さいため、すべてのコンピューターに対してすぐに承認します。',
      'security-pilot':
        'セキュリティ更新プログラムと重要な更新を、グループ「Pilot」(なければ作成します) にはすぐに、すべてのコンピューターには 7 日後に承認します。パイロットで問題が起きたら、更新プログラムを保留してください。',
      'no-previews':
        '翌月分のオプションのプレビューを拒否します。同じ変更は次の累積更新プログラムに含まれます。',
      'no-beta': 'Beta、Dev、Insider チャネルの更新プログラムを拒否します。',
      'no-itanium': 'Itanium 専用の更新プログラムを拒否します。',
      'no-arm':
        'ARM のコンピューターがない間、ARM 専用の更新プログラムを拒否します。最初の 1 台が現れると終わり、すでに拒否したものはそのままです。',
    },
  },
});
