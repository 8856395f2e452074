import { inBoth } from '../../../words/index.ts';

export const tokenWords = inBoth({
  add: { en: 'New token', ja: '新しいトークン' },
  name: { en: 'Name', ja: '名前' },
  nameHint: {
    en: 'What it is for: monitoring, backup-script…',
    ja: '用途がわかる名前 (monitoring、backup-script など)',
  },
  role: { en: 'Role', ja: '役割' },
  owner: { en: 'In the name of', ja: '所有者' },
  nobody: { en: 'Nobody in particular', ja: 'なし' },
  nobodyHint: {
    en: 'It goes on when people leave.',
    ja: '担当者がいなくなっても使い続けられます。',
  },
  ownerHint: {
    en: 'It can never do more than this account, and ends with it.',
    ja: '所有者の役割を超える操作はできません。所有者のアカウントを削除すると、トークンも終了します。',
  },
  created: { en: 'Created', ja: '作成' },
  expires: { en: 'Expires', ja: '有効期限' },
  never: { en: 'never', ja: 'なし' },
  expired: { en: 'expired', ja: '期限切れ' },
  used: { en: 'Last used', ja: '最終使用' },
  unused: { en: 'not yet', ja: '未使用' },
  days30: { en: 'In 30 days', ja: '30 日後' },
  days90: { en: 'In 90 days', ja: '90 日後' },
  days365: { en: 'In a year', ja: '1 年後' },
  forEver: { en: 'Never', ja: 'なし' },
  forEverHint: {
    en: 'Somebody has to remember it.',
    ja: '不要になったときに、手動で取り消す必要があります。',
  },
  create: {
    en: (name: string) => `Create the token ${name}`.trim(),
    ja: (name: string) => (name === '' ? 'トークンを作成' : `トークン ${name} を作成`),
  },
  secretTitle: { en: (name: string) => `The token ${name}`, ja: (name: string) => `トークン ${name}` },
  secret: { en: 'Secret', ja: 'シークレット' },
  secretOnce: {
    en: 'This is shown once. Copy it to where it is needed now; if it is lost, make another token.',
    ja: 'シークレットが表示されるのは今回のみです。必要な場所に今すぐコピーしてください。紛失した場合は、新しいトークンを作成してください。',
  },
  example: { en: 'How it is used', ja: '使用例' },
  haveIt: { en: 'I have copied it', ja: 'コピーしました' },
  revoke: { en: 'Revoke', ja: '取り消す' },
  revokeTitle: { en: (name: string) => `Revoke ${name}`, ja: (name: string) => `${name} の取り消し` },
  revokeText: {
    en: 'Whatever comes in with it is refused from now on. This cannot be taken back; a new token has another secret.',
    ja: 'このトークンによるアクセスは、直ちに拒否されるようになります。この操作は元に戻せません。新しいトークンのシークレットは別の値になります。',
  },
  usedAt: { en: 'Used last', ja: '最終使用' },
  revokeNow: {
    en: (name: string) => `Revoke the token ${name}`,
    ja: (name: string) => `トークン ${name} を取り消す`,
  },
  revoked: {
    en: (name: string) => `The token ${name} opens nothing any more.`,
    ja: (name: string) => `トークン ${name} を取り消しました。`,
  },
  none: { en: 'There are no tokens', ja: 'トークンはありません' },
  noneText: {
    en: 'Scripts elsewhere and monitoring need one. Commands on the server itself do not.',
    ja: '別のコンピューターのスクリプトや監視システムで必要になります。サーバー上のコマンドでは不要です。',
  },
});
