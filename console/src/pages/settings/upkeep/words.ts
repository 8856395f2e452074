import { inBoth } from '../../../words/index.ts';

export const upkeepWords = inBoth({
  addresses: { en: 'How computers reach this server', ja: 'コンピューターからの接続先アドレス' },
  addressesText: {
    en: 'One of these stands in the policy of the computers, the first one best.',
    ja: 'コンピューターのポリシーに指定するアドレスです。先頭のアドレスを推奨します。',
  },
  writePolicy: { en: 'Make the policy', ja: 'ポリシーを作成' },
  noAddresses: {
    en: 'No server runs here that computers could reach.',
    ja: '接続できるサーバーは動作していません。',
  },
  noCertificate: {
    en: 'Without a certificate everything goes over plain HTTP.',
    ja: '証明書がないため、暗号化されていない HTTP で通信しています。',
  },
  noCertificateText: {
    en: 'Windows checks the files themselves, but anybody on the way can read and change the rest. Get a certificate for the name that computers use, from your own authority or a public one, and start the server with it:',
    ja: '更新ファイルは Windows が検証しますが、それ以外の通信は経路上で読み取りや改ざんが可能です。コンピューターが使用する名前の証明書を社内または公的な証明機関から取得し、次のように指定してサーバーを起動してください。',
  },
  certificate: { en: 'The certificate', ja: '証明書' },
  expired: {
    en: 'It has expired. Computers refuse to connect.',
    ja: '証明書の有効期限が切れています。コンピューターは接続できません。',
  },
  expiresSoon: {
    en: (left: string) => `It expires in ${left}. Renew it before; no computer connects after that.`,
    ja: (left: string) =>
      `有効期限まで ${left} です。期限を過ぎるとコンピューターが接続できなくなるため、更新してください。`,
  },
  notYet: {
    en: 'It is not valid yet. Compare the clock of this server.',
    ja: '証明書の有効期間が始まっていません。サーバーの時計を確認してください。',
  },
  fine: {
    en: (left: string) => `It is valid for another ${left}.`,
    ja: (left: string) => `有効期限まで ${left} あります。`,
  },
  lacks: {
    en: (names: string) => `Computers ask for ${names}, which it is not for.`,
    ja: (names: string) =>
      `コンピューターが ${names} に接続していますが、証明書にこの名前が含まれていません。`,
  },
  lacksText: {
    en: 'They refuse the connection. Have a certificate made that has these names too, or change the address in their policy.',
    ja: '接続は拒否されます。この名前を含む証明書を取得するか、ポリシーのアドレスを変更してください。',
  },
  names: { en: 'For the names', ja: '名前' },
  subject: { en: 'Made out to', ja: '発行先' },
  issuer: { en: 'By', ja: '発行者' },
  validFrom: { en: 'Valid from', ja: '有効期間の開始' },
  expires: { en: 'Valid until', ja: '有効期限' },
  thumbprint: { en: 'Thumbprint (SHA-1)', ja: '拇印 (SHA-1)' },
  file: { en: 'File on the server', ja: 'サーバー上のファイル' },
  renew: { en: 'How to renew it', ja: '更新方法' },
  renewText: {
    en: (file: string) =>
      `Write the renewed certificate, with those between it and its authority, over ${file}, and its key over the file of the key. It is taken up within a minute; nothing has to be restarted. A file that cannot be used is logged, and the one before goes on.`,
    ja: (file: string) =>
      `更新した証明書 (中間証明書を含む) で ${file} を、秘密キーでキーのファイルを上書きしてください。1 分以内に読み込まれ、再起動は不要です。使用できないファイルはログに記録され、それまでの証明書が引き続き使用されます。`,
  },
  theFile: { en: 'its file', ja: '証明書ファイル' },

  backupNow: { en: 'Make a backup', ja: 'バックアップの作成' },
  backupText: {
    en: 'Copies the whole database into a new file on the server’s own machine: settings, approvals, groups, computers, audit. The server goes on meanwhile. Update files are not in it; they are fetched again when they are needed.',
    ja: 'データベース全体 (設定、承認、グループ、コンピューター、監査) を、サーバー上の新しいファイルにコピーします。作成中もサーバーは動作し続けます。更新ファイルは含まれません。必要に応じて再度取得されます。',
  },
  path: { en: 'File on the server’s machine', ja: 'サーバー上のファイル' },
  pathHint: {
    en: 'A whole path, of a file that is not there yet: /var/backups/todoku.db, or D:\\backup\\todoku.db on Windows.',
    ja: 'まだ存在しないファイルの絶対パスです (例: /var/backups/todoku.db、D:\\backup\\todoku.db)。',
  },
  backup: { en: 'Back up', ja: 'バックアップ' },
  backupTo: { en: (path: string) => `Back up to ${path}`, ja: (path: string) => `${path} にバックアップ` },
  backedUp: {
    en: (path: string, size: string) => `${path} has everything, ${size}.`,
    ja: (path: string, size: string) => `${path} に保存しました (${size})。`,
  },
  backedUpText: {
    en: 'Take it to another machine: it holds the digests of passwords and the keys of this server.',
    ja: '別のコンピューターに移してください。パスワードのダイジェストとサーバーのキーが含まれるため、厳重に保管してください。',
  },
  restoring: { en: 'How to restore', ja: '復元方法' },
  restoringText: {
    en: 'Stop the server. On the machine where it shall run, with an empty data directory (or one whose database was moved away; update files there are kept):',
    ja: 'サーバーを停止します。復元先のコンピューターで、空のデータ フォルダー (またはデータベースを移動したフォルダー。更新ファイルは引き継がれます) を指定して実行します。',
  },
  restoringAfter: {
    en: 'Then start the server again. Computers notice and refresh what they know; nothing has to be done to them.',
    ja: '完了したらサーバーを起動します。コンピューターは自動的に情報を取得し直すため、個別の操作は不要です。',
  },
  regularly: { en: 'Every night by itself', ja: '定期的なバックアップ' },
  regularlyText: {
    en: 'Let the scheduler of the machine run this; it goes through the running server:',
    ja: 'サーバーのタスク スケジューラや cron で次のコマンドを実行します。動作中のサーバーを通して作成されます。',
  },

  scrape: { en: 'Let Prometheus read them', ja: 'Prometheus での取得' },
  scrapeText: {
    en: 'Make an API token with the role Reporter, put its secret into a file that Prometheus may read, and add this to its configuration:',
    ja: '「閲覧者」の API トークンを作成し、シークレットを Prometheus が読み取れるファイルに保存して、設定に次の内容を追加します。',
  },
  makeToken: { en: 'Make a token', ja: 'トークンを作成' },
  askToken: { en: 'An administrator makes the token.', ja: 'トークンは管理者が作成します。' },
  figures: { en: 'The figures now', ja: '現在の値' },
  findFigure: { en: 'Find a figure', ja: 'メトリックの検索' },
  figure: { en: 'Figure', ja: '名前' },
  means: { en: 'What it says', ja: '内容' },
  value: { en: 'Now', ja: '値' },
  series: { en: (count: string) => `${count} in all`, ja: (count: string) => `合計 ${count}` },
});
