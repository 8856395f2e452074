import { agreeing, inBoth } from '../../words/index.ts';

export const housekeepingWords = inBoth({
  title: { en: 'Housekeeping', ja: '自動クリーンアップ' },
  lead: {
    en: 'What WSUS left to its server cleanup wizard, this server does by itself, a little at a time. Declines can be taken back.',
    ja: 'WSUS ではサーバー クリーンアップ ウィザードで行っていた作業を、このサーバーは少しずつ自動的に行います。拒否は元に戻せます。',
  },
  toPage: { en: 'Settings and the whole log', ja: '設定とすべてのログ' },
  back: { en: 'Rules', ja: '規則' },
  next: { en: 'What it would do next', ja: '次に行う作業' },
  look: { en: 'Look what it would do', ja: '作業内容をプレビュー' },
  runCount: {
    en: (things: string) => `Do it now: ${things}`,
    ja: (things: string) => `今すぐ実行: ${things}`,
  },
  onlyAdministrators: {
    en: 'Administrators can look what it would do next and start it. By itself it looks every hour.',
    ja: '次の作業のプレビューと実行は管理者が行えます。自動では 1 時間ごとに確認します。',
  },
  looking: { en: 'Looking, nothing is changed…', ja: '確認しています (変更は行いません)…' },
  working: { en: 'At work…', ja: '実行しています…' },
  at: { en: (task: string) => `Now: ${task}`, ja: (task: string) => `実行中: ${task}` },
  stop: { en: 'Stop', ja: '停止' },
  stopped: {
    en: 'Housekeeping was stopped. What it did stands in its log.',
    ja: '自動クリーンアップを停止しました。行われた作業はログにあります。',
  },
  nothing: { en: 'There is nothing to clean up.', ja: 'クリーンアップの対象はありません。' },
  would: {
    en: (things: string) => `It would deal with ${things}.`,
    ja: (things: string) => `${things}を処理します。`,
  },
  wouldFree: {
    en: (things: string, bytes: string) => `It would deal with ${things} and free ${bytes}.`,
    ja: (things: string, bytes: string) => `${things}を処理し、${bytes} を解放します。`,
  },
  did: {
    en: (things: string) => `Housekeeping is through: ${things}.`,
    ja: (things: string) => `自動クリーンアップが完了しました: ${things}。`,
  },
  didFree: {
    en: (things: string, bytes: string) => `Housekeeping is through: ${things}, ${bytes} freed.`,
    ja: (things: string, bytes: string) =>
      `自動クリーンアップが完了しました: ${things}、${bytes} を解放しました。`,
  },
  task: { en: 'Task', ja: '作業' },
  count: { en: 'Items', ja: '件数' },
  frees: { en: 'Frees', ja: '解放する容量' },
  skipped: {
    en: { replica: 'not on a replica', off: 'switched off' },
    ja: { replica: 'レプリカでは行いません', off: '無効' },
  },
  which: { en: (task: string) => `${task}: which and why`, ja: (task: string) => `${task}: 対象と理由` },
  firstOf: {
    en: (shown: string, all: string) => `The first ${shown} of ${all}.`,
    ja: (shown: string, all: string) => `${all}のうち最初の ${shown} 件です。`,
  },
  names: {
    en: {
      'decline-expired': 'Expired updates',
      'decline-superseded': 'Superseded updates',
      'remove-revisions': 'Unused update revisions',
      'remove-metadata': 'Unused updates',
      'archive-computers': 'Computers not contacting the server',
      'remove-content': 'Unneeded update files',
      'trim-history': 'Old entries of this log',
      'tend-database': 'The database',
    },
    ja: {
      'decline-expired': '期限の切れた更新プログラム',
      'decline-superseded': '置き換えられた更新プログラム',
      'remove-revisions': '不要な更新プログラムのリビジョン',
      'remove-metadata': '不要な更新プログラム',
      'archive-computers': 'サーバーにアクセスしていないコンピューター',
      'remove-content': '不要な更新ファイル',
      'trim-history': 'このログの古い記録',
      'tend-database': 'データベース',
    },
  },
  abouts: {
    en: {
      'decline-expired': 'Declines what its publisher has withdrawn. It is offered to nobody anyway.',
      'decline-superseded':
        'Declines what others have replaced wherever it is wanted, once those have been approved long enough and no machine needs it.',
      'remove-revisions': 'Deletes older revisions that nothing refers to.',
      'remove-metadata': 'Deletes the metadata of declined and withdrawn updates that nobody needs.',
      'archive-computers':
        'Archives machines that have been silent for long. They come back by themselves when they call.',
      'remove-content': 'Deletes files that no approval needs any more.',
      'trim-history': 'Deletes entries of this log that are too old.',
      'tend-database': 'Keeps indexes in order and gives room back to the disk.',
    },
    ja: {
      'decline-expired':
        '発行元が公開を停止した更新プログラムを拒否します。いずれにしても配信されないものです。',
      'decline-superseded':
        '置き換える更新プログラムが十分な期間承認されていて、必要とするコンピューターがない場合に拒否します。',
      'remove-revisions': 'どこからも参照されていない古いリビジョンを削除します。',
      'remove-metadata':
        '拒否済みまたは期限切れで、どこからも必要とされていない更新プログラムのメタデータを削除します。',
      'archive-computers':
        '長期間アクセスのないコンピューターをアーカイブします。再びアクセスすると自動的に戻ります。',
      'remove-content': 'どの承認にも必要なくなった更新ファイルを削除します。',
      'trim-history': 'このログの古い記録を削除します。',
      'tend-database': 'インデックスを整理し、空き領域をディスクに戻します。',
    },
  },
  ofWizard: {
    en: 'A task of WSUS’s server cleanup wizard',
    ja: 'WSUS のサーバー クリーンアップ ウィザードの作業',
  },
  wsusName: { en: (name: string) => `WSUS: ${name}`, ja: (name: string) => `WSUS: ${name}` },
  wsusNames: {
    en: {
      DeclineExpiredUpdates: 'Expired updates',
      DeclineSupersededUpdates: 'Superseded updates',
      CompressUpdates: 'Unused updates and update revisions',
      CleanupObsoleteUpdates: 'Unused updates and update revisions',
      CleanupObsoleteComputers: 'Computers not contacting the server',
      CleanupUnneededContentFiles: 'Unneeded update files',
    } as Readonly<Record<string, string>>,
    ja: {
      DeclineExpiredUpdates: '期限の切れた更新プログラム',
      DeclineSupersededUpdates: '置き換えられた更新プログラム',
      CompressUpdates: '不要な更新プログラムと更新プログラムのリビジョン',
      CleanupObsoleteUpdates: '不要な更新プログラムと更新プログラムのリビジョン',
      CleanupObsoleteComputers: 'サーバーにアクセスしていないコンピューター',
      CleanupUnneededContentFiles: '不要な更新ファイル',
    },
  },
  tasks: { en: 'Tasks', ja: '作業' },
  tasksLead: {
    en: 'Each goes on by itself while it is on. The names are those of WSUS’s wizard.',
    ja: '有効な作業は自動的に行われます。名前は WSUS のウィザードのものです。',
  },
  on: { en: 'On', ja: 'オン' },
  off: { en: 'Off', ja: 'オフ' },
  turnedOn: { en: (task: string) => `${task}: on.`, ja: (task: string) => `${task}: 有効にしました。` },
  turnedOff: { en: (task: string) => `${task}: off.`, ja: (task: string) => `${task}: 無効にしました。` },
  lastRun: { en: 'Last run', ja: '前回の実行' },
  times: { en: 'How long things are kept', ja: '保持する日数' },
  days: {
    en: {
      supersededDays: 'Superseded updates stay until the replacement has been approved for so many days',
      undoDays: 'Declines of housekeeping can be taken back for so many days',
      metadataDays: 'Metadata of declined and withdrawn updates is kept for so many days',
      revisionDays: 'Older revisions are kept for so many days',
      silentDays: 'Machines are archived after so many days without contact',
      contentDays: 'Files that nothing needs are kept for so many days',
      logDays: 'This log is kept for so many days',
    },
    ja: {
      supersededDays: '置き換える更新プログラムの承認から、拒否するまでの日数',
      undoDays: '自動クリーンアップによる拒否を元に戻せる日数',
      metadataDays: '拒否済みおよび期限切れの更新プログラムのメタデータを保持する日数',
      revisionDays: '古いリビジョンを保持する日数',
      silentDays: 'アクセスのないコンピューターをアーカイブするまでの日数',
      contentDays: '不要になった更新ファイルを保持する日数',
      logDays: 'このログを保持する日数',
    },
  },
  save: { en: 'Save the days', ja: '日数を保存' },
  saved: { en: 'The days are saved.', ja: '日数を保存しました。' },
  database: {
    en: (bytes: string, free: string) => `The database is ${bytes}, ${free} of it free.`,
    ja: (bytes: string, free: string) => `データベースのサイズは ${bytes}、うち空き領域は ${free} です。`,
  },
  doesNotShrink: {
    en: 'Its file was made so that it does not shrink; the room is used again.',
    ja: 'データベース ファイルは縮小されない形式ですが、空き領域は再利用されます。',
  },
  log: { en: 'Log', ja: 'ログ' },
  logLead: {
    en: 'What went, why, and how to take it back.',
    ja: '行われた作業、その理由、元に戻す操作です。',
  },
  logEmpty: { en: 'Housekeeping has done nothing yet.', ja: '自動クリーンアップはまだ何も行っていません。' },
  logEmptyText: {
    en: 'It begins by itself some minutes after the server starts.',
    ja: 'サーバーの起動から数分後に自動的に開始します。',
  },
  all: { en: 'All tasks', ja: 'すべての作業' },
  entry: {
    en: (task: string, items: string) => `${task}: ${items}`,
    ja: (task: string, items: string) => `${task}: ${items}`,
  },
  freed: { en: (bytes: string) => `${bytes} freed`, ja: (bytes: string) => `${bytes} を解放` },
  undo: { en: 'Take it back', ja: '元に戻す' },
  undoUntil: {
    en: (when: string) => `can be taken back until ${when}`,
    ja: (when: string) => `${when} まで元に戻せます`,
  },
  undone: {
    en: (when: string, who: string) => `taken back ${when} by ${who}`,
    ja: (when: string, who: string) => `${who} が元に戻しました (${when})`,
  },
  tookBack: {
    en: (updates: string, approvals: string) =>
      `${updates} not declined any more, ${approvals} in force again.`,
    ja: (updates: string, approvals: string) => `${updates}の拒否を元に戻し、${approvals}を復元しました。`,
  },
  left: {
    en: (updates: string) =>
      `${updates} left as ${agreeing(updates, 'it is', 'they are')}: somebody decided since.`,
    ja: (updates: string) => `${updates}はその後に別の決定があるため、そのままです。`,
  },
  more: { en: 'Older entries', ja: '以前の記録' },
  whichOf: { en: 'Which, and why', ja: '対象と理由' },
});
