import { agreeing, inBoth } from '../../../words/index.ts';

export const contentWords = inBoth({
  title: { en: 'Update Files', ja: '更新ファイル' },
  lead: {
    en: 'The files that computers download: which are kept here, how fast they are fetched, where they lie.',
    ja: 'コンピューターがダウンロードするファイルについて、保存する範囲、ダウンロードの速度、保存場所を設定します。',
  },
  parts: { en: 'Update files', ja: '更新ファイル' },
  state: { en: 'Download Status', ja: 'ダウンロードの状態' },
  policy: { en: 'What is kept', ja: '保存とダウンロード' },
  upkeep: { en: 'Verify and move', ja: '検証と移動' },
  revisions: { en: 'Update revisions', ja: '更新プログラムのリビジョン' },
  languages: {
    en: 'Languages are chosen beside the products.',
    ja: '言語は、製品と分類のページで選択します。',
  },
  toLanguages: { en: 'Languages', ja: '更新言語' },
});

export const contentStateWords = inBoth({
  disk: { en: 'Files', ja: 'ファイル' },
  approved: { en: 'of approved updates are here', ja: '承認済みの更新プログラムのファイル' },
  missing: { en: 'are still missing', ja: '未取得' },
  allHere: { en: 'Nothing is missing', ja: '不足なし' },
  present: { en: 'on the disk in all', ja: 'ディスク上の合計' },
  free: { en: 'free on the disk', ja: 'ディスクの空き容量' },
  fits: { en: 'What is missing fits on the disk.', ja: '未取得のファイルは、空き容量に収まります。' },
  fitsNot: {
    en: 'What is missing does not fit on the disk. Free some room, or move the files to a larger one.',
    ja: '未取得のファイルに対して、ディスクの空き容量が不足しています。空き容量を確保するか、より大きなディスクに移動してください。',
  },
  unnamed: {
    en: 'belong to no update any more; housekeeping removes them',
    ja: 'どの更新プログラムにも属さないファイル (自動クリーンアップで削除されます)',
  },
  coming: { en: 'On their way', ja: 'ダウンロード中' },
  idle: { en: 'No file is on its way.', ja: 'ダウンロード中のファイルはありません。' },
  speed: { en: (speed: string) => `${speed} per second`, ja: (speed: string) => `毎秒 ${speed}` },
  from: { en: (host: string) => `from ${host}`, ja: (host: string) => `取得元: ${host}` },
  waiting: {
    en: (files: string, bytes: string) => `${files} ${agreeing(files, 'waits', 'wait')} (${bytes}).`,
    ja: (files: string, bytes: string) => `${files}が待機中です (${bytes})。`,
  },
  'disk-full': {
    en: 'Downloads rest: the disk is full.',
    ja: 'ディスクの空き容量が不足しているため、ダウンロードを停止しています。',
  },
  window: {
    en: 'Downloads rest: the bandwidth window of this hour allows none.',
    ja: '現在の時間帯は、帯域幅の設定によりダウンロードを停止しています。',
  },
  'no-upstream': {
    en: 'Downloads rest: no update source is set.',
    ja: '更新元が設定されていないため、ダウンロードできません。',
  },
  'from-microsoft': {
    en: 'No files are kept here: computers fetch them from Microsoft.',
    ja: 'ファイルは保存しません。コンピューターは Microsoft からダウンロードします。',
  },
  failed: { en: 'Did not arrive', ja: 'ダウンロードに失敗したファイル' },
  tried: { en: (times: string) => `tried ${times}`, ja: (times: string) => `試行 ${times}` },
  nextTry: { en: 'next try', ja: '次の試行' },
  givenUp: { en: 'not tried again by itself', ja: '自動的な再試行なし' },
  retry: { en: (name: string) => `Try ${name} again`, ja: (name: string) => `${name} を再試行` },
  again: { en: 'Try again', ja: '再試行' },
  retryAll: { en: (files: string) => `Try ${files} again`, ja: (files: string) => `${files}をすべて再試行` },
  queued: {
    en: (files: string) => `${files} will be fetched now.`,
    ja: (files: string) => `${files}をダウンロードします。`,
  },
});

