import { inBoth } from '../../../words/index.ts';

export const supersedenceWords = inBoth({
  chain: { en: 'What replaced what', ja: '置き換えの関係' },
  lead: {
    en: 'Old on the left, new on the right: each arrow leads to what replaces it.',
    ja: '左が古く、右が新しい更新プログラムです。矢印は、それを置き換える更新プログラムを指します。',
  },
  list: { en: 'Chain of supersedence, from old to new', ja: '置き換えの一覧 (古い順)' },
  alone: { en: 'It replaces nothing and nothing replaces it', ja: '置き換えの関係はありません' },
  aloneText: {
    en: 'That is so as far as updates on this server know of each other.',
    ja: 'このサーバーにある更新プログラムの情報に基づきます。',
  },
  thisOne: { en: 'this update', ja: 'この更新プログラム' },
  replacedBy: {
    en: (names: string) => `Replaced by ${names}`,
    ja: (names: string) => `置き換える更新プログラム: ${names}`,
  },
  newest: { en: 'Nothing here replaces it', ja: 'これを置き換えるものはありません' },
  approved: { en: 'approved', ja: '承認済み' },
  notApproved: { en: 'not approved', ja: '未承認' },
  declined: { en: 'declined', ja: '拒否済み' },
  expired: { en: 'expired', ja: '期限切れ (公開停止)' },
  neededBy: {
    en: (computers: string) => `${computers} without it`,
    ja: (computers: string) => `未完了 ${computers}`,
  },
  more: { en: (updates: string) => `${updates} between`, ja: (updates: string) => `間に ${updates}` },
  showAll: { en: 'Show the whole chain', ja: 'すべて表示' },
  showLess: { en: 'Show what is near only', ja: '近いものだけを表示' },
  loading: {
    en: (done: string) => `Following the chain: ${done} so far`,
    ja: (done: string) => `関係を取得しています: ${done}`,
  },
  beyond: { en: 'The chain goes on. Further away:', ja: 'さらに続きがあります。続き:' },
  notHere: {
    en: (updates: string) => `It also replaces ${updates} that this server does not have.`,
    ja: (updates: string) => `このサーバーにない ${updates}も置き換えます。`,
  },
  failed: {
    en: 'Some of the chain could not be read; what is known is shown.',
    ja: '一部を取得できませんでした。取得できたものを表示しています。',
  },

  today: { en: 'What can be declined today', ja: '今拒否できるもの' },
  todayLead: {
    en: 'Declining what has been replaced keeps scans short. Computers that have not reported since an update came are not counted here; housekeeping looks at those too, and waits longer.',
    ja: '置き換えられたものを拒否すると、スキャンが短くなります。更新プログラムの着信後に状態を報告していないコンピューターは、ここでは考慮されません。自動クリーンアップはそれも確認し、より長く待ちます。',
  },
  update: { en: 'Update', ja: '更新プログラム' },
  mayGo: { en: 'Can be declined?', ja: '拒否できるか' },
  yes: { en: 'Yes', ja: 'はい' },
  no: { en: 'No', ja: 'いいえ' },
  done: { en: 'Done', ja: '済み' },
  replaced: {
    en: (by: string) => `No computer needs it, and ${by} is approved wherever it is.`,
    ja: (by: string) => `必要とするコンピューターはなく、${by} が同じ範囲に承認されています。`,
  },
  withdrawn: {
    en: 'Its publisher has withdrawn it: it can no longer be installed.',
    ja: '公開元により公開が停止され、インストールできません。',
  },
  alreadyDeclined: { en: 'It is declined.', ja: '拒否済みです。' },
  needed: {
    en: (computers: string) => `${computers} still without it, as they reported.`,
    ja: (computers: string) => `報告によると、まだ必要なコンピューターが ${computers}あります。`,
  },
  successorsGone: {
    en: 'What replaces it is declined, held or withdrawn.',
    ja: '置き換える更新プログラムが、拒否済み、保留中、または期限切れです。',
  },
  successorNotApproved: {
    en: 'Nothing that replaces it is approved.',
    ja: '置き換える更新プログラムが承認されていません。',
  },
  uncovered: {
    en: (groups: string) => `It is approved for ${groups}, and what replaces it is not.`,
    ja: (groups: string) => `${groups} に承認されていますが、置き換える更新プログラムは承認されていません。`,
  },
  toBeRemoved: { en: 'It is approved for removal.', ja: '削除が承認されています。' },
  declineThem: {
    en: (updates: string) => `Decline ${updates}`,
    ja: (updates: string) => `${updates}を拒否`,
  },
  reason: { en: 'superseded, and nobody needs it', ja: '置き換え済みで、必要とするコンピューターがないため' },
});
