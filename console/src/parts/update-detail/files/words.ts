import { inBoth } from '../../../words/index.ts';

export const filesWords = inBoth({
  files: { en: 'Update files', ja: '更新ファイル' },
  sum: {
    en: (files: string, size: string, missing: string) => `${files}, ${size} in all; ${missing} not here.`,
    ja: (files: string, size: string, missing: string) =>
      `${files}、合計 ${size}。このサーバーにないもの: ${missing}`,
  },
  sumAll: {
    en: (files: string, size: string) => `${files}, ${size} in all, all of them here.`,
    ja: (files: string, size: string) => `${files}、合計 ${size}。すべてこのサーバーにあります。`,
  },
  none: { en: 'It has no files of its own', ja: '更新ファイルはありません' },
  noneText: { en: 'There is nothing to download for it.', ja: 'ダウンロードするものはありません。' },
  file: { en: 'File', ja: 'ファイル' },
  size: { en: 'Size', ja: 'サイズ' },
  state: { en: 'File status', ja: 'ファイルの状態' },
  here: { en: 'Here', ja: 'あり' },
  missing: { en: 'Not here', ja: 'なし' },
  fetching: {
    en: (share: string) => `Downloading, ${share}`,
    ja: (share: string) => `ダウンロード中 ${share}`,
  },
  waiting: { en: 'Waits to be downloaded', ja: 'ダウンロード待ち' },
  failed: { en: 'Download failed', ja: 'ダウンロードに失敗' },
  nextTry: { en: (when: string) => `Next try ${when}`, ja: (when: string) => `次の試行: ${when}` },
  fromMicrosoft: {
    en: 'This server keeps no files: computers fetch them from Microsoft.',
    ja: 'このサーバーには更新ファイルを保存しません。コンピューターは Microsoft から取得します。',
  },
  onApproval: {
    en: 'Files come when an update is approved; nothing is missing before that.',
    ja: '更新ファイルは承認後にダウンロードされます。承認前にないのは正常です。',
  },
  pausedDisk: {
    en: 'Downloads are paused: the disk is full.',
    ja: 'ディスクの空き容量がないため、ダウンロードは一時停止中です。',
  },
  pausedWindow: {
    en: 'Downloads are paused until the time that is set for them.',
    ja: '設定された時間帯まで、ダウンロードは一時停止中です。',
  },
  pausedUpstream: {
    en: 'There is no upstream server to fetch files from.',
    ja: '更新ファイルを取得するアップストリーム サーバーがありません。',
  },
  fetchNow: { en: (files: string) => `Fetch ${files} now`, ja: (files: string) => `${files}を今すぐ取得` },
  didFetch: {
    en: (files: string) => `${files} will be fetched before all others.`,
    ja: (files: string) => `${files}を優先して取得します。`,
  },
  digests: { en: 'Digests', ja: 'ハッシュ' },
  of: { en: (title: string) => `of ${title}`, ja: (title: string) => `${title} のファイル` },

  bundle: { en: 'Bundled updates', ja: 'バンドルされている更新プログラム' },
  bundleLead: {
    en: 'It is a bundle: computers install these as one.',
    ja: 'バンドルです。次の更新プログラムがまとめてインストールされます。',
  },
  anyOf: { en: 'One of:', ja: '次のいずれか:' },
  revision: { en: (number: number) => `revision ${number}`, ja: (number: number) => `リビジョン ${number}` },
  prerequisites: { en: 'Prerequisites', ja: '前提条件' },
  prerequisitesLead: {
    en: 'A computer is offered it only if it has something of each line.',
    ja: '次の各行のいずれかが該当するコンピューターにのみ配信されます。',
  },
  notHere: { en: 'not on this server', ja: 'このサーバーにありません' },
  category: { en: 'category', ja: 'カテゴリ' },
  drivers: { en: 'Driver', ja: 'ドライバー' },
  hardwareId: { en: 'Hardware ID', ja: 'ハードウェア ID' },
  driverClass: { en: 'Class', ja: 'クラス' },
  provider: { en: 'Provider', ja: 'プロバイダー' },
  version: { en: 'Version', ja: 'バージョン' },
  date: { en: 'Date', ja: '日付' },
});
