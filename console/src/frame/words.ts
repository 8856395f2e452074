import { inBoth } from '../words/index.ts';

export const frameWords = inBoth({
  overview: { en: 'Overview', ja: '概要' },
  updates: { en: 'Updates', ja: '更新プログラム' },
  computers: { en: 'Computers', ja: 'コンピューター' },
  why: { en: 'Why', ja: '原因の確認' },
  sync: { en: 'Synchronization', ja: '同期' },
  rules: { en: 'Rules', ja: '規則' },
  reports: { en: 'Reports', ja: 'レポート' },
  servers: { en: 'Servers', ja: 'サーバー' },
  settings: { en: 'Settings', ja: '設定' },
  firstRun: { en: 'First run', ja: '初期設定' },
  navigation: { en: 'Pages', ja: 'ページ' },
  skip: { en: 'Skip to the page', ja: '本文へ移動' },
  menu: { en: 'Menu', ja: 'メニュー' },
  search: {
    en: 'KB, title, computer, error code, setting…',
    ja: 'KB 番号、タイトル、コンピューター、エラー コード、設定…',
  },
  searchLabel: { en: 'Search everything', ja: 'すべてを検索' },
  found: { en: 'Found', ja: '検索結果' },
  groups: { en: 'Groups', ja: 'グループ' },
  codes: { en: 'Result codes', ja: 'エラー コード' },
  pages: { en: 'Pages and settings', ja: 'ページと設定' },
  nothing: {
    en: 'Nothing here has that in it. Ctrl+Enter asks why.',
    ja: '見つかりませんでした。Ctrl+Enter で理由を確認できます。',
  },
  askWhy: { en: 'Enter goes there, Ctrl+Enter asks why', ja: 'Enter で移動、Ctrl+Enter で理由を確認' },
  signIn: { en: 'Sign in', ja: 'サインイン' },
  signOut: { en: 'Sign out', ja: 'サインアウト' },
  name: { en: 'Name', ja: '名前' },
  password: { en: 'Password', ja: 'パスワード' },
  lostPassword: {
    en: 'Forgotten? An administrator sets a new one, or on the server: todoku accounts password NAME',
    ja: 'パスワードを忘れた場合は、管理者が再設定できます。サーバー上では todoku accounts password 名前 を実行します。',
  },
  refusals: {
    en: {
      'accounts/service-denied': {
        says: 'The sign-in service did not let you in, or you gave up there',
        next: 'Try once more. Whom it lets in is decided there: ask whoever looks after it.',
      },
      'accounts/attempt-over': {
        says: 'This attempt to sign in is over',
        next: 'It took longer than ten minutes, was used already, or was begun in another browser. Try once more from here.',
      },
      'accounts/no-role': {
        says: 'You have no role on this server yet',
        next: 'The sign-in service knows you, but nothing it says of you gives a role here. Ask an administrator: roles are given under Settings, Sign-in service, and the log of the server has what the service said.',
      },
      'accounts/disabled': {
        says: 'Your account here is switched off',
        next: 'An administrator can switch it on again under Settings, Accounts.',
      },
      'accounts/no-service': {
        says: 'There is no sign-in service any more',
        next: 'Sign in with name and password.',
      },
    },
    ja: {
      'accounts/service-denied': {
        says: 'サインイン サービスで許可されなかったか、中止されました',
        next: 'もう一度お試しください。許可する人はサービス側で管理されています。サービスの管理者に確認してください。',
      },
      'accounts/attempt-over': {
        says: 'このサインインは無効になりました',
        next: '10 分以上経過したか、使用済みか、別のブラウザーで開始されています。ここからもう一度サインインしてください。',
      },
      'accounts/no-role': {
        says: 'このサーバーでの役割がありません',
        next: 'サインイン サービスでは確認できましたが、役割が割り当てられていません。管理者に依頼してください。役割は [設定] の [サインイン サービス] で割り当てます。サービスから届いた内容はサーバーのログにあります。',
      },
      'accounts/disabled': {
        says: 'アカウントが無効です',
        next: '管理者が [設定] の [アカウント] で有効に戻すことができます。',
      },
      'accounts/no-service': {
        says: 'サインイン サービスの設定がありません',
        next: '名前とパスワードでサインインしてください。',
      },
    },
  },
  refusedOtherwise: {
    en: {
      says: 'Signing in through the service did not work',
      next: 'The service may be out of reach, or its settings here may not fit. Try once more; an administrator finds the reason in the log of the server.',
    },
    ja: {
      says: 'サービスを使用したサインインに失敗しました',
      next: 'サービスに接続できないか、設定が一致していない可能性があります。もう一度お試しください。原因はサーバーのログで管理者が確認できます。',
    },
  },
  language: { en: '日本語', ja: 'English' },
  scheme: { en: 'Light or dark', ja: '明るさ' },
  schemeSystem: { en: 'As the system', ja: 'システムに合わせる' },
  schemeLight: { en: 'Light', ja: 'ライト' },
  schemeDark: { en: 'Dark', ja: 'ダーク' },
  notFound: { en: 'There is no page at this address.', ja: 'このアドレスにはページがありません。' },
  offline: {
    en: (clock: string) => `The server does not answer. What you see is from ${clock}; it goes on by itself.`,
    ja: (clock: string) =>
      `サーバーから応答がありません。表示は ${clock} 時点の内容です。応答があれば自動的に更新されます。`,
  },
  sessionOver: {
    en: 'Your session has ended. Sign in again; you come back to this page.',
    ja: 'セッションが終了しました。もう一度サインインすると、このページに戻ります。',
  },
});
