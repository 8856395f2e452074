import { inBoth } from '../../../words/index.ts';

export const overviewWords = inBoth({
  title: { en: 'Synchronization', ja: '同期' },
  lead: {
    en: 'Asks the upstream server for new and changed updates. Files of approved updates follow by themselves.',
    ja: '新しい更新プログラムと変更を、アップストリーム サーバーから取得します。承認済みの更新プログラムのファイルは、その後自動的にダウンロードされます。',
  },
  now: { en: 'Synchronize now', ja: '今すぐ同期' },
  onlyCategories: { en: 'Products and classifications only', ja: '製品と分類のみを同期' },
  otherWays: { en: 'Other ways to synchronize', ja: 'その他の同期方法' },
  stop: { en: 'Stop the synchronization', ja: '同期の停止' },
  status: { en: 'Synchronization Status', ja: '同期の状態' },
  idle: { en: 'Idle', ja: 'アイドル' },
  state: { en: 'Status', ja: '状態' },
  upstream: { en: 'Update source', ja: '更新元' },
  last: { en: 'Last synchronization', ja: '前回の同期' },
  lastGood: { en: 'Last one that succeeded', ja: '最後に成功した同期' },
  next: { en: 'Next synchronization', ja: '次回の同期' },
  byHand: { en: 'only by hand', ja: '手動のみ' },
  staged: { en: 'Waiting for the rest', ja: '取得途中' },
  stagedText: {
    en: (revisions: string) => `${revisions} from a run that did not end; the next one goes on from there`,
    ja: (revisions: string) => `${revisions} (完了しなかった同期のもの。次回は続きから再開します)`,
  },
  kept: { en: 'In quarantine', ja: '隔離' },
  changeSchedule: { en: 'Change the schedule', ja: 'スケジュールの変更' },
  noUpstream: { en: 'No update source is set yet.', ja: '更新元がまだ設定されていません。' },
  noUpstreamText: {
    en: 'Choose Microsoft Update or another server. Then products can be chosen.',
    ja: 'Microsoft Update または別のサーバーを選択してください。その後、製品を選択できます。',
  },
  chooseUpstream: { en: 'Choose the update source', ja: '更新元を選択する' },
  running: { en: 'Synchronizing', ja: '同期中' },
  doneOf: {
    en: (done: string, total: string) => `${done} of ${total}`,
    ja: (done: string, total: string) => `${total} 件中 ${done} 件`,
  },
  perSecond: { en: (value: string) => `${value} per second`, ja: (value: string) => `毎秒 ${value}` },
  left: { en: (length: string) => `about ${length} left`, ja: (length: string) => `残り約 ${length}` },
  since: { en: (length: string) => `for ${length} so far`, ja: (length: string) => `経過 ${length}` },
  history: { en: 'History', ja: '履歴' },
  days: { en: 'The last 30 days', ja: '過去 30 日間' },
  dayText: {
    en: (date: string, runs: string) => `${date}: ${runs}`,
    ja: (date: string, runs: string) => `${date}: ${runs}`,
  },
  none: { en: 'no synchronization', ja: '同期なし' },
  times: {
    en: (count: string, outcome: string) => `${count} ${outcome}`,
    ja: (count: string, outcome: string) => `${outcome} ${count} 回`,
  },
  ofDay: { en: (date: string) => `Only ${date}`, ja: (date: string) => `${date} のみ` },
  allDays: { en: 'Show all days', ja: 'すべての日を表示' },
  noneOfDay: {
    en: 'Nothing was synchronized on that day.',
    ja: 'この日に行われた同期はありません。',
  },
  list: { en: 'Synchronizations', ja: '同期の履歴' },
  started: { en: 'Started', ja: '開始' },
  outcome: { en: 'Result', ja: '結果' },
  trigger: { en: 'Started by', ja: '開始方法' },
  new: { en: 'New', ja: '新規' },
  revised: { en: 'Revised', ja: '改訂' },
  expired: { en: 'Expired', ja: '期限切れ' },
  took: { en: 'Took', ja: '所要時間' },
  remark: { en: 'Remark', ja: '備考' },
  noRuns: { en: 'Nothing has been synchronized yet.', ja: 'まだ同期が行われていません。' },
  noRunsText: {
    en: 'The first synchronization brings the list of products. It takes a few minutes.',
    ja: '最初の同期で、製品の一覧を取得します。数分かかります。',
  },
  ended: {
    en: (outcome: string, what: string) => `Synchronization ${outcome}: ${what}.`,
    ja: (outcome: string, what: string) => `同期の結果: ${outcome}。${what}。`,
  },
  came: {
    en: (fresh: string, revised: string, expired: string) =>
      `${fresh} new, ${revised} revised, ${expired} expired`,
    ja: (fresh: string, revised: string, expired: string) =>
      `新規 ${fresh} 件、改訂 ${revised} 件、期限切れ ${expired} 件`,
  },
  look: { en: 'Look at it', ja: '詳細を表示' },
});
