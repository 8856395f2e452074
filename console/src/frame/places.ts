import { inBoth } from '../words/index.ts';

/** Addresses of everything that has one, by the words that people look for: ours and those of WSUS's console. */
export const PLACES = inBoth({
  '/': { en: 'Overview', ja: '概要' },
  '/updates': { en: 'Updates, approve, decline', ja: '更新プログラム、承認、拒否' },
  '/updates?view=Needs%20a%20Decision': {
    en: 'Updates that need a decision',
    ja: '承認の判断が必要な更新プログラム',
  },
  '/computers': { en: 'Computers and groups', ja: 'コンピューターとグループ' },
  '/computers?view=stale': { en: 'Computers not heard of for long', ja: '長期間通信のないコンピューター' },
  '/computers?view=clones': {
    en: 'Cloned computers (SusClientId)',
    ja: '複製されたコンピューター (SusClientId)',
  },
  '/why': { en: 'Why is it not delivered', ja: '配信されない原因の確認' },
  '/why/machine': { en: 'An update does not reach a machine', ja: '更新プログラムが配信されない' },
  '/why/server': { en: 'An update is not on my server', ja: '更新プログラムがサーバーに表示されない' },
  '/sync': { en: 'Synchronize now, synchronization history', ja: '今すぐ同期、同期履歴' },
  '/sync/schedule': { en: 'Synchronization schedule', ja: '同期スケジュール' },
  '/sync/products': { en: 'Products, classifications, languages', ja: '製品と分類、言語' },
  '/sync/catalog': {
    en: 'Microsoft Update Catalog, import updates',
    ja: 'Microsoft Update カタログ、更新プログラムのインポート',
  },
  '/sync/upstream': { en: 'Update source and proxy server', ja: '更新元およびプロキシ サーバー' },
  '/sync/quarantine': { en: 'Updates kept back at synchronization', ja: '同期時に保留された更新プログラム' },
  '/sync/content': { en: 'Update files, download, disk', ja: '更新ファイル、ダウンロード、ディスク' },
  '/rules': { en: 'Automatic approvals', ja: '自動承認' },
  '/rules/housekeeping': { en: 'Server cleanup, housekeeping', ja: 'サーバー クリーンアップ' },
  '/reports': { en: 'Reports, compliance', ja: 'レポート、コンプライアンス' },
  '/reports/subscriptions': { en: 'E-mail notifications, webhooks', ja: '電子メール通知、Webhook' },
  '/servers': { en: 'Downstream servers, replicas', ja: 'ダウンストリーム サーバー、レプリカ' },
  '/servers/bundles': {
    en: 'Export and import for closed networks',
    ja: '閉じたネットワーク向けのエクスポートとインポート',
  },
  '/servers/migrate': { en: 'Take over a WSUS', ja: 'WSUS からの移行' },
  '/settings/accounts': { en: 'Accounts and roles', ja: 'アカウントと役割' },
  '/settings/tokens': { en: 'API tokens', ja: 'API トークン' },
  '/settings/sign-in': { en: 'Sign-in service (OpenID Connect)', ja: 'サインイン サービス (OpenID Connect)' },
  '/settings/audit': { en: 'Audit: who decided what', ja: '監査ログ' },
  '/settings/policy': {
    en: 'Group policy for computers: generate, check',
    ja: 'コンピューターのグループ ポリシー: 生成、確認',
  },
  '/settings/configuration': { en: 'Settings as code', ja: 'コードとしての設定' },
  '/settings/certificates': { en: 'Certificates, TLS', ja: '証明書、TLS' },
  '/settings/backup': { en: 'Backup', ja: 'バックアップ' },
  '/settings/health': { en: 'Health inbox', ja: '正常性' },
  '/settings/metrics': { en: 'Metrics, monitoring', ja: 'メトリック、監視' },
  '/settings/about': { en: 'Version, licences', ja: 'バージョン、ライセンス' },
});
