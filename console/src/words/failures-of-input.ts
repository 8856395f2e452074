/** What a person gives is refused with these, or what they set up does not work: what happened, and what to do. */
export const INPUT_IN_JAPANESE: Readonly<Record<string, readonly [string, string]>> = {
  'collector/newer-version': [
    'このファイルは、新しいバージョンのスクリプトで作成されています。',
    'このサーバーの情報収集スクリプトを使用するか、サーバーを更新してください。',
  ],
  'collector/not-collected': [
    'JSON ですが、コンピューターの情報が含まれていません。',
    '情報収集スクリプトが出力したファイルを指定してください。',
  ],
  'collector/not-json': [
    '情報収集スクリプトの出力 (JSON) ではありません。',
    'スクリプトに -Path を指定してファイルに書き出し、そのファイルをそのまま指定してください。',
  ],
  'collector/too-large': [
    '情報収集スクリプトの出力としては大きすぎます。',
    'スクリプトが書き出したファイルをそのまま指定してください。上限は 8 MB です。',
  ],

  'notices/bad-mail': ['メール サーバーの設定に誤りがあります。', '詳細に、誤りのある項目が示されています。'],
  'notices/bad-subscription': ['配信設定に誤りがあります。', '詳細に、誤りのある項目が示されています。'],
  'notices/interrupted': [
    '送信中にサーバーが停止したため、届いたかどうかわかりません。',
    '重複を避けるため、自動的には再送信されません。[テストを送信] で、すぐに送信できます。',
  ],
  'notices/mail-login': [
    'メール サーバーで、ユーザー名またはパスワードが拒否されました。',
    'メール サーバーの設定で、入力し直してください。',
  ],
  'notices/mail-not-set': [
    'メール サーバーが設定されていません。',
    '[レポート] の [配信設定と電子メール通知] で設定してください。',
  ],
  'notices/mail-refused': [
    'メール サーバーがメールを受け付けませんでした。',
    '詳細に応答が示されています。宛先の誤り、許可されていない差出人、またはサイズの超過が考えられます。',
  ],
  'notices/mail-tls': [
    'メール サーバーとの暗号化された接続を確立できません。',
    '証明書が信頼され、サーバー名と一致している必要があります。社内の証明機関は、信頼する証明機関に追加してください。STARTTLS に対応していない場合は、TLS を選択してください。',
  ],
  'notices/mail-unreachable': [
    'メール サーバーに接続できません。',
    '名前とポートを確認してください (STARTTLS は 587、TLS は 465、暗号化なしは 25)。自動的に再試行されます。',
  ],
  'notices/open-password': [
    'パスワードが暗号化されずに送信される設定です。',
    'STARTTLS または TLS を選択するか、認証の不要な中継サーバーの場合は、ユーザーとパスワードを空にしてください。',
  ],
  'notices/unknown-subscription': [
    'この名前の配信設定はありません。',
    'ほかの人が削除した可能性があります。一覧を確認してください。',
  ],
  'notices/webhook-refused': [
    'Webhook が受け付けませんでした。',
    '詳細に応答が示されています。URL と、署名を確認している場合はシークレットを確認してください。',
  ],
  'jobs/notice-under-way': [
    'この配信設定のテストを送信中です。',
    'しばらく待ってから、送信のログを確認してください。',
  ],
  'jobs/unforeseen-notice': [
    '送信中に予期しないエラーが発生しました。',
    '詳細とサーバーのログを確認してください。続く場合は、報告をお願いします。',
  ],
  'jobs/nothing-to-snooze': ['この検出事項は、既に解消しています。', '一覧を確認してください。'],

  'policy/bad-line': [
    'レジストリのテキストに、読み取れない行があります。',
    '行番号は詳細に示されています。Windows はこのような行を警告なしに無視します。修正するか、もう一度エクスポートしてください。',
  ],
  'policy/bad-options': ['この組み合わせでは指定できません。', '詳細に、誤りのある項目が示されています。'],
  'policy/bad-report': [
    'gpresult のレポートが破損しています。',
    '「gpresult /x report.xml /scope computer /f」で作成し直し、そのまま指定してください。',
  ],
  'policy/bad-server-url': [
    '更新サーバーの URL として使用できません。',
    'http://wsus.example.com:8530 のように、スキーム、名前、ポートを指定してください。',
  ],
  'policy/no-address': [
    'コンピューターからこのサーバーへの接続先がわかりません。',
    '更新サーバーの URL を入力してください。',
  ],
  'policy/no-key': [
    'テキストにレジストリ キーが含まれていません。',
    'コンピューターにキーがなかった可能性があります。その場合はポリシーが設定されておらず、更新プログラムは Windows Update から取得されます。',
  ],
  'policy/not-of-a-computer': [
    'レポートに、コンピューターの情報が含まれていません。',
    '管理者として「gpresult /x report.xml /scope computer」を実行して作成してください。',
  ],
  'policy/not-recognised': [
    'ポリシーの値を読み取れる形式ではありません。',
    '.reg ファイル、「reg query … /s」の出力、「gpresult /x」の XML、LGPO のテキスト、または情報収集スクリプトのファイルを指定してください。',
  ],
  'policy/too-large': [
    'テキストが大きすぎます。',
    'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate のキーのみをエクスポートするか、gpresult に /scope computer を指定してください。',
  ],

  'rules/bad-condition': ['規則の条件に誤りがあります。', '詳細に、不足している内容が示されています。'],
  'rules/bad-pattern': [
    '規則の正規表現を読み取れません。',
    'RE2 の形式に対応しています。先読み、後読み、後方参照は使用できません。',
  ],
  'rules/bad-rule': [
    'この規則は保存できません。',
    '名前、1 ～ 20 個の条件、および 1 つ以上の動作が必要です。承認にはグループを指定し、拒否は単独で指定してください。',
  ],
};