export const policyWords = inBoth({
  title: { en: 'What is kept, and how fast it comes', ja: '保存とダウンロード' },
  mode: { en: 'Update files', ja: '更新ファイル' },
  'on-approval': {
    en: 'Store update files locally, download them only when updates are approved',
    ja: '更新ファイルをローカルに保存し、承認時にのみダウンロードする',
  },
  'on-approvalHint': {
    en: 'The usual choice: metadata first, files on approval.',
    ja: '標準の設定です (遅延ダウンロード)。',
  },
  everything: {
    en: 'Store update files locally, download those of all updates',
    ja: '更新ファイルをローカルに保存し、すべてダウンロードする',
  },
  everythingHint: {
    en: 'Needs many times the room. For servers below that have no other way.',
    ja: '何倍ものディスク容量が必要です。',
  },
  'from-microsoft': {
    en: 'Do not store update files: computers install from Microsoft Update',
    ja: '更新ファイルを保存せず、コンピューターは Microsoft Update からインストールする',
  },
  'from-microsoftHint': {
    en: 'Approvals still count. Each computer downloads for itself. Files that are here are not removed at once.',
    ja: '承認は有効です。各コンピューターがインターネットからダウンロードします。',
  },
  express: { en: 'Download express installation files', ja: '高速インストール ファイルをダウンロードする' },
  expressHint: {
    en: 'Computers download less, this server about four times as much.',
    ja: 'コンピューターのダウンロード量は減りますが、このサーバーには約 4 倍の容量が必要です。',
  },
  parallel: { en: 'Files at once', ja: '同時にダウンロードするファイル数' },
  speed: { en: 'Most megabytes per second', ja: '帯域幅の上限 (MB/秒)' },
  speedHint: { en: 'Empty: as fast as it goes.', ja: '空欄の場合は制限しません。' },
  number: { en: 'A number above 0, or nothing.', ja: '0 より大きい数を入力するか、空欄にしてください。' },
  parallelError: { en: 'A number from 1 to 32.', ja: '1 ～ 32 の数を入力してください。' },
  windows: { en: 'Hours with a speed of their own', ja: '時間帯ごとの帯域幅' },
  windowsText: {
    en: 'By the clock of the server. The first that fits counts; outside of all of them the speed above.',
    ja: 'サーバーの時刻です。最初に一致した設定を適用し、どれにも一致しない場合は上の値を使用します。',
  },
  noWindows: { en: 'None: the same speed at all hours.', ja: 'なし: 常に同じ帯域幅です。' },
  days: { en: 'Days', ja: '曜日' },
  everyDay: { en: 'every day', ja: '毎日' },
  weekdays: { en: 'Monday to Friday', ja: '月曜日～金曜日' },
  weekend: { en: 'Saturday and Sunday', ja: '土曜日と日曜日' },
  from: { en: 'From', ja: '開始' },
  to: { en: 'To', ja: '終了' },
  windowSpeed: { en: 'Megabytes per second', ja: 'MB/秒' },
  windowSpeedHint: { en: '0: nothing. Empty: no limit.', ja: '0: 停止。空欄: 無制限。' },
  windowError: { en: '0, a number, or nothing.', ja: '0 以上の数を入力するか、空欄にしてください。' },
  addWindow: { en: 'Add hours', ja: '時間帯を追加' },
  removeWindow: {
    en: (number: string) => `Remove hours ${number}`,
    ja: (number: string) => `時間帯 ${number} を削除`,
  },
  hosts: { en: 'Hosts that files may come from', ja: 'ファイルの取得を許可するホスト' },
  hostsHint: {
    en: 'Besides the update source itself. One on a line; .windowsupdate.com is a whole domain.',
    ja: '更新元のほかに許可するホストです。1 行に 1 つ。.windowsupdate.com はドメイン全体です。',
  },
  changed: { en: 'The settings of update files were changed.', ja: '更新ファイルの設定を変更しました。' },
  more: { en: 'Hosts', ja: 'ホスト' },
});

