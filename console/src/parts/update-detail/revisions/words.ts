import { inBoth } from '../../../words/index.ts';

export const revisionsWords = inBoth({
  history: { en: 'Revision history', ja: 'リビジョン履歴' },
  lead: {
    en: 'A revision changes what is said about an update; other files would be another update.',
    ja: 'リビジョンは更新プログラムの情報を変更したものです。更新ファイルは変わりません。',
  },
  number: { en: 'Revision', ja: 'リビジョン番号' },
  arrived: { en: 'Arrived', ja: '着信日' },
  state: { en: 'State', ja: '状態' },
  id: { en: 'ID for computers', ja: 'クライアント用 ID' },
  live: { en: 'Offered', ja: '配信対象' },
  expired: { en: 'Expired', ja: '期限切れ (公開停止)' },
  older: { en: 'Replaced by a newer one', ja: '新しいリビジョンに置き換え済み' },
  notOffered: { en: 'Not offered', ja: '配信されていません' },
  offersNewest: {
    en: (number: number) => `Computers get the newest, revision ${number}.`,
    ja: (number: number) => `コンピューターには、最新のリビジョン ${number} が配信されます。`,
  },
  offers: {
    en: (number: number) => `Computers get revision ${number}.`,
    ja: (number: number) => `コンピューターには、リビジョン ${number} が配信されます。`,
  },
  offersNone: { en: 'No revision is offered.', ja: '配信されるリビジョンはありません。' },
  waits: {
    en: 'The newest waits for an approval: approve the update again to let computers get it, or let revisions follow by themselves in the settings.',
    ja: '最新のリビジョンは承認を待っています。もう一度承認するか、設定でリビジョンの自動承認を有効にしてください。',
  },
  incomplete: {
    en: 'The newest is incomplete: something that it needs is not here. The next synchronization usually brings it.',
    ja: '最新のリビジョンに必要なものがこのサーバーに揃っていません。通常は次回の同期で解消します。',
  },
  held: {
    en: 'The update is held: nothing of it is offered until the hold ends.',
    ja: 'この更新プログラムは保留中です。解除されるまで配信されません。',
  },
  declined: { en: 'The update is declined.', ja: 'この更新プログラムは「拒否済み」に設定されています。' },
  withdrawn: {
    en: 'Its publisher has withdrawn the update.',
    ja: 'この更新プログラムは、公開元により公開が停止されています。',
  },
});
