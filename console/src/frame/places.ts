import { WSUS_FUNCTIONS } from './wsus-words.ts';

/** Somewhere to go, by the words that people look for. */
export interface Place {
  readonly to: string;
  readonly title: { readonly en: string; readonly ja: string };
  /** What it is here, where `title` is what WSUS called it. */
  readonly here?: { readonly en: string; readonly ja: string };
  /** Other words for it, in either language. */
  readonly also?: readonly string[];
  /** What WSUS has it under, for those who write the whole way to it. */
  readonly under?: string;
}

/** Everything that has an address and that WSUS has no word for. */
const OWN_PLACES: readonly Place[] = [
  { to: '/updates', title: { en: 'Updates', ja: '更新プログラム' } },
  {
    to: '/updates?view=Needs%20a%20Decision',
    title: { en: 'Updates that need a decision', ja: '承認の判断が必要な更新プログラム' },
  },
  { to: '/computers', title: { en: 'Computers and groups', ja: 'コンピューターとグループ' } },
  {
    to: '/computers?view=clones',
    title: { en: 'Cloned computers (SusClientId)', ja: '複製されたコンピューター (SusClientId)' },
    also: ['Sysprep', '識別情報の重複'],
  },
  {
    to: '/computers?archived=yes',
    title: { en: 'Archived computers', ja: 'アーカイブ済みのコンピューター' },
  },
  { to: '/why', title: { en: 'Why is it not delivered', ja: '配信されない原因の確認' } },
  {
    to: '/why/machine',
    title: { en: 'An update does not reach a machine', ja: '更新プログラムが配信されない' },
  },
  {
    to: '/why/server',
    title: { en: 'An update is not on my server', ja: '更新プログラムがサーバーに表示されない' },
  },
  {
    to: '/why/codes',
    title: { en: 'Error codes', ja: 'エラー コード' },
    also: ['Result codes', 'WindowsUpdate.log'],
  },
  {
    to: '/why/collector',
    title: { en: 'Collector script for a computer', ja: '情報収集スクリプト' },
    also: ['Client diagnostics'],
  },
  {
    to: '/why/remedies/reset',
    title: { en: 'Reset Windows Update on a computer', ja: 'Windows Update コンポーネントのリセット' },
    also: ['SoftwareDistribution'],
  },
  {
    to: '/sync/quarantine',
    title: {
      en: 'Quarantine: updates kept back at synchronization',
      ja: '隔離: 同期時に取り込まれなかった更新プログラム',
    },
  },
  {
    to: '/rules',
    title: { en: 'Rules', ja: '規則' },
    also: ['Rings', '展開リング', 'Pilot', 'Staged rollout'],
  },
  {
    to: '/rules/housekeeping',
    title: { en: 'Housekeeping', ja: '自動クリーンアップ' },
    also: ['Cleanup', 'クリーンアップ'],
  },
  { to: '/reports', title: { en: 'Reports', ja: 'レポート' } },
  { to: '/reports/compliance', title: { en: 'Compliance', ja: 'コンプライアンス' } },
  {
    to: '/reports/subscriptions',
    title: { en: 'Subscriptions, webhooks', ja: '配信設定、Webhook' },
    also: ['Teams', 'Slack'],
  },
  { to: '/settings', title: { en: 'Settings', ja: '設定' }, also: ['Options', 'オプション'] },
  { to: '/settings/accounts', title: { en: 'Accounts and roles', ja: 'アカウントと役割' }, also: ['Users'] },
  { to: '/settings/password', title: { en: 'Your password', ja: '自分のパスワード' } },
  { to: '/settings/tokens', title: { en: 'API tokens', ja: 'API トークン' } },
  {
    to: '/settings/sign-in',
    title: { en: 'Sign-in service (OpenID Connect)', ja: 'サインイン サービス (OpenID Connect)' },
  },
  {
    to: '/settings/audit',
    title: { en: 'Audit: who decided what', ja: '監査: 操作の記録' },
    also: ['Audit log', '監査ログ'],
  },
  {
    to: '/settings/configuration',
    title: { en: 'Configuration as code', ja: '構成ファイル' },
    also: ['Settings as code', 'DSC'],
  },
  { to: '/settings/health', title: { en: 'Health', ja: '正常性' } },
  {
    to: '/settings/metrics',
    title: { en: 'Metrics, monitoring', ja: 'メトリック、監視' },
    also: ['Prometheus'],
  },
  {
    to: '/settings/keys',
    title: { en: 'Keyboard', ja: 'キーボード' },
    also: ['Shortcuts', 'ショートカット'],
  },
  {
    to: '/settings/wsus',
    title: { en: 'Where WSUS’s functions are', ja: 'WSUS の機能との対応' },
    also: ['WSUS console', 'WSUS 管理コンソール'],
  },
  {
    to: '/settings/about',
    title: { en: 'Version, licenses', ja: 'バージョン、ライセンス' },
    also: ['About', 'バージョン情報'],
  },
];

/** Everything that has an address: ours, and each function of WSUS by the name it had there. What is not here is told in a table. */
export const PLACES: readonly Place[] = [
  ...WSUS_FUNCTIONS.map(
    ({ node, wsus, here, to, also }): Place => ({
      to: to ?? '/settings/wsus',
      title: wsus,
      here,
      ...(also === undefined ? {} : { also }),
      ...(node === 'options' ? { under: 'Options オプション' } : {}),
    }),
  ),
  ...OWN_PLACES,
];
