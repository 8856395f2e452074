import { inBoth } from '../../../words/index.ts';

export const catalogWords = inBoth({
  title: { en: 'Import Updates', ja: '更新プログラムのインポート' },
  lead: {
    en: 'Single updates from the Microsoft Update Catalog, whatever products are ticked. They come through the update source with everything they need, and wait for approval as all others do.',
    ja: '製品の選択に関係なく、Microsoft Update カタログから個別に取り込みます。必要なものを含めて更新元から取得し、ほかの更新プログラムと同様に承認を待ちます。',
  },
  field: {
    en: 'KB number, words of the title, or an address of the catalog',
    ja: 'KB 番号、タイトルの語句、またはカタログの URL',
  },
  search: { en: 'Search', ja: '検索' },
  isAddress: {
    en: (count: string) => `This names ${count} directly; there is nothing to search for.`,
    ja: (count: string) => `${count}が指定されています。検索は不要です。`,
  },
  import: { en: (updates: string) => `Import ${updates}`, ja: (updates: string) => `${updates}をインポート` },
  found: { en: 'Found in the Microsoft Update Catalog', ja: 'Microsoft Update カタログの検索結果' },
  nothing: { en: 'The catalog has nothing like that.', ja: 'カタログに該当するものがありません。' },
  nothingText: { en: 'Try the KB number alone, without other words.', ja: 'KB 番号だけで検索してください。' },
  hasMore: {
    en: 'The catalog has more than these. Add words to find fewer.',
    ja: 'これ以外にも該当するものがあります。語句を追加して絞り込んでください。',
  },
  searching: {
    en: 'Asking the Microsoft Update Catalog. Some searches take it a minute…',
    ja: 'Microsoft Update カタログを検索しています。1 分ほどかかることがあります…',
  },
  choose: { en: 'Select', ja: '選択' },
  name: { en: 'Title', ja: 'タイトル' },
  products: { en: 'Products', ja: '製品' },
  classification: { en: 'Classification', ja: '分類' },
  date: { en: 'Updated', ja: '更新日' },
  size: { en: 'Size', ja: 'サイズ' },
  here: { en: 'here already', ja: '取り込み済み' },
  others: { en: 'Other ways', ja: 'その他の方法' },
  many: { en: 'Many at once', ja: 'まとめてインポート' },
  manyField: {
    en: 'UpdateIDs or addresses of the catalog, one on a line',
    ja: 'UpdateID またはカタログの URL (1 行に 1 つ)',
  },
  notReadable: {
    en: (line: string) => `This is neither an UpdateID nor an address of the catalog: ${line}`,
    ja: (line: string) => `UpdateID でもカタログの URL でもありません: ${line}`,
  },
  progress: { en: 'Importing', ja: 'インポート中' },
  'looking the updates up': { en: 'looking the updates up', ja: '更新プログラムを検索しています' },
  'asking the upstream': { en: 'asking the update source', ja: '更新元に問い合わせています' },
  stop: { en: 'Stop the import', ja: 'インポートを停止' },
  stopped: {
    en: 'The import was stopped. What had come is kept.',
    ja: 'インポートを停止しました。取得済みのものは保持されます。',
  },
  imported: { en: 'Imported', ja: 'インポートしました' },
  importedText: { en: 'They wait for approval.', ja: '承認待ちです。' },
  alreadyHere: { en: 'Was here already', ja: '既に取り込み済み' },
  failed: { en: 'Could not be imported', ja: 'インポートできませんでした' },
  mayNot: {
    en: 'You can search here. Updates are imported by administrators.',
    ja: '検索できます。インポートは管理者が行います。',
  },
  files: { en: 'Update documents from files', ja: 'ファイルからのインポート' },
  filesText: {
    en: 'Update documents (XML), as other servers and publishing tools write them. Whole servers without a network get bundles instead.',
    ja: 'ほかのサーバーや発行ツールが書き出した更新プログラムのドキュメント (XML) を取り込みます。オフライン環境のサーバーには、オフライン バンドルを使用してください。',
  },
  bundles: { en: 'Bundles', ja: 'オフライン バンドル' },
  chooseFiles: { en: 'Choose files', ja: 'ファイルを選択' },
  reading: { en: 'Files read', ja: '読み込み済みのファイル' },
  unchanged: { en: 'Was here already, byte for byte', ja: '同じ内容が取り込み済み' },
});
