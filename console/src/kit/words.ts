import { inBoth } from '../words/index.ts';

export const kitWords = inBoth({
  close: { en: 'Close', ja: '閉じる' },
  copy: { en: 'Copy', ja: 'コピー' },
  copied: { en: 'Copied', ja: 'コピーしました' },
  copyYourself: { en: 'Selected: press Ctrl+C', ja: '選択しました: Ctrl+C を押してください' },
  clear: { en: 'Clear', ja: 'クリア' },
  undo: { en: 'Undo', ja: '元に戻す' },
  again: { en: 'Try again', ja: 'もう一度試す' },
  loading: { en: 'Loading…', ja: '読み込んでいます…' },
  never: { en: 'never', ja: 'なし' },
  unreachable: {
    en: 'The server does not answer. Look whether it runs and whether this machine reaches it; this page goes on by itself when it does.',
    ja: 'サーバーから応答がありません。サーバーが動作しているか、このコンピューターから接続できるかを確認してください。応答があれば、このページは自動的に再開します。',
  },
  unexpected: {
    en: 'The console did not foresee this. Load the page again; if it comes back, tell us what stands here.',
    ja: 'コンソールで予期しないエラーが発生しました。ページを再読み込みしてください。繰り返す場合は、この内容をお知らせください。',
  },
  selectAll: { en: 'Select all rows shown', ja: '表示中の行をすべて選択' },
  selectRow: { en: 'Select', ja: '選択' },
  onPaper: {
    en: (first: string, last: string, total: string) =>
      `Rows ${first} to ${last} of ${total} are printed: those that were loaded. Reports and downloads have all of them.`,
    ja: (first: string, last: string, total: string) =>
      `全 ${total} 行のうち、読み込み済みの ${first}～${last} 行目を印刷しています。すべての行は、レポートまたはダウンロードで確認できます。`,
  },
  more: { en: 'More', ja: 'その他' },
  installed: { en: 'installed', ja: 'インストール済み' },
  pendingReboot: { en: 'waiting for a restart', ja: '再起動の保留中' },
  needed: { en: 'needed', ja: '必要' },
  failed: { en: 'failed', ja: '失敗' },
  unknown: { en: 'unknown', ja: '不明' },
  counted: {
    en: (count: string, state: string) => `${count} ${state}`,
    ja: (count: string, state: string) => `${state} ${count}`,
  },
  notifications: { en: 'Notifications', ja: '通知' },
});
