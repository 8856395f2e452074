// Why a code usually arises and what to do, in our words; several codes share one advice. Sources: Microsoft's pages on scan failures and
// on common errors, and articles of its Japanese support (wsus-features part 3).

export interface Advice {
  readonly cause: string;
  readonly remedy: string;
}

const ADVICE = {
  overload: [
    'The server was overloaded, or a firewall dropped the connection.',
    'Test the port from the computer; then look at the load of the server and let housekeeping decline what nobody needs.',
    'サーバーの負荷が高いか、ファイアウォールで接続が破棄されています。',
    'コンピューターからポートへの接続を確認し、サーバーの負荷を調べ、不要な更新プログラムを拒否済みに設定してください。',
  ],
  unavailable: [
    'The server was overloaded or starting, or it was not the server that answered: on a WSUS the web server does while WsusPool has stopped or its queue is full.',
    'Look at the load of the server and let housekeeping decline what nobody needs. On a WSUS: start WsusPool, and give it the memory and the queue that it lacked. `todoku check` tells which it is.',
    'サーバーが過負荷または起動処理中です。WSUS の場合は、WsusPool が停止しているか、キューがいっぱいになっており、Web サーバーが代わりに応答しています。',
    'サーバーの負荷を調べ、不要な更新プログラムを拒否済みに設定してください。WSUS の場合は、WsusPool を開始し、メモリとキューの上限を見直してください。`todoku check` で切り分けられます。',
  ],
  name: [
    'The name in the policy is wrong, or DNS does not know it; sometimes it is the name of a proxy.',
    'Look the name up on the computer, correct WUServer in the policy, and check `netsh winhttp show proxy`.',
    'ポリシーのサーバー名が誤っているか、DNS に登録されていません。プロキシの名前の場合もあります。',
    'コンピューターで名前解決を確認し、ポリシーの WUServer を修正し、`netsh winhttp show proxy` を確認してください。',
  ],
  port: [
    'The service does not run, the port in the policy is wrong, or a firewall is between.',
    'Open port 8530 (8531 with TLS), check the port in WUServer, and look whether the server runs.',
    'サービスが停止しているか、ポリシーのポート番号が誤っているか、ファイアウォールで遮断されています。',
    'ポート 8530 (TLS では 8531) を開き、WUServer のポート番号とサーバーの動作を確認してください。',
  ],
  middlebox: [
    'A proxy or a content filter between computer and server changed, cut or refused the traffic.',
    'Exempt the name of this server from the proxy and from filters, on the computer and in between.',
    '途中のプロキシまたはコンテンツ フィルターが、通信を変更、切断、または拒否しました。',
    'このサーバーの名前を、プロキシのバイパス リストとフィルターの除外対象に追加してください。',
  ],
  proxy: [
    'The scan goes through a proxy that asks for a sign-in, or the proxy settings are malformed.',
    'Add the server to the bypass list, or reset the settings with `netsh winhttp reset proxy`.',
    '検出の通信が、認証を要求するプロキシを経由しているか、プロキシの設定が正しくありません。',
    'サーバーをバイパス リストに追加するか、`netsh winhttp reset proxy` で設定をリセットしてください。',
  ],
  tls: [
    'The certificate expired, names another host or is not trusted, the clock is wrong, or TLS 1.2 is off.',
    'Check certificate, chain and name against WUServer, set the clock, and switch TLS 1.2 on.',
    '証明書の有効期限切れ、名前の不一致、未信頼、時刻のずれ、または TLS 1.2 の無効化が考えられます。',
    '証明書とそのチェーン、WUServer との名前の一致、時刻、TLS 1.2 の設定を確認してください。',
  ],
  clientCertificate: [
    'Something before the server, or IIS on a WSUS, demands a certificate of the computer.',
    'Set client certificates to ignore, on the reverse proxy or in the SSL settings of IIS.',
    'サーバーの手前の機器、または WSUS の IIS が、クライアント証明書を要求しています。',
    'リバース プロキシまたは IIS の SSL 設定で、クライアント証明書を「無視」に設定してください。',
  ],
  refused: [
    'A reverse proxy, or IIS on a WSUS, asks for a sign-in, demands TLS, or limits addresses; computers sign in to nothing.',
    'Allow anonymous access to the client services, and make the scheme in WUServer the right one.',
    'リバース プロキシ、または WSUS の IIS が、認証や TLS を要求しているか、アドレスを制限しています。',
    'クライアント用サービスへの匿名アクセスを許可し、WUServer の http / https を確認してください。',
  ],
  missing: [
    'The address or port is another service, or an update file is not on the server.',
    'Check WUServer; then run `todoku content status` and `todoku content verify` (on a WSUS: wsusutil reset).',
    'URL またはポートが別のサービスのものか、サーバーに更新ファイルがありません。',
    'WUServer を確認し、`todoku content status` と `todoku content verify` を実行してください (WSUS の場合は wsusutil reset)。',
  ],
  serverLog: [
    'The server could not work on the request.',
    'Look into the log of the server at that time, then let the computer scan again.',
    'サーバーで要求を処理できませんでした。',
    'その時刻のサーバーのログを確認してから、もう一度検出を実行してください。',
  ],
  policy: [
    'Policy values are incomplete, wrong or in the wrong key.',
    'Set WUServer and WUStatusServer with their port, and UseWUServer = 1 beneath AU; then update the policy.',
    'ポリシーの値が不足しているか、誤っているか、別のキーに設定されています。',
    'WUServer と WUStatusServer をポート番号付きで設定し、AU キーの UseWUServer を 1 にして、ポリシーを更新してください。',
  ],
  source: [
    'The computer asked a source on the internet that a policy keeps it from.',
    'Check the scan source policies; search with the default source instead of Microsoft Update.',
    'コンピューターが、ポリシーで許可されていないインターネット上の更新元にアクセスしました。',
    '更新元に関するポリシーを確認し、既定の更新元を使用して検出してください。',
  ],
  network: [
    'The computer had no network, for instance no VPN.',
    'Connect it; it goes on by itself at its next scan.',
    'コンピューターがネットワーク (VPN など) に接続されていませんでした。',
    '接続すると、次回の検出時に自動的に再開されます。',
  ],
  service: [
    'A service that Windows Update needs is disabled or stopped, often by a hardening script.',
    'Set wuauserv and BITS to start by demand, start them, and scan again.',
    'Windows Update に必要なサービスが、無効または停止の状態です。',
    'wuauserv と BITS の無効化を解除して開始し、もう一度検出を実行してください。',
  ],
  rename: [
    'Windows could not tell the name of the computer.',
    'Give the computer a valid name and restart it.',
    'コンピューター名を取得できませんでした。',
    'コンピューターに有効な名前を付け、再起動してください。',
  ],
  cookies: [
    'The server refused a part of the dialogue, often after a restore or a large growth of the catalog.',
    'Scan again; if it stays, reset the update store of the computer (SoftwareDistribution).',
    '復元やカタログの増加の後などに、サーバーが通信の一部を拒否しました。',
    'もう一度検出を実行し、解消しない場合は SoftwareDistribution フォルダーをリセットしてください。',
  ],
  trips: [
    'Too many updates are live, so that a first scan takes more round trips than Windows allows.',
    'Scan again two or three times, each goes on where the last one ended; decline superseded updates.',
    '有効な更新プログラムが多く、サーバーとの往復回数が上限を超えました。',
    '検出を 2 ～ 3 回繰り返すと続きから処理されます。置き換えられた更新プログラムを拒否済みに設定してください。',
  ],
  metadata: [
    'The metadata of an update is damaged or wrong; often it was published locally.',
    'Find the update in the events of the computer, then decline it, or import or publish it again.',
    '更新プログラムのメタデータが破損しているか、誤っています。ローカル発行のものに多く見られます。',
    'コンピューターのイベントから該当の更新プログラムを特定し、拒否済みに設定するか、再度インポートまたは発行してください。',
  ],
  automatic: [
    'This belongs to normal operation, for instance after the server was restored or moved.',
    'Nothing: the computer goes on by itself. If it repeats for days, look into the log of the server.',
    'サーバーの復元や移動の後などに発生する、通常の動作です。',
    '対処は不要です。何日も繰り返される場合は、サーバーのログを確認してください。',
  ],
  topology: [
    'Several servers that do not share one database answer under one name.',
    'Let one name lead to one server.',
    'データベースを共有しない複数のサーバーが、1 つの名前で応答しています。',
    '1 つの名前が 1 台のサーバーを指すように構成してください。',
  ],
  store: [
    'The update store of the computer is damaged, or another program holds it.',
    'Exempt SoftwareDistribution from the virus scanner; stop wuauserv, rename that folder, start it again.',
    'コンピューターの更新データ ストアが破損しているか、他のプログラムで使用されています。',
    'SoftwareDistribution をウイルス対策の対象から除外し、wuauserv を停止してフォルダー名を変更し、再度開始してください。',
  ],
  applicability: [
    'The computer does not need it: another edition, a missing prerequisite, or a newer update is installed.',
    'Look at prerequisites and at what supersedes it with `todoku updates show`.',
    'エディションの違い、前提条件の不足、またはより新しい更新プログラムのインストールにより、適用対象外です。',
    '`todoku updates show` で、前提条件と置き換え関係を確認してください。',
  ],
  content: [
    'The update file is not on the server, or not yet.',
    'Run `todoku content status`; fetch what is missing with `todoku content fetch`.',
    'サーバーに更新ファイルがないか、まだ取得されていません。',
    '`todoku content status` で確認し、`todoku content fetch` で取得してください。',
  ],
  damagedFile: [
    'The file was damaged on its way, or on the server.',
    'Run `todoku content verify` if the server is suspected; exempt content from filters.',
    '更新ファイルが、通信の途中またはサーバー上で破損しています。',
    '`todoku content verify` でサーバーのファイルを検証し、コンテンツをフィルターの対象から除外してください。',
  ],
  ranges: [
    'Something between computer and server does not allow range or HEAD requests, or refuses the file.',
    'Exempt content from the proxy, and test the address of the file from the computer.',
    '途中の機器が範囲要求 (Range) や HEAD 要求を許可していないか、ファイルへのアクセスを拒否しています。',
    'コンテンツをプロキシの対象から除外し、コンピューターからファイルの URL を確認してください。',
  ],
  peers: [
    'Delivery Optimization made no headway: no peer and no server could be reached.',
    'Check that the computer reaches the content address; try Download Mode 0 or 99.',
    '配信の最適化で、ピアにもサーバーにも到達できませんでした。',
    'コンテンツの URL に到達できることを確認し、ダウンロード モード 0 または 99 を試してください。',
  ],
  trust: [
    'The publisher is not trusted: a locally published update, or a root certificate is missing.',
    'Distribute the signing certificate to Trusted Publishers and Trusted Roots; update the roots of Windows.',
    '発行元が信頼されていません。ローカル発行、またはルート証明書の不足が考えられます。',
    '署名証明書を「信頼された発行元」と「信頼されたルート証明機関」に配布し、ルート証明書を更新してください。',
  ],
  retry: [
    'The work was interrupted or must be done once more.',
    'Nothing: it is tried again at the next scan. Scan by hand to have it sooner.',
    '処理が中断されたか、再実行が必要です。',
    '対処は不要です。次回の検出時に再試行されます。急ぐ場合は手動で検出してください。',
  ],
  restart: [
    'A restart is pending, or another installation was running.',
    'Restart the computer and let it scan again.',
    '再起動の保留中か、他のインストールが実行中です。',
    'コンピューターを再起動し、もう一度検出を実行してください。',
  ],
  user: [
    'The update wants somebody to be signed in.',
    'Sign in and install by hand, or approve another update.',
    '更新プログラムのインストールに、ユーザーのサインインが必要です。',
    'サインインして手動でインストールしてください。',
  ],
  removal: [
    'Windows does not remove managed updates by hand.',
    'Approve the update for removal here, where it can be removed.',
    '管理対象の更新プログラムは、手動では削除できません。',
    '削除可能な更新プログラムであれば、サーバーで削除を承認してください。',
  ],
  installer: [
    'The installer of the product failed; it often left a second code in its own log.',
    'Look at the second code in the events and at the log of the product; for Windows itself check the recovery partition.',
    '製品のインストーラーが失敗しました。多くの場合、製品のログに別のエラー コードが残っています。',
    'イベントの 2 つ目のエラー コードと製品のログを確認してください。Windows の場合は回復パーティションの空き容量も確認してください。',
  ],
  source2: [
    'A delta or a Windows Installer product needs its original source, and it is not there.',
    'Use the full file of the update, or give the product its source back.',
    '差分の適用や Windows インストーラー製品に必要なソースがありません。',
    '完全なファイルを使用するか、製品のソースを用意してください。',
  ],
  servicingStack: [
    'The servicing stack is too old.',
    'Approve the newest servicing stack update for the computer first.',
    'サービス スタックが古すぎます。',
    '先に最新のサービス スタック更新プログラム (SSU) を承認してください。',
  ],
  access: [
    'A virus scanner or missing rights kept Windows from a file, or another program had it open.',
    'Restart, exempt the folders of Windows Update from the virus scanner, and try again.',
    'ウイルス対策ソフト、権限の不足、または他のプログラムにより、ファイルにアクセスできませんでした。',
    '再起動し、Windows Update のフォルダーをウイルス対策の対象から除外して、再試行してください。',
  ],
  component: [
    'The component store of Windows is damaged or lacks something. This is not a fault of the update server.',
    'Run `DISM /Online /Cleanup-Image /RestoreHealth`, then `sfc /scannow`, and check free space; repair Windows in place if it stays.',
    'Windows のコンポーネント ストアが破損しているか、不足しています。更新サーバーの問題ではありません。',
    '`DISM /Online /Cleanup-Image /RestoreHealth` と `sfc /scannow` を実行し、空き容量を確認してください。',
  ],
  disk: [
    'The disk, or the system or recovery partition, has no room left.',
    'Make room and let the computer try again.',
    'ディスク、システム パーティション、または回復パーティションの空き容量が不足しています。',
    '空き容量を確保してから再試行してください。',
  ],
  memory: [
    'The computer had no memory left.',
    'Restart it; if it repeats, decline superseded updates so that scans get smaller.',
    'コンピューターのメモリが不足しました。',
    '再起動し、繰り返す場合は置き換えられた更新プログラムを拒否済みに設定してください。',
  ],
  upgrade: [
    'The files of a feature update are not what Windows expects, or something unforeseen happened.',
    'Fetch the files again with `todoku content verify`, and read setupact.log on the computer.',
    '機能更新プログラムのファイルが正しくないか、予期しないエラーが発生しました。',
    '`todoku content verify` でファイルを検証し、コンピューターの setupact.log を確認してください。',
  ],
  optional: [
    'An optional feature is looked for at this server, which does not have it.',
    'Allow features to come from Windows Update, or name a source, in the policy for component installation and repair.',
    'オプション機能の取得元がこのサーバーになっていますが、サーバーにはありません。',
    'コンポーネントのインストールと修復に関するポリシーで、Windows Update または代替ソースを指定してください。',
  ],
  regression: [
    'A known fault of a Windows 11 24H2 update of 2025 that shows with update servers.',
    'Approve a newer cumulative update, or use the Known Issue Rollback.',
    '2025 年の Windows 11 24H2 の更新プログラムに含まれる、既知の問題です。',
    'より新しい累積更新プログラムを承認するか、既知の問題のロールバックを適用してください。',
  ],
  conflict: [
    'A domain policy names another update server than the one that this computer is managed by.',
    'Take WUServer out of the policy of the domain for computers that Configuration Manager manages, or make both the same.',
    'このコンピューターを管理しているサーバーと異なる更新サーバーが、ドメイン ポリシーで指定されています。',
    'Configuration Manager で管理するコンピューターには WUServer のポリシーを適用しないか、同じ値を設定してください。',
  ],
  policyFile: [
    'A policy file of the computer (registry.pol) is damaged.',
    'Rename C:\\Windows\\System32\\GroupPolicy\\Machine\\Registry.pol and run `gpupdate /force`.',
    'コンピューターのポリシー ファイル (registry.pol) が破損しています。',
    'C:\\Windows\\System32\\GroupPolicy\\Machine\\Registry.pol の名前を変更し、`gpupdate /force` を実行してください。',
  ],
  removedDownload: [
    'The download lay unused for 30 days and was removed.',
    'Nothing: it is downloaded again at the next scan. Scan by hand to have it sooner.',
    'ダウンロード後 30 日が経過したため、ダウンロード済みのファイルが削除されました。',
    '対処は不要です。次回の検出時に再度ダウンロードされます。急ぐ場合は手動で検出してください。',
  ],
  others: [
    'Each update failed for a reason of its own.',
    'Look at the results of the single updates on this computer.',
    '個々の更新プログラムが、それぞれの原因で失敗しています。',
    '個々の更新プログラムの結果を確認してください。',
  ],
  offline: [
    'The offline scan file or the agent is too old or damaged.',
    'Take a new wsusscn2.cab and update the agent.',
    'オフライン スキャン用のファイルまたはエージェントが、古いか破損しています。',
    '新しい wsusscn2.cab を取得し、エージェントを更新してください。',
  ],
} as const;

export type AdviceName = keyof typeof ADVICE;

/** The advice of that name in one language. */
export function adviceOf(name: AdviceName, language: 'en' | 'ja'): Advice {
  const [cause, remedy, causeJa, remedyJa] = ADVICE[name];
  return language === 'ja' ? { cause: causeJa, remedy: remedyJa } : { cause, remedy };
}
