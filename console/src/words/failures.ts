import { useCallback } from 'react';
import { INPUT_IN_JAPANESE } from './failures-of-input.ts';
import { TRANSFER_IN_JAPANESE } from './failures-of-transfer.ts';
import { useLanguage } from './language.tsx';

/** What happened, and what to do about it. */
export interface ToldFailure {
  readonly says: string;
  readonly next: string;
  /** In the language of the console; otherwise it is in the server's own, English. */
  readonly known: boolean;
}

/** By code: what happened, and what to do. English is what the server itself says. */
const JAPANESE: Readonly<Record<string, readonly [string, string]>> = {
  ...INPUT_IN_JAPANESE,
  ...TRANSFER_IN_JAPANESE,

  'accounts/wrong-credentials': [
    '名前またはパスワードが正しくありません。',
    'もう一度入力してください。パスワードを忘れた場合は、管理者が再設定できます。',
  ],
  'accounts/locked-out': [
    'サインインの失敗が続いたため、一時的に受け付けていません。',
    'しばらく待ってから、もう一度お試しください。サーバー上のコマンドは引き続き使用できます。',
  ],
  'accounts/busy': ['現在、サインインが集中しています。', '数秒待ってから、もう一度お試しください。'],
  'accounts/disabled': ['このアカウントは無効です。', '管理者が有効に戻すことができます。'],
  'accounts/set-up-over': ['このサーバーは設定済みです。', 'サインインしてください。'],
  'accounts/wrong-secret': [
    '初期設定のシークレットが正しくありません。',
    'サーバーの起動時に表示され、データ フォルダーの set-up.txt にも保存されています。起動のたびに変わります。',
  ],
  'accounts/bad-name': [
    'この名前は使用できません。',
    '1 ～ 64 文字の文字と数字、およびその間の . _ - @ を使用してください。',
  ],
  'accounts/name-taken': [
    'この名前は既に使用されています。',
    '大文字と小文字は区別されません。別の名前を入力してください。',
  ],
  'accounts/weak-password': [
    'このパスワードは推測されやすいため使用できません。',
    '12 文字以上で、5 種類以上の文字を使い、名前とは別のものにしてください。複数の単語をつなげると覚えやすくなります。',
  ],
  'accounts/unknown-account': [
    'このアカウントはありません。',
    'ほかの人が削除した可能性があります。一覧を確認してください。',
  ],
  'accounts/unknown-token': [
    'このトークンはありません。',
    'ほかの人が取り消した可能性があります。一覧を確認してください。',
  ],
  'accounts/last-administrator': [
    '管理者がいなくなるため、変更できません。',
    '先に別のアカウントを管理者にしてください。',
  ],
  'accounts/more-than-owner': [
    'トークンの権限は、所有者のアカウントより大きくできません。',
    '小さい役割を選ぶか、別の所有者を選んでください。',
  ],
  'accounts/bad-address': [
    'このアドレスはサインインに使用できません。',
    'https://login.example のように入力してください。TLS なしで使用できるのは、このコンピューター自身だけです。',
  ],
  'accounts/groups-of-approvers': [
    'グループを指定できるのは承認者のみです。',
    '役割を承認者にするか、グループの指定を解除してください。',
  ],
  'accounts/bad-expiry': ['この日時を期限にできません。', 'これからの日時を指定してください。'],
  'accounts/service-refused': [
    'サインイン サービスとの通信に失敗しました。',
    '発行者、クライアント ID、シークレット、リダイレクト アドレスが、サービス側の設定と一致しているか確認してください。',
  ],

  'admin/unauthorized': ['サインインしていません。', 'もう一度サインインしてください。'],
  'admin/forbidden': [
    'この操作を行う権限がありません。',
    '管理者に依頼するか、役割の変更を依頼してください。',
  ],
  'admin/not-your-group': [
    'このグループの承認を行う権限がありません。',
    '担当するグループについて承認するか、管理者に依頼してください。',
  ],
  'admin/too-many-requests': ['短い間に要求が集中しました。', 'しばらく待ってから、もう一度お試しください。'],
  'admin/bad-request': ['入力内容に誤りがあります。', '詳細に、誤りのある項目が示されています。'],
  'admin/too-large': ['一度に送るには大きすぎます。', '分けて送ってください。'],
  'admin/changed-meanwhile': [
    'ほかの人が変更したため、表示と内容が異なります。',
    'もう一度読み込んでから、変更してください。',
  ],
  'admin/unexpected-error': [
    'サーバーで予期しないエラーが発生しました。',
    '詳細はサーバーのログにあります。繰り返す場合はお知らせください。',
  ],
  'admin/update-not-found': [
    'この更新プログラムはありません。',
    '検索して確認するか、カタログからインポートしてください。',
  ],
  'admin/group-not-found': ['このグループはありません。', 'ほかの人が削除した可能性があります。'],
  'admin/computer-not-found': [
    'このコンピューターはありません。',
    '一度もサーバーに接続していないか、削除されています。',
  ],
  'admin/rule-not-found': ['この規則はありません。', 'ほかの人が削除した可能性があります。'],
  'admin/view-not-found': ['このビューはありません。', 'ほかの人が削除した可能性があります。'],
  'admin/built-in-view': ['既定のビューは変更できません。', '別の名前で保存してください。'],
  'admin/category-ambiguous': [
    '同じ名前の製品または分類が複数あります。',
    '該当する ID は詳細に示されています。',
  ],
  'admin/category-not-found': [
    'この名前の製品または分類はありません。',
    '[同期] の [製品と分類] で確認してください。',
  ],
  'admin/downstream-not-found': [
    'このダウンストリーム サーバーはありません。',
    '[サーバー] の一覧を確認してください。',
  ],
  'admin/eula-not-found': [
    'このライセンス条項への同意を待っている承認はありません。',
    'ほかの人が同意した可能性があります。更新プログラムの詳細を確認してください。',
  ],
  'admin/file-not-named': [
    'このファイルを使用する更新プログラムがありません。',
    '先に更新プログラムをインポートしてから、ファイルをもう一度インポートしてください。',
  ],
  'admin/language-not-found': [
    'アップストリーム サーバーが対応していない言語です。',
    '[同期] の [製品と分類] の [言語] から選択してください。',
  ],
  'admin/microsoft-has-no-replicas': [
    'Microsoft Update には、レプリカに引き継ぐ承認がありません。',
    'WSUS または Todoku を指定するか、自律サーバーを選択してください。',
  ],
  'admin/no-categories': [
    '製品と分類の一覧が、まだ取得されていません。',
    '[同期] の [製品と分類] で一覧を取得してから、選択してください。',
  ],
  'admin/no-classifications': [
    '分類が選択されていません。',
    '製品と分類の両方を選択すると、取得する更新プログラムが決まります。',
  ],
  'admin/no-products': [
    '製品が選択されていません。',
    '製品と分類の両方を選択すると、取得する更新プログラムが決まります。',
  ],
  'admin/no-csrf': [
    'このページからの要求であることを確認できません。',
    'ページを再読み込みしてから、もう一度実行してください。',
  ],
  'admin/no-proxy': [
    'ユーザー名を使用するプロキシ サーバーが設定されていません。',
    'プロキシ サーバーのアドレスも入力してください。',
  ],
  'admin/no-session': [
    'パスワードを変更できるのは、パスワードでサインインした場合のみです。',
    '管理者が、アカウントのパスワードを設定できます。',
  ],
  'admin/no-such-resource': [
    'この API のアドレスはありません。',
    'コンソールとサーバーのバージョンが異なる可能性があります。ページを再読み込みしてください。',
  ],
  'admin/no-such-run': ['この同期の履歴はありません。', '履歴は 90 日間保持されます。'],
  'admin/no-such-upkeep-entry': [
    '自動クリーンアップのログに、この記録はありません。',
    'ログを確認してください。',
  ],
  'admin/no-terms': [
    'この更新プログラムにライセンス条項はありません。',
    '同意は不要です。通常どおり承認できます。',
  ],
  'admin/not-a-certificate': [
    '証明書として読み取れません。',
    '「-----BEGIN CERTIFICATE-----」で始まる PEM 形式のテキストを指定してください。',
  ],
  'admin/not-a-fingerprint': [
    '証明書のフィンガープリントではありません。',
    'SHA-256 の 64 桁の 16 進数です (コロンの有無は問いません)。アップストリーム サーバーの管理者に確認してください。',
  ],
  'admin/plain-http': [
    'ほかのコンピューターからは、HTTPS でのみ接続できます。',
    'https のアドレスで接続するか、TLS 対応のプロキシを前段に置き、--trusted-proxies に指定してください。',
  ],
  'admin/preset-empty': [
    'このプリセットに該当するものが、アップストリーム サーバーにありません。',
    '製品と分類の一覧から選択してください。',
  ],
  'admin/proxy-url': [
    'プロキシ サーバーのアドレスとして使用できません。',
    'http://proxy.example:3128 のように入力してください。ユーザー名とパスワードは、それぞれの欄に入力します。',
  ],
  'admin/unknown-host': [
    'このサーバーの名前ではないアドレスで接続しています。',
    'サーバーの IP アドレスまたは名前で接続するか、この名前を --admin-names に指定してください。',
  ],
  'admin/upstream-url': [
    '更新サーバーのアドレスとして使用できません。',
    'http://wsus.example:8530 または https://wsus.example:8531 のように入力してください。',
  ],
  'admin/why-what': [
    '何について調べるかが指定されていません。',
    '更新プログラムを指定してください。コンピューターについて調べる場合は、コンピューターも指定してください。',
  ],
  'admin/task-under-way': ['同じ処理が実行中です。', '終了を待ってから、もう一度実行してください。'],
  'admin/task-cancelled': [
    '処理は途中で中止されました。',
    'もう一度実行してください。完了した部分は残ります。',
  ],
  'admin/no-such-task': ['この処理の記録はありません。', 'サーバーを再起動すると、処理の記録は消えます。'],
  'admin/not-undoable': [
    'この操作は取り消せません。',
    '取り消せるのは拒否だけで、一度だけ、期限内に限られます。',
  ],
  'admin/path': [
    'サーバー上の絶対パスが必要です。',
    'ルートまたはドライブから始まるパス全体を入力してください。',
  ],
  'admin/backup-path': [
    '既存のフォルダーにある、まだ存在しないファイルの絶対パスが必要です。',
    '別のファイル名を指定してください。既存のファイルは上書きされません。',
  ],
  'admin/bandwidth-window': [
    '時間帯と速度の形式が正しくありません。',
    '「Mon-Fri 08:00-18:00 500k」のように指定してください。',
  ],
  'admin/catalog-reference': [
    'カタログの更新プログラムを特定できません。',
    'UpdateID、または更新プログラム 1 件を表示しているカタログ ページのアドレスを入力してください。',
  ],

  'changes/not-approvable': [
    'この更新プログラムは、単独では承認できません。',
    'これを含む更新プログラムを承認してください。',
  ],
  'changes/declined': ['この更新プログラムは拒否されています。', '拒否を取り消してから、承認してください。'],
  'changes/expired': [
    '発行元が公開を停止した更新プログラムです。',
    '置き換える更新プログラムを承認してください。',
  ],
  'changes/not-removable': [
    'この更新プログラムは、更新サーバーから削除できません。',
    '累積更新プログラムは、コンピューター上で dism /Online /Remove-Package を使用して削除します。',
  ],
  'changes/eula-not-accepted': [
    'ライセンス条項に、まだ同意されていません。',
    '条項を確認し、同意してから承認してください。',
  ],
  'changes/bad-deadline': [
    '期日が正しくありません。',
    '1970 年から 9999 年までの日時を、インストールまたは削除の承認で指定してください。',
  ],
  'changes/bad-hold-end': ['保留の終了日時が正しくありません。', 'これからの日時を指定してください。'],
  'changes/unknown-update': ['この更新プログラムはありません。', '一覧を読み込み直してください。'],
  'changes/unknown-group': [
    'このグループはありません。',
    'ほかの人が削除した可能性があります。一覧を読み込み直してください。',
  ],
  'changes/unknown-computer': [
    'このコンピューターはありません。',
    'ほかの人が削除した可能性があります。次回の接続時に再び登録されます。',
  ],
  'changes/unknown-decision': ['この決定の記録はありません。', '更新プログラムの履歴を確認してください。'],
  'changes/already-undone': [
    'この決定は、既に取り消されています。',
    'その後の決定は、更新プログラムの履歴で確認できます。',
  ],
  'changes/newer-decision': [
    'その後に別の決定が行われたため、取り消せません。',
    '新しい決定を先に取り消すか、あらためて決定してください。',
  ],
  'changes/person-decided': [
    '担当者が決定したため、規則では変更されません。',
    '更新プログラムの履歴で、だれが決定したかを確認できます。',
  ],
  'changes/bad-group-name': [
    'このグループ名は使用できません。',
    '改行や制御文字を含まない 1 ～ 256 文字で入力してください。',
  ],
  'changes/group-name-taken': [
    '同じ名前のグループがあります。',
    '大文字と小文字は区別されません。別の名前を入力してください。',
  ],
  'changes/built-in-group': ['既定のグループは変更できません。', '作成したグループを使用してください。'],
  'changes/dynamic-group': [
    'このグループのコンピューターは、ルールによって決まります。',
    'ルールを変更するか、ルールを削除してください。',
  ],
  'changes/group-beneath-itself': [
    'グループを、その下位のグループに移動することはできません。',
    '別のグループを選択してください。',
  ],
  'changes/group-has-subgroups': [
    '下位のグループがあります。',
    '先に下位のグループを削除するか、一緒に削除してください。',
  ],
  'changes/wanted-by-policy': [
    'コンピューターのポリシーが、このグループを指定しています。',
    'ポリシーの「クライアント側のターゲットを有効にする」を変更してください。変更しないと、次回の接続時に元のグループに戻ります。',
  ],
  'changes/replica-read-only': [
    'このサーバーはレプリカです。グループ、承認、拒否は、アップストリーム サーバーで管理されます。',
    'アップストリーム サーバーで変更してから同期するか、このサーバーを自律サーバーにしてください。',
  ],
  'changes/not-asked-for': [
    'この名前のグループを要求しているコンピューターがないか、グループが既にあります。',
    '一覧を読み込み直してください。',
  ],
  'changes/not-visible': [
    '変更は保存されましたが、まだ反映されていません。',
    'サーバーを再起動すると反映されます。原因の報告をお願いします。',
  ],
  'changes/unknown-rule': [
    'この規則はありません。',
    'ほかの人が削除した可能性があります。一覧を読み込み直してください。',
  ],
  'changes/unknown-server': [
    'このダウンストリーム サーバーはありません。',
    '一覧を読み込み直してください。サーバーは、最初の接続の後に表示されます。',
  ],
  'changes/unknown-view': [
    'この名前のビューはありません。',
    'ほかの人が削除した可能性があります。既定のビューは削除できません。',
  ],
  'changes/bad-rule-order': [
    '規則の順序が、現在の規則と一致しません。',
    'ほかの人が変更した可能性があります。読み込み直してください。',
  ],
  'changes/unreadable-document': [
    '更新プログラムの文書を読み取れません。',
    '入手元からもう一度取得してください。',
  ],
  'changes/contradictory-revision': [
    'このリビジョンは、異なる内容で取り込み済みです。取り込み済みのものを維持しました。',
    'どちらが正しいか、発行元に確認してください。',
  ],
  'changes/not-stored': [
    '文書は読み取れましたが、保存できませんでした。',
    'ディスクの空き容量を確認してから、もう一度インポートしてください。',
  ],

  'console/strange-answer': [
    'サーバーの代わりに、別のものが応答しました。',
    '間にあるプロキシ、またはネットワークのログイン ページの可能性があります。ページを再読み込みし、繰り返す場合は、それらを確認してください。',
  ],

  'content/bad-place': [
    'この場所には更新ファイルを保存できません。',
    '現在のフォルダーの外にある、空の、またはまだ存在しないフォルダーの絶対パスを指定してください。',
  ],
  'content/place-missing': [
    '更新ファイルのフォルダーがありません。',
    'ディスクをマウントしてから、サーバーを起動し直してください。',
  ],
  'content/missing': [
    'このファイルはありません。',
    'インポートするか、アップストリーム サーバーから取得してください。',
  ],
  'content/write-failed': [
    '更新ファイルのフォルダーに書き込めません。',
    'フォルダーのアクセス権、またはディスクの状態を確認してください。',
  ],
  'content/read-failed': [
    '更新ファイルを読み取れません。',
    'ファイルのアクセス権、またはディスクの状態を確認してください。',
  ],
  'content/closed': ['サーバーは停止中です。', '起動してから、もう一度お試しください。'],
};

/** Tells a failure of the server in the language of the console, where there are words for it. */
export function useFailureWords(): (told: {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}) => ToldFailure {
  const { language } = useLanguage();
  return useCallback(
    ({ code, message, hint }) => {
      const found = language === 'ja' ? JAPANESE[code] : undefined;
      if (found !== undefined) return { says: found[0], next: found[1], known: true };
      return { says: sentence(message), next: hint, known: language === 'en' };
    },
    [language],
  );
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.。]$/.test(text) ? '' : '.'}`;
}
