import { inBoth } from '../../../words/index.ts';

export const computersWords = inBoth({
  label: { en: 'Computers with this update', ja: 'この更新プログラムのコンピューター' },
  states: { en: 'State', ja: '状態' },
  without: { en: 'Without it', ja: '未完了' },
  NotInstalled: { en: 'Not installed', ja: 'インストールされていません' },
  Downloaded: { en: 'Downloaded', ja: 'ダウンロード済み' },
  InstalledPendingReboot: { en: 'Pending restart', ja: '再起動の保留中' },
  Failed: { en: 'Failed', ja: '失敗' },
  Installed: { en: 'Installed', ja: 'インストール済み' },
  computer: { en: 'Computer', ja: 'コンピューター' },
  error: { en: 'Error', ja: 'エラー' },
  since: { en: 'Since', ja: '報告' },
  whyOf: { en: (name: string) => `Why not on ${name}?`, ja: (name: string) => `${name} に届かない原因` },
  close: { en: 'Close', ja: '閉じる' },
  emptyWithout: { en: 'No computer is without it', ja: '未完了のコンピューターはありません' },
  emptyWithoutWhy: {
    en: 'Every computer that told this server of it has it, or it applies to none.',
    ja: '報告のあったすべてのコンピューターにインストール済みか、適用対象のコンピューターがありません。',
  },
  emptyState: { en: 'No computer is in this state', ja: 'この状態のコンピューターはありません' },
  emptyDeclined: {
    en: 'Computers do not report about declined updates.',
    ja: '拒否済みの更新プログラムについては、状態が報告されません。',
  },
  failures: { en: 'Why it failed', ja: '失敗の理由' },
  failuresOf: {
    en: (looked: string) => `Of the ${looked} that failed last.`,
    ja: (looked: string) => `最近失敗した ${looked}の内訳です。`,
  },
  reason: {
    en: (computers: string, meaning: string) => `${computers}: ${meaning}`,
    ja: (computers: string, meaning: string) => `${computers}: ${meaning}`,
  },
  noCode: { en: 'Failed without a code', ja: 'コードなしの失敗' },
  open: { en: (name: string) => `Open ${name}`, ja: (name: string) => `${name} を開く` },
});
