import { inBoth } from '../../../words/index.ts';

export const serviceWords = inBoth({
  none: {
    en: 'No service is set: people sign in with name and password.',
    ja: 'サインイン サービスは設定されていません。名前とパスワードでサインインします。',
  },
  isSet: {
    en: 'People may sign in through this service. What they may do follows from what it says of them, each time anew.',
    ja: 'このサービス経由でサインインできます。役割は、サインインのたびにサービスが示す値から決まります。',
  },
  callback: { en: 'Redirect address to enter at the service', ja: 'サービス側に登録するリダイレクト URI' },
  service: { en: 'The service', ja: 'サービス' },
  issuer: { en: 'Issuer', ja: '発行者 (issuer)' },
  issuerHint: {
    en: 'Like https://login.example/realms/it. It is asked when you save.',
    ja: '例: https://login.example/realms/it。保存時に接続を確認します。',
  },
  clientId: { en: 'Client ID', ja: 'クライアント ID' },
  clientSecret: { en: 'Client secret', ja: 'クライアント シークレット' },
  secretKept: { en: 'One is set; left empty, it stays.', ja: '設定済みです。空欄の場合は変更されません。' },
  secretNone: {
    en: 'Empty for a service that wants none (PKCE).',
    ja: 'シークレットが不要なサービス (PKCE) の場合は空欄にします。',
  },
  publicUrl: { en: 'Where browsers reach this server', ja: 'ブラウザーからこのサーバーに接続するアドレス' },
  label: { en: 'What the button says', ja: 'ボタンの表示名' },
  labelHint: { en: 'On the page where one signs in.', ja: 'サインイン画面に表示されます。' },
  usualLabel: { en: 'Sign in with your organization', ja: '組織のアカウントでサインイン' },
  more: { en: 'More', ja: '詳細設定' },
  scope: { en: 'Further scopes', ja: '追加のスコープ' },
  scopeHint: {
    en: 'Besides openid profile email.',
    ja: 'openid profile email のほかに要求するスコープです。',
  },
  claim: { en: 'Claim that says what somebody is', ja: '役割を判断するクレーム' },
  claimHint: { en: 'Usually groups or roles.', ja: '通常は groups または roles です。' },
  roles: { en: 'Who may do what', ja: '役割の割り当て' },
  rolesLead: {
    en: 'Whoever has one of these values in the claim comes in with its role; with several, the one that may do the most. Nobody else comes in.',
    ja: 'クレームに次の値がある利用者が、その役割でサインインできます。複数ある場合は、権限が最も大きい役割になります。いずれの値もない利用者はサインインできません。',
  },
  value: { en: 'Value', ja: '値' },
  valueHint: {
    en: '* is everybody whom the service lets in.',
    ja: '* はサービスにサインインできるすべての利用者です。',
  },
  role: { en: 'Role', ja: '役割' },
  addRole: { en: 'Add a value', ja: '値を追加' },
  removeRole: { en: (value: string) => `Take ${value} away`, ja: (value: string) => `${value} を削除` },
  save: { en: 'Ask the service, and save', ja: '接続を確認して保存' },
  saved: {
    en: 'The service answered. People can sign in through it now.',
    ja: 'サービスに接続できました。サインインに使用できます。',
  },
  remove: { en: 'Take the sign-in service away', ja: 'サインイン サービスの設定を削除' },
  removed: {
    en: 'Nobody signs in through the service any more. Sessions that are open go on.',
    ja: 'サインイン サービスの設定を削除しました。現在のセッションは継続します。',
  },
  removeText: {
    en: 'Its client secret is forgotten with it: to use the service again, enter it anew.',
    ja: 'クライアント シークレットも削除されます。再び使用する場合は、入力し直してください。',
  },
});
