import { inBoth } from '../../words/index.ts';

export const settingsWords = inBoth({
  settings: { en: 'Settings', ja: '設定' },
  lead: {
    en: 'Who may come in, what was done, and how this server is kept. What it fetches is set under Synchronization, what it decides under Rules.',
    ja: '利用者、操作の記録、このサーバーの管理に関する設定です。取得する内容は [同期]、承認の動作は [規則] で設定します。',
  },
  allSettings: { en: 'All settings', ja: 'すべての設定' },
  noSuchPart: { en: 'There is no such part of the settings.', ja: 'この設定項目はありません。' },
  forAdministrators: {
    en: (role: string) =>
      `Only administrators see and change this. You are signed in as ${role}; ask an administrator of this server.`,
    ja: (role: string) =>
      `この設定を表示および変更できるのは管理者のみです。現在の役割は「${role}」です。このサーバーの管理者に依頼してください。`,
  },
  administrator: { en: 'administrator', ja: '管理者' },
  approver: { en: 'approver', ja: '承認者' },
  reporter: { en: 'reporter', ja: '閲覧者' },

  people: { en: 'Who may come in', ja: '利用者' },
  record: { en: 'What happens here', ja: '記録と監視' },
  server: { en: 'This server', ja: 'このサーバー' },
  console: { en: 'This console', ja: 'このコンソール' },

  partAccounts: { en: 'Accounts', ja: 'アカウント' },
  aboutAccounts: {
    en: 'Who signs in, and what each may do.',
    ja: 'サインインできる利用者と、その役割です。',
  },
  partPassword: { en: 'Your password', ja: '自分のパスワード' },
  aboutPassword: {
    en: 'Change the password that you sign in with.',
    ja: 'サインインに使うパスワードを変更します。',
  },
  partTokens: { en: 'API tokens', ja: 'API トークン' },
  aboutTokens: {
    en: 'What scripts and monitoring systems come in with.',
    ja: 'スクリプトや監視システムが使う認証情報です。',
  },
  partSignIn: { en: 'Sign-in service', ja: 'サインイン サービス' },
  aboutSignIn: {
    en: 'Let people sign in with the account of your organization (OpenID Connect).',
    ja: '組織のアカウントでサインインできるようにします (OpenID Connect)。',
  },
  partAudit: { en: 'Audit', ja: '監査' },
  aboutAudit: {
    en: 'Who changed what and when, and whether anybody tampered with the record.',
    ja: 'いつ、誰が、何を変更したかの記録と、その改ざんの有無です。',
  },
  partHealth: { en: 'Health', ja: '正常性' },
  aboutHealth: {
    en: 'What the server finds about itself and the computers, each with one next step.',
    ja: 'サーバーとコンピューターについて検出された問題と、次に行うことです。',
  },
  healthNow: { en: 'What it finds now', ja: '現在の検出結果' },
  partMetrics: { en: 'Metrics', ja: 'メトリック' },
  aboutMetrics: {
    en: 'Figures for Prometheus and other monitoring systems.',
    ja: 'Prometheus などの監視システム向けの数値です。',
  },
  partPolicy: { en: 'Policy for computers', ja: 'コンピューターのポリシー' },
  aboutPolicy: {
    en: 'Make the policy that leads computers here, or check one that is in force.',
    ja: 'コンピューターをこのサーバーに接続するポリシーの作成と、適用済みポリシーの確認を行います。',
  },
  partConfiguration: { en: 'Configuration as code', ja: '構成ファイル' },
  aboutConfiguration: {
    en: 'All settings as one document: keep it, compare it, apply it here or elsewhere.',
    ja: 'すべての設定を 1 つのファイルとして保存、比較、適用します。',
  },
  partCertificates: { en: 'Certificate', ja: '証明書' },
  aboutCertificates: {
    en: 'How computers reach this server, and the certificate that it shows them.',
    ja: 'コンピューターからの接続先アドレスと、サーバー証明書です。',
  },
  partBackup: { en: 'Backup', ja: 'バックアップ' },
  aboutBackup: { en: 'Copy the database while it is in use.', ja: '使用中のデータベースをコピーします。' },
  partKeys: { en: 'Keyboard', ja: 'キーボード' },
  aboutKeys: { en: 'What the keys do.', ja: 'キー操作の一覧です。' },
  partWsus: { en: 'Where WSUS’s functions are', ja: 'WSUS の機能との対応' },
  aboutWsus: {
    en: 'Each function of WSUS’s console by its name there, and where it is here.',
    ja: 'WSUS のコンソールの各機能が、このコンソールのどこにあるかの一覧です。',
  },
  partAbout: { en: 'About', ja: 'バージョン情報' },
  aboutAbout: {
    en: 'Version, server ID, and the licenses of everything that is in it.',
    ja: 'バージョン、サーバー ID、同梱ソフトウェアのライセンスです。',
  },
});
