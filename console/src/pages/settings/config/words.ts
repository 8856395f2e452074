import { inBoth } from '../../../words/index.ts';

export const configWords = inBoth({
  now: { en: 'The settings of now', ja: '現在の設定' },
  nowText: {
    en: 'Upstream, schedule, products, languages, groups, rules, views, housekeeping and notices, under the names of the PowerShell resources for WSUS. Passwords and other secrets are not in it.',
    ja: 'アップストリーム、スケジュール、製品、言語、グループ、規則、ビュー、自動クリーンアップ、通知の設定です。項目名は WSUS 用の PowerShell リソースに準じます。パスワードなどのシークレットは含まれません。',
  },
  download: { en: 'Download', ja: 'ダウンロード' },
  change: { en: 'Change it here', ja: 'ここで編集' },
  look: { en: 'Look at it', ja: '内容を表示' },
  schema: { en: 'Its JSON Schema', ja: 'JSON スキーマ' },
  document: { en: 'A document to be applied', ja: '適用するファイル' },
  documentText: {
    en: 'Paste or drop one; first you see what it would change. What it leaves out stays as it is.',
    ja: 'ファイルを貼り付けるかドロップすると、変更内容を事前に確認できます。ファイルに含まれない設定は変更されません。',
  },
  drop: { en: 'Drop the document here', ja: 'ここにファイルをドロップ' },
  choose: { en: 'Choose a file', ja: 'ファイルを選択' },
  paste: { en: 'Document (JSON)', ja: '構成ファイル (JSON)' },
  pasteHint: {
    en: 'YAML is read by the command: todoku config plan FILE',
    ja: 'YAML はコマンドで読み込めます: todoku config plan ファイル',
  },
  notJson: {
    en: (where: string) => `This is not JSON: ${where}`,
    ja: (where: string) => `JSON として読み取れません: ${where}`,
  },
  prune: {
    en: 'Also take away what its lists do not name (groups, rules, views, subscriptions)',
    ja: 'ファイルのリストにないもの (グループ、規則、ビュー、通知) を削除する',
  },
  plan: { en: 'Show what it would change', ja: '変更内容を確認' },
  planTitle: { en: 'What would change', ja: '変更内容' },
  nothing: { en: 'Everything is as the document says', ja: '現在の設定はファイルと一致しています' },
  nothingText: { en: 'There is nothing to do.', ja: '変更は必要ありません。' },
  apply: { en: (changes: string) => `Make ${changes}`, ja: (changes: string) => `${changes}を適用` },
  applied: { en: 'What was done', ja: '適用結果' },
  allDone: {
    en: (changes: string) => `${changes} made.`,
    ja: (changes: string) => `${changes}を適用しました。`,
  },
  someFailed: {
    en: (failed: string) =>
      `${failed} could not be made. Remove the cause and apply the document again; what is done is not done twice.`,
    ja: (failed: string) =>
      `${failed}を適用できませんでした。原因を取り除いてから再度適用してください。適用済みの内容は重複して適用されません。`,
  },
  setting: { en: 'Setting', ja: '設定' },
  does: { en: 'Does', ja: '操作' },
  before: { en: 'Now', ja: '現在' },
  after: { en: 'Then', ja: '変更後' },
  outcome: { en: 'Outcome', ja: '結果' },
  create: { en: 'makes', ja: '作成' },
  remove: { en: 'takes away', ja: '削除' },
  keep: { en: 'leaves', ja: '維持' },
  changes: { en: 'changes', ja: '変更' },
  done: { en: 'done', ja: '完了' },
  failed: { en: 'failed', ja: '失敗' },
  kept: { en: 'left as it is', ja: '変更なし' },
  keptNote: {
    en: 'not in the document; stays, as nothing is to be taken away',
    ja: 'ファイルに含まれないため維持',
  },
});
