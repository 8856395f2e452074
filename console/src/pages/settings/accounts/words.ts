import { inBoth } from '../../../words/index.ts';

export const accountWords = inBoth({
  add: { en: 'New account', ja: '新しいアカウント' },
  name: { en: 'Name', ja: '名前' },
  role: { en: 'Role', ja: '役割' },
  decidesFor: { en: 'Decides for', ja: '承認の対象' },
  signedIn: { en: 'Last signed in', ja: '最終サインイン' },
  state: { en: 'State', ja: '状態' },
  actions: { en: 'Actions', ja: '操作' },
  isOn: { en: 'may sign in', ja: '有効' },
  isOff: { en: 'disabled', ja: '無効' },
  viaService: { en: 'no password', ja: 'パスワードなし' },
  you: { en: 'you', ja: '自分' },
  rolesTitle: { en: 'What the roles may do', ja: '役割でできること' },
  administrator: { en: 'Administrator', ja: '管理者' },
  administratorMay: {
    en: 'Everything: settings, accounts, synchronization, and all that the others may.',
    ja: '設定、アカウント、同期を含む、すべての操作ができます。',
  },
  approver: { en: 'Approver', ja: '承認者' },
  approverMay: {
    en: 'Approves, holds and declines updates. Bound to groups, it approves for those and the ones below them, and nothing for others.',
    ja: '更新プログラムの承認、保留、拒否ができます。グループを指定した場合は、そのグループと下位のグループに対する承認のみできます。',
  },
  reporter: { en: 'Reporter', ja: '閲覧者' },
  reporterMay: {
    en: 'Reads everything and makes reports, changes nothing: what WSUS Reporters were.',
    ja: 'すべての情報の表示とレポートの作成ができます。変更はできません (WSUS Reporters に相当)。',
  },
  change: { en: 'Change', ja: '変更' },
  changeTitle: { en: (name: string) => `Change ${name}`, ja: (name: string) => `${name} の変更` },
  save: { en: 'Save', ja: '保存' },
  create: {
    en: (name: string) => `Create the account ${name}`.trim(),
    ja: (name: string) => (name === '' ? 'アカウントを作成' : `アカウント ${name} を作成`),
  },
  created: {
    en: (name: string) => `The account ${name} is there.`,
    ja: (name: string) => `アカウント ${name} を作成しました。`,
  },
  changed: { en: (name: string) => `${name} was changed.`, ja: (name: string) => `${name} を変更しました。` },
  setPassword: { en: 'Set a password', ja: 'パスワードの設定' },
  setPasswordOf: {
    en: (name: string) => `Set a password for ${name}`,
    ja: (name: string) => `${name} のパスワードの設定`,
  },
  passwordSet: {
    en: (name: string) => `${name} has a new password and is signed out everywhere.`,
    ja: (name: string) => `${name} のパスワードを設定し、すべての場所からサインアウトしました。`,
  },
  passwordEnds: {
    en: 'It is signed out everywhere, and comes in with the new password only. Hand that over on a safe way: nobody can read it here afterwards.',
    ja: 'すべての場所からサインアウトされ、以後は新しいパスワードでのみサインインできます。パスワードは後から表示できないため、安全な方法で本人に伝えてください。',
  },
  disable: { en: 'Disable', ja: '無効にする' },
  enable: { en: 'Enable', ja: '有効にする' },
  disabled: {
    en: (name: string) => `${name} is disabled, and its sessions have ended.`,
    ja: (name: string) => `${name} を無効にし、セッションを終了しました。`,
  },
  enabled: {
    en: (name: string) => `${name} may sign in again.`,
    ja: (name: string) => `${name} を有効にしました。`,
  },
  remove: { en: 'Delete', ja: '削除' },
  removeTitle: { en: (name: string) => `Delete ${name}`, ja: (name: string) => `${name} の削除` },
  removeText: {
    en: 'Its sessions end, and so do the API tokens in its name. What it decided stays, and so does the audit. This cannot be taken back; to keep somebody out for a while, disable the account instead.',
    ja: 'セッションと、このアカウントを所有者とする API トークンが終了します。これまでの承認などの操作と監査の記録は残ります。この操作は元に戻せません。一時的に利用を止める場合は、アカウントを無効にしてください。',
  },
  removeNow: {
    en: (name: string) => `Delete the account ${name}`,
    ja: (name: string) => `アカウント ${name} を削除`,
  },
  removed: {
    en: (name: string) => `The account ${name} is gone.`,
    ja: (name: string) => `アカウント ${name} を削除しました。`,
  },
  tokensGo: {
    en: (names: string) => `These tokens end with it: ${names}`,
    ja: (names: string) => `次のトークンも終了します: ${names}`,
  },

  groups: { en: 'Decides for', ja: '承認の対象' },
  groupsAll: { en: 'All groups', ja: 'すべてのグループ' },
  groupsSome: { en: 'Only these groups, and those below them', ja: '次のグループと下位のグループのみ' },
  findGroup: { en: 'Find a group', ja: 'グループの検索' },

  password: { en: 'Password', ja: 'パスワード' },
  passwordHint: {
    en: 'At least 12 characters, 5 different ones. Several words in a row are easy to remember.',
    ja: '12 文字以上で、5 種類以上の文字を使ってください。複数の単語を並べると覚えやすくなります。',
  },
  passwordLater: {
    en: 'Left empty, it signs in through the sign-in service only.',
    ja: '空欄の場合は、サインイン サービス経由でのみサインインできます。',
  },
  before: { en: 'The password of today', ja: '現在のパスワード' },
  after: { en: 'The new password', ja: '新しいパスワード' },
  again: { en: 'Once more the new password', ja: '新しいパスワードの確認' },
  differs: { en: 'The two are not the same.', ja: '入力したパスワードが一致しません。' },
  changePassword: { en: 'Change the password', ja: 'パスワードを変更' },
  passwordChanged: {
    en: 'Your password is changed. You are signed out everywhere else.',
    ja: 'パスワードを変更しました。ほかの場所からはサインアウトされています。',
  },
  passwordLead: {
    en: 'You stay signed in here and are signed out everywhere else.',
    ja: 'この画面のサインインは維持され、ほかの場所からはサインアウトされます。',
  },
});
