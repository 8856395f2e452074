import { inBoth } from '../../words/index.ts';

export const subscriptionWords = inBoth({
  title: { en: 'Subscriptions and e-mail', ja: '配信設定と電子メール通知' },
  lead: {
    en: 'Who is told what by itself: reports on a schedule, new updates, and what health finds. By mail or by webhook.',
    ja: '自動的に通知する内容と宛先です。定期的なレポート、新しい更新プログラム、正常性の検出事項を、電子メールまたは Webhook で送信します。',
  },
  back: { en: 'All reports', ja: 'すべてのレポート' },
  onlyAdministrators: {
    en: 'Administrators decide who is told what; addresses are not shown to others. The log of what was sent is below.',
    ja: '通知の設定は管理者が行います。宛先は管理者以外には表示されません。送信のログは下に表示されます。',
  },
  mail: { en: 'Mail server (SMTP)', ja: 'メール サーバー (SMTP)' },
  mailNone: { en: 'No mail server is set', ja: 'メール サーバーは設定されていません' },
  mailNoneText: {
    en: 'Webhooks work without one. For mail, say where this server hands it in.',
    ja: 'Webhook には必要ありません。電子メールを送信する場合は、送信先のメール サーバーを設定してください。',
  },
  setMail: { en: 'Set the mail server', ja: 'メール サーバーを設定' },
  changeMail: { en: 'Change', ja: '変更' },
  removeMail: { en: 'Remove the mail server', ja: 'メール サーバーの設定を削除' },
  mailSaved: {
    en: 'The mail server is saved. “Send a test” at a subscription says whether it takes mail.',
    ja: 'メール サーバーを保存しました。配信設定の [テストを送信] で、受け付けられるかどうかを確認できます。',
  },
  mailRemoved: { en: 'The mail server is removed.', ja: 'メール サーバーの設定を削除しました。' },
  host: { en: 'Server name', ja: 'サーバー名' },
  port: { en: 'Port number', ja: 'ポート番号' },
  portHint: {
    en: 'Usually 587, with TLS 465, without 25.',
    ja: '通常は 587、TLS では 465、暗号化なしでは 25 です。',
  },
  security: { en: 'Encryption', ja: '暗号化' },
  securities: {
    en: {
      starttls: 'STARTTLS, never without it',
      tls: 'TLS from the first byte',
      none: 'None: for a relay in your own network, no password',
    },
    ja: {
      starttls: 'STARTTLS (必須)',
      tls: '最初から TLS',
      none: 'なし (内部ネットワークの中継サーバー用、パスワードは使用できません)',
    },
  },
  user: { en: 'User', ja: 'ユーザー' },
  password: { en: 'Password', ja: 'パスワード' },
  passwordKept: {
    en: 'One is kept. Left empty it stays; it is never shown.',
    ja: '保存済みです。空のままにすると変更されません。表示されることはありません。',
  },
  passwordNone: { en: 'Goes in and is never shown.', ja: '保存後に表示されることはありません。' },
  from: { en: 'Sender', ja: '差出人' },
  language: { en: 'Language', ja: '言語' },
  english: { en: 'English', ja: '英語' },
  japanese: { en: 'Japanese', ja: '日本語' },
  save: { en: 'Save', ja: '保存' },
  cancel: { en: 'Cancel', ja: 'キャンセル' },

  subscriptions: { en: 'Subscriptions', ja: '配信設定' },
  add: { en: 'New subscription', ja: '新しい配信設定' },
  none: { en: 'Nobody is told anything yet', ja: '配信設定はまだありません' },
  noneText: {
    en: 'A weekly report by mail, or health findings into a chat channel, are a good beginning.',
    ja: '週 1 回のレポートを電子メールで送るか、正常性の検出事項をチャットに送ることから始めるとよいでしょう。',
  },
  on: { en: 'On', ja: 'オン' },
  off: { en: 'Off', ja: 'オフ' },
  edit: { en: 'Edit', ja: '編集' },
  more: { en: (name: string) => `More for ${name}`, ja: (name: string) => `${name} のその他の操作` },
  test: { en: 'Send a test', ja: 'テストを送信' },
  tested: {
    en: (to: string) => `Sent, and taken by ${to}.`,
    ja: (to: string) => `送信しました。${to} が受け付けました。`,
  },
  testedNot: {
    en: (why: string) => `Not taken: ${why}`,
    ja: (why: string) => `受け付けられませんでした: ${why}`,
  },
  remove: { en: 'Delete the subscription', ja: '配信設定を削除' },
  removed: { en: (name: string) => `${name} is deleted.`, ja: (name: string) => `${name} を削除しました。` },
  saved: { en: (name: string) => `${name} is saved.`, ja: (name: string) => `${name} を保存しました。` },
  nextAt: { en: 'next', ja: '次回' },
  lastAt: { en: 'last', ja: '前回' },
  to: { en: 'to', ja: '宛先' },
  states: {
    en: { waiting: 'waiting', sending: 'being sent', sent: 'sent', 'given-up': 'not sent' },
    ja: { waiting: '待機中', sending: '送信中', sent: '送信済み', 'given-up': '送信できませんでした' },
  },
  aboutReport: {
    en: (report: string, when: string) => `${report}, ${when}`,
    ja: (report: string, when: string) => `${report} (${when})`,
  },
  aboutUpdates: {
    en: 'New updates, after each synchronization that brought some',
    ja: '新しい更新プログラム (受信した同期のたび)',
  },
  aboutHealth: {
    en: (least: string) => `Health findings: ${least}`,
    ja: (least: string) => `正常性の検出事項: ${least}`,
  },
  severities: {
    en: { alarm: 'alarms only', warning: 'alarms and warnings', notice: 'all, notices too' },
    ja: { alarm: '警報のみ', warning: '警報と警告', notice: 'お知らせを含むすべて' },
  },
  daily: { en: (clock: string) => `daily at ${clock}`, ja: (clock: string) => `毎日 ${clock}` },
  weekly: {
    en: (day: string, clock: string) => `weekly on ${day} at ${clock}`,
    ja: (day: string, clock: string) => `毎週${day} ${clock}`,
  },
  monthly: {
    en: (day: string, clock: string) => `monthly on day ${day} at ${clock}`,
    ja: (day: string, clock: string) => `毎月 ${day} 日 ${clock}`,
  },
  weekdays: {
    en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as readonly string[],
    ja: ['月曜日', '火曜日', '水曜日', '木曜日', '金曜日', '土曜日', '日曜日'],
  },

  name: { en: 'Name', ja: '名前' },
  nameTaken: {
    en: 'There is one of this name. Choose another name, or change that one.',
    ja: '同じ名前の配信設定があります。別の名前を入力するか、既存のものを変更してください。',
  },
  about: { en: 'About', ja: '内容' },
  kinds: {
    en: { report: 'A report on a schedule', 'new-updates': 'New updates', health: 'Health findings' },
    ja: { report: '定期的なレポート', 'new-updates': '新しい更新プログラム', health: '正常性の検出事項' },
  },
  kindHints: {
    en: {
      report: 'Weekly or monthly, with the whole table as an attachment.',
      'new-updates': 'After each synchronization that brought updates which can be approved.',
      health: 'When something needs a person, and when it is well again.',
    },
    ja: {
      report: '毎週または毎月、表全体を添付して送信します。',
      'new-updates': '承認できる更新プログラムを受信した同期のたびに送信します。',
      health: '対応が必要になったときと、解消したときに送信します。',
    },
  },
  report: { en: 'Report', ja: 'レポート' },
  every: { en: 'How often', ja: '頻度' },
  everies: {
    en: { day: 'Every day', week: 'Every week', month: 'Every month' },
    ja: { day: '毎日', week: '毎週', month: '毎月' },
  },
  weekday: { en: 'Weekday', ja: '曜日' },
  day: { en: 'Day of the month', ja: '日' },
  at: { en: 'Time (of the server)', ja: '時刻 (サーバーの時刻)' },
  least: { en: 'From which weight on', ja: '通知する重大度' },
  where: { en: 'Where it goes', ja: '送信方法' },
  byMail: { en: 'By mail', ja: '電子メール' },
  byWebhook: { en: 'To a webhook', ja: 'Webhook' },
  addresses: { en: 'Mail addresses', ja: '宛先の電子メール アドレス' },
  onePerLine: { en: 'One on each line.', ja: '1 行に 1 つ入力します。' },
  url: { en: 'Address of the webhook', ja: 'Webhook の URL' },
  urlHint: {
    en: 'Often it is all that it takes to write to a channel: only administrators see it.',
    ja: 'URL だけで投稿できることが多いため、管理者だけに表示されます。',
  },
  secret: { en: 'Secret that signs what is sent', ja: '送信内容に署名するシークレット' },
  secretKept: {
    en: 'One is kept. Left empty it stays.',
    ja: '保存済みです。空のままにすると変更されません。',
  },
  private: { en: 'It may lie in a private network', ja: 'プライベート ネットワーク内のアドレスを許可する' },
  enabled: { en: 'Switched on', ja: '有効にする' },
  gone: { en: 'There is no such subscription.', ja: 'この配信設定はありません。' },

  log: { en: 'What was sent', ja: '送信のログ' },
  logNone: { en: 'Nothing was sent yet.', ja: 'まだ何も送信されていません。' },
  failedOnly: { en: 'Only what did not arrive', ja: '届かなかったもののみ' },
  aTest: { en: 'test', ja: 'テスト' },
  refused: {
    en: (who: string) => `not taken for ${who}`,
    ja: (who: string) => `受け付けられなかった宛先: ${who}`,
  },
  again: { en: 'again', ja: '再試行' },
});
