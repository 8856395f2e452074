import { agreeing, inBoth } from '../../words/index.ts';

export const overviewWords = inBoth({
  title: { en: 'Overview', ja: '概要' },
  safe: { en: 'Are the computers safe?', ja: 'コンピューターは安全ですか' },
  lacking: {
    en: (all: string) => `of ${all}, or more, lack a security update`,
    ja: (all: string) => `全 ${all}のうち、少なくともこの台数でセキュリティ更新プログラムが不足しています`,
  },
  lackingNone: {
    en: 'No computer that reported lacks a security update',
    ja: '報告のあったコンピューターに、不足しているセキュリティ更新プログラムはありません',
  },
  oldest: { en: 'the oldest came', ja: '最も古いものの着信:' },
  compliant: {
    en: (share: string) => `${share} have everything that is approved for them`,
    ja: (share: string) => `${share} が承認済みの更新プログラムをすべて適用済み`,
  },
  chart: { en: 'Computers by the worst that they reported', ja: '最も重い状態別のコンピューター数' },
  silent: {
    en: (count: string, days: string) => `${count} not heard of for ${days}`,
    ja: (count: string, days: string) => `${count}が ${days}以上通信なし`,
  },
  failing: {
    en: (count: string) => `${count} with a failed update`,
    ja: (count: string) => `${count}で更新プログラムが失敗`,
  },
  noComputers: { en: 'No computer has called yet', ja: 'まだどのコンピューターからも接続がありません' },
  noComputersHint: {
    en: 'Point one here by policy: the values are ready to copy.',
    ja: 'ポリシーでこのサーバーを指定してください。設定値はコピーできる状態で用意されています。',
  },
  policy: { en: 'Policy for the first computer', ja: '最初のコンピューターのポリシー' },
  needsYou: { en: 'What needs you', ja: '対応が必要なこと' },
  decisions: {
    en: (count: string) => `${count} ${agreeing(count, 'waits', 'wait')} for a decision`,
    ja: (count: string) => `${count}が承認の判断待ち`,
  },
  decide: { en: 'Decide', ja: '判断する' },
  look: { en: 'Look at them', ja: '一覧を表示' },
  terms: {
    en: (count: string) => `License terms to read: ${count}`,
    ja: (count: string) => `確認が必要なライセンス条項: ${count}`,
  },
  read: { en: 'Read', ja: '確認する' },
  arrived: { en: 'What arrived', ja: '届いた更新プログラム' },
  arrivedNone: {
    en: 'Nothing new in the last seven days',
    ja: '過去 7 日間に新しい更新プログラムはありません',
  },
  allNew: { en: 'All that came in seven days', ja: '過去 7 日間の着信をすべて表示' },
  done: { en: 'What was done for you', ja: '自動で行われたこと' },
  doneNone: {
    en: 'Housekeeping had nothing to do. What it does stands here, and can be taken back.',
    ja: 'クリーンアップの対象はありませんでした。実行した内容はここに表示され、元に戻すこともできます。',
  },
  undone: { en: 'taken back', ja: '元に戻しました' },
  allDone: { en: 'The whole log', ja: 'ログをすべて表示' },
  unfinished: {
    en: 'This server is not set up yet: a few short steps are left.',
    ja: 'このサーバーの設定はまだ完了していません。残りの短い手順を行ってください。',
  },
  setUp: { en: 'Go on', ja: '続ける' },
  server: { en: 'The server', ja: 'サーバー' },
  synced: { en: 'Synchronized', ja: '同期' },
  syncing: { en: 'Synchronizing now', ja: '同期中' },
  syncFailed: { en: 'The last synchronization failed', ja: '前回の同期に失敗しました' },
  noUpstream: { en: 'No source of updates is set', ja: '更新元が設定されていません' },
  neverSynced: { en: 'Never synchronized so far', ja: 'まだ同期していません' },
  next: { en: 'next', ja: '次回' },
  files: { en: 'Files', ja: '更新ファイル' },
  filesHere: { en: 'all that is approved is here', ja: '承認済みのファイルはすべて揃っています' },
  filesComing: {
    en: (files: string, bytes: string) => `${files} on their way (${bytes})`,
    ja: (files: string, bytes: string) => `${files}を取得中 (${bytes})`,
  },
  filesFailing: {
    en: (files: string) => `${files} did not arrive`,
    ja: (files: string) => `${files}を取得できません`,
  },
  pausedFull: { en: 'paused: the disk is full', ja: 'ディスクの空き容量不足のため一時停止中' },
  pausedWindow: { en: 'paused until the next window', ja: '次の時間帯まで一時停止中' },
  pausedNoUpstream: { en: 'paused: there is no source', ja: '更新元がないため一時停止中' },
  fromMicrosoft: { en: 'computers fetch from Microsoft', ja: 'コンピューターは Microsoft から取得します' },
  version: { en: 'Version', ja: 'バージョン' },
  quarantined: {
    en: (count: string) => `${count} kept back at synchronization`,
    ja: (count: string) => `隔離: ${count}`,
  },
  needing: {
    en: (count: string) => `${count} ${agreeing(count, 'needs', 'need')} it`,
    ja: (count: string) => `${count}で必要`,
  },
  nobodyNeeds: { en: 'no computer reported to need it', ja: '必要と報告したコンピューターなし' },
  complete: { en: 'up to date', ja: '最新' },
  restart: { en: 'wait for a restart', ja: '再起動の保留中' },
  needingUpdates: { en: 'need something', ja: '更新が必要' },
  failed: { en: 'failed', ja: '失敗' },
  unknown: { en: 'never reported', ja: '報告なし' },
});

/** What a task of housekeeping did with so many things. */
export const taskWords = inBoth({
  'decline-expired': {
    en: (count: string) => `${count} declined: withdrawn by the publisher`,
    ja: (count: string) => `${count} 件を拒否: 期限切れ (公開停止)`,
  },
  'decline-superseded': {
    en: (count: string) => `${count} declined: superseded by others`,
    ja: (count: string) => `${count} 件を拒否: ほかの更新プログラムに置き換えられました`,
  },
  'remove-revisions': {
    en: (count: string) => `${count} removed: older revisions that nobody needs`,
    ja: (count: string) => `${count} 件を削除: 使用されていない古いリビジョン`,
  },
  'remove-metadata': {
    en: (count: string) => `${count} removed: metadata that nobody needs`,
    ja: (count: string) => `${count} 件を削除: 使用されていないメタデータ`,
  },
  'archive-computers': {
    en: (count: string) => `${count} archived: computers long silent`,
    ja: (count: string) => `${count} 台をアーカイブ: 長期間通信のないコンピューター`,
  },
  'remove-content': {
    en: (count: string) => `${count} removed: files that nobody needs`,
    ja: (count: string) => `${count} 個を削除: 不要な更新ファイル`,
  },
  'trim-history': {
    en: (count: string) => `${count} removed: events and history past their time`,
    ja: (count: string) => `${count} 件を削除: 保存期間を過ぎたイベントと履歴`,
  },
  'tend-database': {
    en: () => 'The database was tended',
    ja: () => 'データベースを整理しました',
  },
});
