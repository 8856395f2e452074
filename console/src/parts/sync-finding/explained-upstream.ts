import type { ExplainedBoth } from './explained.ts';

/** What the upstream answered, and what the synchronisation made of it. */
export const UPSTREAM: ExplainedBoth = {
  'upstream/not-set': {
    en: { says: 'No upstream server is set.', next: 'Choose where updates come from.' },
    ja: {
      says: 'アップストリーム サーバーが設定されていません。',
      next: '更新プログラムの取得元を選択してください。',
    },
  },
  'upstream/already-running': {
    en: { says: 'A synchronization is under way.', next: 'Wait for its end, or stop it.' },
    ja: { says: '同期を実行中です。', next: '完了を待つか、停止してください。' },
  },
  'upstream/no-address': {
    en: {
      says: 'This is no address of an upstream server.',
      next: 'Give the URL of a WSUS or Todoku, such as https://wsus.example:8531, or choose Microsoft Update.',
    },
    ja: {
      says: 'アップストリーム サーバーのアドレスとして使用できません。',
      next: 'https://wsus.example:8531 のような WSUS または Todoku の URL を指定するか、Microsoft Update を選択してください。',
    },
  },
  'upstream/fault': {
    en: {
      says: 'The upstream server answered with an error of its own.',
      next: 'Its words are below. Try again later; if it stays so, look at the log over there.',
    },
    ja: {
      says: 'アップストリーム サーバーがエラーを返しました。',
      next: '内容は下のとおりです。時間をおいて、もう一度同期してください。続く場合は、接続先のログを確認してください。',
    },
  },
  'upstream/busy': {
    en: {
      says: 'The upstream server is busy and asks to come back later.',
      next: 'Nothing is lost: the next run goes on where this one ended. If it happens often, choose another time of the day.',
    },
    ja: {
      says: 'アップストリーム サーバーの負荷が高く、後で接続するよう求められました。',
      next: '取得済みのデータは保持され、次回は続きから再開します。頻繁に起きる場合は、同期の時刻を変更してください。',
    },
  },
  'upstream/cookie-refused': {
    en: {
      says: 'The upstream server does not accept the authorization that it gave itself.',
      next: 'Try again. If it stays so, the clocks of the two servers may differ, or several servers answer under that address.',
    },
    ja: {
      says: 'アップストリーム サーバーが、自身の発行した認証を受け付けませんでした。',
      next: 'もう一度同期してください。続く場合は、両サーバーの時刻のずれや、同じアドレスで複数のサーバーが応答している可能性があります。',
    },
  },
  'upstream/protocol-refused': {
    en: {
      says: 'The upstream server does not speak our version of the protocol.',
      next: 'WSUS 3.0 SP2 and later do. Update it, or choose another one.',
    },
    ja: {
      says: 'アップストリーム サーバーのプロトコルのバージョンに対応していません。',
      next: 'WSUS 3.0 SP2 以降が必要です。接続先を更新するか、別のサーバーを選択してください。',
    },
  },
  'upstream/http-status': {
    en: {
      says: 'The upstream server answered with an HTTP error.',
      next: '403 and 407 come from access rules or a proxy, 404 from a wrong address, 503 from a service that has stopped.',
    },
    ja: {
      says: 'アップストリーム サーバーが HTTP エラーを返しました。',
      next: '403 と 407 はアクセス制限やプロキシ、404 はアドレスの誤り、503 はサービスの停止を示します。',
    },
  },
  'upstream/bad-answer': {
    en: {
      says: 'The answer of the upstream server cannot be understood.',
      next: 'Something in between may have changed it, such as a proxy with a page of its own. The test shows where.',
    },
    ja: {
      says: 'アップストリーム サーバーの応答を解釈できません。',
      next: 'プロキシの独自のページなど、途中で応答が変更された可能性があります。接続の確認で、どの段階かがわかります。',
    },
  },
  'upstream/redirected': {
    en: {
      says: 'The answer sends us to another address.',
      next: 'If that is a login page of the network, sign in there first. If the server has moved, enter its new address.',
    },
    ja: {
      says: '別のアドレスにリダイレクトされました。',
      next: 'ネットワークのログイン ページの場合は、先にサインインしてください。サーバーが移動した場合は、新しいアドレスを設定してください。',
    },
  },
  'upstream/web-page': {
    en: {
      says: 'A web page answered in place of the update service.',
      next: 'A login page of the network, a proxy or another web site answers under this address: check address and port, or reach it without the proxy.',
    },
    ja: {
      says: '更新サービスではなく、Web ページが応答しました。',
      next: 'ネットワークのログイン ページ、プロキシ、または別の Web サイトです。アドレスとポートを確認するか、プロキシを使用せずに接続してください。',
    },
  },
  'upstream/forbidden': {
    en: {
      says: 'The upstream server forbids the access (HTTP 401 or 403).',
      next: 'Over there, look at IP restrictions and authentication of the site "WSUS Administration" in IIS: the web services need anonymous access. If it demands TLS, use its https address.',
    },
    ja: {
      says: 'アップストリーム サーバーへのアクセスが拒否されました (HTTP 401 または 403)。',
      next: '接続先の IIS で「WSUS の管理」サイトの IP 制限と認証を確認してください。Web サービスには匿名認証が必要です。TLS が必須の場合は、https のアドレスを使用してください。',
    },
  },
  'upstream/not-found': {
    en: {
      says: 'There is no update service under this address (HTTP 404).',
      next: 'Check address and port: WSUS uses 8530, with TLS 8531. Over there, look whether the post-installation tasks were run.',
    },
    ja: {
      says: 'このアドレスに更新サービスがありません (HTTP 404)。',
      next: 'アドレスとポートを確認してください。WSUS は 8530、TLS では 8531 を使用します。接続先で「インストール後のタスク」が完了しているかも確認してください。',
    },
  },
  'upstream/unavailable': {
    en: {
      says: 'The service of the upstream server is not available (HTTP 503).',
      next: 'On a WSUS, start the application pool "WsusPool" in IIS and raise its private memory limit, which stops it under load.',
    },
    ja: {
      says: 'アップストリーム サーバーのサービスを利用できません (HTTP 503)。',
      next: 'WSUS の場合は、IIS でアプリケーション プール「WsusPool」を開始し、プライベート メモリ制限を引き上げてください。負荷が高いと、この制限で停止します。',
    },
  },
  'upstream/server-error': {
    en: {
      says: 'The upstream server failed without saying why.',
      next: 'Look at its log and its database. What came is kept; the next run goes on from there.',
    },
    ja: {
      says: 'アップストリーム サーバーで、原因の示されないエラーが発生しました。',
      next: '接続先のログとデータベースを確認してください。取得済みのデータは保持され、次回は続きから再開します。',
    },
  },
  'upstream/damaged-answer': {
    en: {
      says: 'The answer of the upstream server was damaged on its way.',
      next: 'It may pass. If it stays, look for a proxy or a filter that changes answers.',
    },
    ja: {
      says: 'アップストリーム サーバーの応答が、途中で破損しました。',
      next: '一時的な可能性があります。続く場合は、応答を変更するプロキシやフィルターがないか確認してください。',
    },
  },
  'upstream/hostile-address': {
    en: {
      says: 'The upstream server wants us to introduce ourselves to another server. That was refused.',
      next: 'A genuine WSUS names its own services. Find out who answers under this address.',
    },
    ja: {
      says: 'アップストリーム サーバーが、別のサーバーでの認証を求めたため、拒否しました。',
      next: '正規の WSUS は自身のサービスだけを示します。このアドレスで何が応答しているかを確認してください。',
    },
  },
  'upstream/microsoft-root': {
    en: {
      says: 'The root certificate that Microsoft Update needs is missing here.',
      next: 'Get "Microsoft Root Certificate Authority 2011" from microsoft.com/pki/certs and add it to the trusted authorities.',
    },
    ja: {
      says: 'Microsoft Update に必要なルート証明書がありません。',
      next: 'microsoft.com/pki/certs から "Microsoft Root Certificate Authority 2011" を取得し、信頼する証明機関に追加してください。',
    },
  },
  'upstream/clock-differs': {
    en: {
      says: 'The clocks of the two servers differ by more than five minutes.',
      next: 'Let both take their time from the same source. Authorization, certificates and schedules depend on it.',
    },
    ja: {
      says: '両サーバーの時刻が 5 分以上ずれています。',
      next: '同じ時刻源に同期させてください。認証、証明書、スケジュールに影響します。',
    },
  },
  'upstream/odd-configuration': {
    en: {
      says: 'The upstream server answers with a configuration that makes no sense.',
      next: 'Look whether its installation was completed, or report it if it is a genuine WSUS.',
    },
    ja: {
      says: 'アップストリーム サーバーの構成情報に矛盾があります。',
      next: '接続先のインストールが完了しているか確認してください。正規の WSUS の場合は、報告をお願いします。',
    },
  },
  'upstream/catalog-page-changed': {
    en: {
      says: 'The page of the Microsoft Update Catalog does not look as expected.',
      next: 'Microsoft may have changed it. Open the update in a browser and paste its address here (…?updateid=…): that still works.',
    },
    ja: {
      says: 'Microsoft Update カタログのページの形式が、想定と異なります。',
      next: 'ページが変更された可能性があります。ブラウザーで更新プログラムを開き、アドレス (…?updateid=…) をここに貼り付けるとインポートできます。',
    },
  },
  'upstream/catalog-unavailable': {
    en: {
      says: 'The Microsoft Update Catalog did not answer the search.',
      next: 'It is often busy: try again in a few minutes. An update whose address or UpdateID you have can be imported all the same.',
    },
    ja: {
      says: 'Microsoft Update カタログから検索結果を取得できませんでした。',
      next: '混雑していることがあります。数分後にもう一度お試しください。アドレスまたは UpdateID がわかる更新プログラムは、そのままインポートできます。',
    },
  },
  'upstream/generation-incomplete': {
    en: {
      says: 'The upstream server lists revisions that it does not deliver, so nothing was published here.',
      next: 'What came is kept and the next run asks for the rest. What does not come in three runs is put into quarantine.',
    },
    ja: {
      says: 'アップストリーム サーバーの一覧にあるリビジョンの一部が取得できないため、反映を見送りました。',
      next: '取得済みのデータは保持され、次回に残りを取得します。3 回続けて取得できないものは隔離されます。',
    },
  },
  'upstream/keeps-changing': {
    en: {
      says: 'The upstream server kept publishing while it was asked, so nothing was published here.',
      next: 'Updates are being imported there. What came is kept: synchronize again when that is over.',
    },
    ja: {
      says: '同期中にアップストリーム サーバーの内容が変わり続けたため、反映を見送りました。',
      next: '接続先でインポートが進行中です。終了後に、もう一度同期してください。取得済みのデータは保持されています。',
    },
  },
  'upstream/too-many-faults': {
    en: {
      says: 'So many revisions cannot be had or read that these are not single bad ones.',
      next: 'Look at the log of the upstream server; its database may be unavailable. The next run goes on where this one ended.',
    },
    ja: {
      says: '取得または解釈できないリビジョンが多すぎるため、同期を中止しました。',
      next: '接続先のログを確認してください。データベースを利用できない可能性があります。次回は続きから再開します。',
    },
  },
  'upstream/undelivered': {
    en: {
      says: 'The upstream server lists this revision but does not hand it out.',
      next: 'Later runs ask for it again. Other updates are not affected, except those that need this one.',
    },
    ja: {
      says: 'アップストリーム サーバーの一覧にありますが、取得できません。',
      next: '以後の同期で再び要求します。この項目を必要とするもの以外には影響しません。',
    },
  },
  'upstream/contradictory-document': {
    en: {
      says: 'The document is not the one that was asked for, or is here already with other content.',
      next: 'A publisher gives every change a new revision number. Find out whether somebody changed it on the way.',
    },
    ja: {
      says: '要求したものと異なるドキュメントか、同じ番号で内容の異なるものが既にあります。',
      next: '発行元は変更のたびに新しいリビジョン番号を付けます。途中で改変されていないか確認してください。',
    },
  },
  'upstream/document-too-large': {
    en: {
      says: 'The document is larger than any that is read.',
      next: 'Documents up to 256 MiB are read. If this is a genuine update, please report it.',
    },
    ja: {
      says: 'ドキュメントが大きすぎます。',
      next: '256 MiB まで読み込みます。正規の更新プログラムの場合は、報告をお願いします。',
    },
  },
  'upstream/decoding-failed': {
    en: {
      says: 'The answer could not be decoded.',
      next: 'Release the revision to try it again. If it stays so, please report it.',
    },
    ja: {
      says: '応答を復号できませんでした。',
      next: '隔離を解除すると、もう一度試行します。続く場合は、報告をお願いします。',
    },
  },
  'upstream/absurd-revision': {
    en: {
      says: 'The revision number is far above the highest one known of its update.',
      next: 'Nothing later could ever replace it. Release it only if you know that it is genuine.',
    },
    ja: {
      says: 'リビジョン番号が、既知の番号に比べて大きすぎます。',
      next: '受け入れると、以後のリビジョンで置き換えられなくなります。正規のものと確認できた場合だけ解除してください。',
    },
  },
  'upstream/abnormal-categories': {
    en: {
      says: 'The upstream server suddenly has far more categories and detectoids than usual. The new ones are in quarantine.',
      next: 'Test data may have been published by mistake, as in July 2026. If it is meant so, accept it.',
    },
    ja: {
      says: 'カテゴリと検出用メタデータ (Detectoid) が急増したため、新しいものを隔離しました。',
      next: '2026 年 7 月のように、テスト データが誤って公開された可能性があります。想定どおりの場合は、受け入れてください。',
    },
  },
  'upstream/abnormal-revisions': {
    en: {
      says: 'The upstream server suddenly lists far more new revisions than usual. Nothing was fetched.',
      next: 'Look at what is new there. After more products were selected this is normal: accept it.',
    },
    ja: {
      says: '新しいリビジョンが急増したため、取得を見送りました。',
      next: '接続先の内容を確認してください。製品の選択を増やした後など、想定どおりの場合は受け入れてください。',
    },
  },
  'upstream/abnormal-bytes': {
    en: {
      says: 'The upstream server sends far more than usual. The run was stopped.',
      next: 'Look at what is new there. If it is meant so, accept it: it goes on where this one ended.',
    },
    ja: {
      says: '受信量が通常より大幅に多いため、同期を中止しました。',
      next: '接続先の内容を確認してください。想定どおりの場合は受け入れると、続きから再開します。',
    },
  },
  'upstream/anchor-went-back': {
    en: {
      says: 'The upstream server is further back in time than at the last synchronization, so nothing was taken from it.',
      next: 'It may have been restored from a backup, or its clock is wrong, or somebody replays old answers. If it is genuine, accept it.',
    },
    ja: {
      says: 'アップストリーム サーバーの内容が前回の同期より古いため、取得を見送りました。',
      next: 'バックアップからの復元、時刻の誤り、または古い応答の再送が考えられます。正規のものと確認できた場合は、受け入れてください。',
    },
  },
  'upstream/frozen': {
    en: {
      says: 'The upstream server has had nothing new for a long time.',
      next: 'Microsoft publishes at least every month. Look whether the upstream itself still synchronizes, and whether the right products are selected.',
    },
    ja: {
      says: 'アップストリーム サーバーに、長期間新しい更新プログラムがありません。',
      next: 'Microsoft は少なくとも毎月公開します。接続先の同期と、選択している製品を確認してください。',
    },
  },
  'upstream/incomplete-update': {
    en: {
      says: 'Updates were kept back because the upstream server does not have all that they need.',
      next: 'Select the products that the missing parts belong to, or look for them in the Microsoft Update Catalog.',
    },
    ja: {
      says: '必要なものがアップストリーム サーバーにそろっていないため、一部の更新プログラムは配信されません。',
      next: '不足しているものの製品を選択するか、Microsoft Update カタログで検索してください。',
    },
  },
  'upstream/nothing-selected': {
    en: {
      says: 'No products or no classifications are selected, so no updates were asked for.',
      next: 'Choose products and classifications, then synchronize again.',
    },
    ja: {
      says: '製品または分類が選択されていないため、更新プログラムを取得しませんでした。',
      next: '製品と分類を選択してから、もう一度同期してください。',
    },
  },
  'upstream/plain-http': {
    en: {
      says: 'The upstream server is reached without encryption.',
      next: 'Update documents are not signed: whoever sits between can change them. Use HTTPS where you can.',
    },
    ja: {
      says: 'アップストリーム サーバーとの通信が暗号化されていません。',
      next: '更新プログラムのメタデータには署名がなく、途中で改変される可能性があります。可能な限り HTTPS を使用してください。',
    },
  },
  'upstream/server-changed': {
    en: {
      says: 'The upstream server says that it is another one than before. Everything was listed anew.',
      next: 'This is normal after it was restored or set up again.',
    },
    ja: {
      says: 'アップストリーム サーバーが以前と異なるため、すべての一覧を取得し直しました。',
      next: '復元や再構築の後であれば、正常な動作です。',
    },
  },
  'upstream/strays-dropped': {
    en: {
      says: 'Revisions that an unfinished run had fetched were thrown away: the upstream server does not list them now.',
      next: 'This is normal where it published newer ones meanwhile.',
    },
    ja: {
      says: '完了しなかった同期で取得したリビジョンのうち、現在の一覧にないものを破棄しました。',
      next: 'その間に新しいリビジョンが公開された場合は、正常な動作です。',
    },
  },
  'upstream/quarantined': {
    en: {
      says: 'Revisions of the upstream server were put into quarantine.',
      next: 'Everything else was taken in.',
    },
    ja: { says: '一部のリビジョンを隔離しました。', next: 'そのほかはすべて取り込まれています。' },
  },
  'upstream/rollup-failed': {
    en: {
      says: 'The updates were taken in, but the report to the upstream server failed.',
      next: 'The next run reports again. If the upstream wants no reports, switch them off at the update source.',
    },
    ja: {
      says: '更新プログラムは取り込まれましたが、アップストリーム サーバーへの状態の報告に失敗しました。',
      next: '次回の同期で再び報告します。報告が不要な場合は、更新元の設定でオフにしてください。',
    },
  },
  'upstream/deployments-left-out': {
    en: {
      says: 'Approvals and declines of updates that are not here were left out.',
      next: 'They are taken over as soon as those updates come.',
    },
    ja: {
      says: 'このサーバーにない更新プログラムの承認と拒否は、取り込みませんでした。',
      next: 'その更新プログラムが同期されると、取り込まれます。',
    },
  },
  'upstream/odd-deployments': {
    en: {
      says: 'The upstream server told of approvals that cannot be understood. They were left out.',
      next: 'If it is a genuine WSUS or Todoku, please report it.',
    },
    ja: {
      says: 'アップストリーム サーバーの承認の一部を解釈できないため、取り込みませんでした。',
      next: '正規の WSUS または Todoku の場合は、報告をお願いします。',
    },
  },
  'upstream/unknown-update': {
    en: {
      says: 'The upstream server does not have this update.',
      next: 'Look whether the id is right. Some updates of the catalog are for manual download only and come through no server.',
    },
    ja: {
      says: 'アップストリーム サーバーに、この更新プログラムがありません。',
      next: 'ID を確認してください。カタログの更新プログラムには、手動ダウンロード専用のものがあります。',
    },
  },
  'upstream/not-in-channel': {
    en: {
      says: 'This update is in the catalog but not published to update servers.',
      next: 'Microsoft offers it for manual download only. Download it from the catalog and install it by hand or by script.',
    },
    ja: {
      says: 'カタログにはありますが、更新サーバー向けには公開されていません。',
      next: '手動ダウンロード専用です。カタログからダウンロードし、手動またはスクリプトでインストールしてください。',
    },
  },
  'upstream/cancelled': {
    en: {
      says: 'The synchronization was stopped by a person, or with the server.',
      next: 'What had come is kept. The next run goes on from there.',
    },
    ja: {
      says: '同期は、操作またはサーバーの停止によって中止されました。',
      next: '取得済みのデータは保持され、次回は続きから再開します。',
    },
  },
  'upstream/unexpected': {
    en: {
      says: 'Something went wrong that has no name yet.',
      next: 'Please report it with what stands below. What was here before goes on being served.',
    },
    ja: {
      says: '予期しないエラーが発生しました。',
      next: '下の内容を添えて報告をお願いします。既存の更新プログラムの配信は続いています。',
    },
  },
};
