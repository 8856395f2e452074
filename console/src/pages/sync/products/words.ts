import { inBoth } from '../../../words/index.ts';

export const productsWords = inBoth({
  title: { en: 'Products and Classifications', ja: '製品と分類' },
  lead: {
    en: 'Updates come for a product that is ticked, in a classification that is ticked. A tick above stands for everything below it, also for what is added there later.',
    ja: '選択した製品と分類の両方に当てはまる更新プログラムを取得します。上位を選択すると、下位のすべて (将来追加される製品を含む) が対象になります。',
  },
  tabs: { en: 'What is synchronized', ja: '同期の対象' },
  products: { en: 'Products', ja: '製品' },
  classifications: { en: 'Classifications', ja: '分類' },
  languages: { en: 'Languages', ja: '言語' },
  search: { en: 'Search products', ja: '製品を検索' },
  searchClasses: { en: 'Search classifications', ja: '分類を検索' },
  show: { en: 'Show', ja: '表示' },
  all: { en: 'everything', ja: 'すべて' },
  selected: { en: 'what is ticked', ja: '選択中のみ' },
  new: { en: 'new in the last 30 days', ja: '30 日以内の新着' },
  isNew: { en: 'new', ja: '新着' },
  news: {
    en: (count: string) => `${count} added in the last 30 days`,
    ja: (count: string) => `この 30 日間に ${count} 件追加されました`,
  },
  unnew: { en: 'Nothing was added in the last 30 days.', ja: 'この 30 日間に追加されたものはありません。' },
  here: { en: (updates: string) => `${updates} here`, ja: (updates: string) => `${updates}があります` },
  willCome: { en: 'to be added', ja: '追加予定' },
  notWhole: { en: 'no longer as a whole', ja: '全体の選択を解除予定' },
  willGo: { en: 'to be taken away', ja: '解除予定' },
  nothing: { en: 'Nothing has these words in its name.', ja: '該当する名前はありません。' },
  nothingTicked: {
    en: 'Nothing is ticked: no updates arrive.',
    ja: '何も選択されていません。更新プログラムは取得されません。',
  },
  clear: { en: 'Show everything', ja: 'すべて表示' },
  fetchFirst: { en: 'The list of products is not here yet.', ja: '製品の一覧がまだありません。' },
  fetchFirstText: {
    en: 'It comes from the update source with the first synchronization, in a few minutes.',
    ja: '最初の同期で更新元から取得します。数分かかります。',
  },
  fetchNow: { en: 'Fetch the list', ja: '一覧を取得する' },
  presets: { en: 'Tick a set', ja: '組み合わせから選択' },
  'windows-11': { en: 'Windows 11', ja: 'Windows 11' },
  'windows-10': { en: 'Windows 10', ja: 'Windows 10' },
  'windows-server': { en: 'Windows Server 2016 to 2025', ja: 'Windows Server 2016 から 2025 まで' },
  defender: { en: 'Defender', ja: 'Defender ウイルス対策' },
  edge: { en: 'Edge', ja: 'Edge ブラウザー' },
  security: { en: 'Critical and security only', ja: '重要とセキュリティのみ' },
  usual: { en: 'The usual five', ja: '標準の 5 分類' },
  passedOver: {
    en: (titles: string) => `Not at the update source: ${titles}.`,
    ja: (titles: string) => `更新元にないもの: ${titles}。`,
  },
  alreadyTicked: { en: 'All of that is ticked already.', ja: 'すべて選択済みです。' },
  fleet: { en: 'What your computers run', ja: 'コンピューターで使用中の製品' },
  fleetText: {
    en: (product: string, computers: string) => `${product}: ${computers}`,
    ja: (product: string, computers: string) => `${product}: ${computers}`,
  },
  ticked: { en: 'ticked', ja: '選択済み' },
  notTicked: { en: 'not ticked', ja: '未選択' },
  tick: { en: (product: string) => `Tick ${product}`, ja: (product: string) => `${product} を選択` },
  notThere: { en: 'not at the update source', ja: '更新元にありません' },
  ofFirst: {
    en: (computers: string) => `Of the ${computers} that were looked at.`,
    ja: (computers: string) => `確認した ${computers}のうちの内訳です。`,
  },
  changes: { en: 'Changes that are not applied yet', ja: '未適用の変更' },
  weighing: { en: 'Asking the update source what that brings…', ja: '更新元に件数を確認しています…' },
  adds: {
    en: (listed: string, missing: string) =>
      `The update source lists ${listed} for all that is ticked then; ${missing} of them are not here yet.`,
    ja: (listed: string, missing: string) =>
      `変更後の選択に該当する更新プログラムは、更新元に ${listed} 件あります。うち ${missing} 件は、このサーバーにまだありません。`,
  },
  leaves: {
    en: (updates: string) =>
      `${updates} that are here belong to nothing ticked any more. They stay; housekeeping removes them when nobody needs them.`,
    ja: (updates: string) =>
      `このサーバーの ${updates}が選択の対象外になります。削除はされず、不要になると自動クリーンアップで削除されます。`,
  },
  nothingMoves: {
    en: 'No update that is here is concerned.',
    ja: 'このサーバーの更新プログラムへの影響はありません。',
  },
  notWeighed: { en: 'What that brings is not known now:', ja: '件数を確認できません。' },
  bothKinds: {
    en: 'Products and classifications change together: apply the one and then the other to see here what that brings.',
    ja: '製品と分類を同時に変更する場合、件数は表示されません。片方ずつ適用すると確認できます。',
  },
  noBytes: {
    en: 'Files take room only when an update is approved.',
    ja: 'ファイルは、更新プログラムを承認したときにだけダウンロードされます。',
  },
  apply: { en: (count: string) => `Apply ${count}`, ja: (count: string) => `${count}を適用` },
  discard: { en: 'Discard', ja: '破棄' },
  applied: { en: (what: string) => `Applied: ${what}.`, ja: (what: string) => `適用しました: ${what}。` },
  takenBack: { en: 'Taken back: the selection is as it was.', ja: '元の選択に戻しました。' },
  add: { en: (title: string) => `+ ${title}`, ja: (title: string) => `+ ${title}` },
  remove: { en: (title: string) => `− ${title}`, ja: (title: string) => `− ${title}` },
  nowSync: {
    en: 'The selection has changed since the last synchronization.',
    ja: '前回の同期の後に、選択が変更されています。',
  },
  nowSyncText: {
    en: 'What was added arrives with the next one.',
    ja: '追加したものは、次回の同期で取得されます。',
  },
  syncNow: { en: 'Synchronize now', ja: '今すぐ同期' },
  languagesText: {
    en: 'Files of other languages are not fetched, and updates that exist only in them do not arrive. English always comes along with what has no language.',
    ja: '選択していない言語のファイルはダウンロードされず、その言語だけの更新プログラムは取得されません。',
  },
  which: { en: 'Languages', ja: '更新言語' },
  allLanguages: {
    en: 'Download update files in all languages',
    ja: 'すべての言語の更新ファイルをダウンロードする',
  },
  allLanguagesHint: {
    en: 'Takes several times the room on the disk.',
    ja: '数倍のディスク容量が必要です。',
  },
  someLanguages: { en: 'Only in these languages', ja: '次の言語のみ' },
  searchLanguages: { en: 'Search languages', ja: '言語を検索' },
  notUpstream: {
    en: 'the update source does not have it',
    ja: '更新元で選択されていません',
  },
  noLanguages: {
    en: 'The list of languages comes with the first synchronization.',
    ja: '言語の一覧は、最初の同期で取得されます。',
  },
  languagesChanged: { en: 'The languages were changed.', ja: '言語を変更しました。' },
  oneAtLeast: {
    en: 'Tick at least one language, or choose all.',
    ja: '1 つ以上の言語を選択するか、すべての言語を選択してください。',
  },
});