export const upkeepWords = inBoth({
  verify: { en: 'Verify the files', ja: 'ファイルの検証' },
  verifyText: {
    en: 'Reads every file again and compares it with its hashes, as "wsusutil reset" did. It also happens by itself, slowly, all the time. Damaged files are put aside and fetched anew.',
    ja: 'すべてのファイルを読み直し、ハッシュと比較します (wsusutil reset に相当します)。通常は自動的に少しずつ検証されています。破損したファイルは除外し、再度ダウンロードします。',
  },
  verifyNow: { en: 'Verify now', ja: '今すぐ検証' },
  stop: { en: 'Stop', ja: '停止' },
  verifying: { en: 'Verifying', ja: '検証中' },
  checked: {
    en: (files: string, bytes: string) => `${files} checked, ${bytes}`,
    ja: (files: string, bytes: string) => `${files}を検証 (${bytes})`,
  },
  allWell: { en: 'All files are what they should be.', ja: 'すべてのファイルが正常です。' },
  stopped: { en: 'Stopped before the end.', ja: '途中で停止しました。' },
  corrupt: {
    en: (files: string) => `${files} damaged, put aside to be fetched again:`,
    ja: (files: string) => `破損した${files}を除外しました。再度ダウンロードされます:`,
  },
  move: { en: 'Move the files to another place', ja: 'ファイルの移動' },
  moveText: {
    en: 'Copies every file to another folder of the server, verified, while computers go on downloading. The new place counts after the next restart of the server.',
    ja: 'すべてのファイルをサーバーの別のフォルダーにコピーして検証します (wsusutil movecontent に相当します)。その間も配信は続きます。新しい場所は、サーバーの再起動後に有効になります。',
  },
  path: { en: 'Folder on the server', ja: 'サーバー上のフォルダー' },
  pathHint: {
    en: 'A full path, on a disk with enough room.',
    ja: '空き容量のあるディスクの完全なパスを指定してください。',
  },
  moveNow: { en: (files: string) => `Copy ${files} there`, ja: (files: string) => `${files}をコピー` },
  moving: { en: 'Copying', ja: 'コピー中' },
  moved: {
    en: (files: string, bytes: string, path: string) =>
      `${files} (${bytes}) are at ${path}. Restart the server to use them there.`,
    ja: (files: string, bytes: string, path: string) =>
      `${files} (${bytes}) を ${path} にコピーしました。サーバーを再起動すると有効になります。`,
  },
  moveStopped: {
    en: 'Stopped. Everything is used where it was.',
    ja: '停止しました。保存場所は変わりません。',
  },
  left: {
    en: (files: string) =>
      `${files} ${agreeing(files, 'was damaged and stayed behind; it is', 'were damaged and stayed behind; they are')} fetched again.`,
    ja: (files: string) => `破損した${files}はコピーしていません。再度ダウンロードされます。`,
  },
});

export const revisionWords = inBoth({
  lead: {
    en: 'What becomes of an update when its publisher changes it.',
    ja: '発行元が更新プログラムを変更した場合の動作です。',
  },
  approveNew: {
    en: 'Automatically approve new revisions of updates that are already approved',
    ja: '承認済みの更新プログラムの新しいリビジョンを自動的に承認する',
  },
  approveNewHint: {
    en: 'Off: computers keep being offered the old revision until somebody approves the new one.',
    ja: 'オフの場合、承認するまで古いリビジョンが配信され続けます。',
  },
  declineExpired: {
    en: 'Automatically decline updates when a new revision causes them to expire',
    ja: '新しいリビジョンによって期限切れになった更新プログラムを自動的に拒否する',
  },
  changed: { en: 'The revision settings were changed.', ja: 'リビジョンの設定を変更しました。' },
  approvedToo: {
    en: 'Revisions that waited were approved with it; that stays.',
    ja: '待機中のリビジョンも承認されました (元に戻しても取り消されません)。',
  },
  waiting: { en: 'New revisions that wait for an approval', ja: '承認待ちの新しいリビジョン' },
  waitingText: {
    en: (updates: string) => `${updates}; computers are offered the older revision meanwhile.`,
    ja: (updates: string) => `${updates}。それまでは古いリビジョンが配信されます。`,
  },
  name: { en: 'Title', ja: 'タイトル' },
  offered: { en: 'Offered', ja: '配信中' },
  newest: { en: 'Newest', ja: '最新' },
});
