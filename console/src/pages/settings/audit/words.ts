import { inBoth } from '../../../words/index.ts';

export const auditWords = inBoth({
  lead: {
    en: 'Every change, newest first: by people, by rules, by housekeeping and by synchronization. Entries are chained by digests; nobody can change one without being found out.',
    ja: '利用者、規則、自動クリーンアップ、同期によるすべての変更を新しい順に表示します。記録はダイジェストで連結されており、改ざんは検出できます。',
  },
  find: { en: 'Anywhere in an entry: a KB, a name, a group', ja: '記録の検索 (KB 番号、名前、グループなど)' },
  actor: { en: 'By', ja: '操作者' },
  actorHint: {
    en: 'Exactly as it stands in an entry: user:anna',
    ja: '記録のとおりに入力します (例: user:anna)',
  },
  what: { en: 'What', ja: '操作' },
  everything: { en: 'Everything', ja: 'すべて' },
  since: { en: 'From', ja: '開始日' },
  until: { en: 'Through', ja: '終了日' },
  clear: { en: 'Show everything', ja: '条件を解除' },
  when: { en: 'When', ja: '日時' },
  who: { en: 'Who', ja: '操作者' },
  subject: { en: 'To what', ja: '対象' },
  from: { en: 'From the address', ja: '接続元アドレス' },
  number: { en: 'Entry', ja: '番号' },
  allOf: { en: 'Everything by this one', ja: 'この操作者の記録をすべて表示' },
  details: { en: 'Details', ja: '詳細' },
  none: { en: 'Nothing was done that is like this', ja: '条件に一致する記録はありません' },
  noneText: {
    en: 'Take a condition away, or look at another time.',
    ja: '条件または期間を変更してください。',
  },
  export: { en: 'Export', ja: 'エクスポート' },
  theRule: { en: (name: string) => `the rule “${name}”`, ja: (name: string) => `規則「${name}」` },
  aRule: { en: 'a rule that is gone', ja: '削除済みの規則' },
  theToken: { en: (name: string) => `the token ${name}`, ja: (name: string) => `トークン ${name}` },
  onServer: { en: (name: string) => `${name}, on the server`, ja: (name: string) => `${name} (サーバー上)` },
  aComputer: { en: 'a computer', ja: 'コンピューター' },
  aProgram: { en: 'a program on the server', ja: 'サーバー上のプログラム' },
  system: { en: 'the server itself', ja: 'サーバー' },
  sync: { en: 'synchronization', ja: '同期' },
  housekeeping: { en: 'housekeeping', ja: '自動クリーンアップ' },

  verify: { en: 'Was anything tampered with?', ja: '改ざんの確認' },
  verifyLead: {
    en: 'Reads the whole audit and compares each entry with its digest.',
    ja: 'すべての記録を読み込み、ダイジェストと照合します。',
  },
  verifyNow: { en: 'Verify the audit', ja: '監査の記録を検証' },
  whole: { en: 'Nobody changed it.', ja: '改ざんはありません。' },
  wholeText: {
    en: (entries: string, since: string) =>
      `${entries} since ${since}: none was changed, removed or put in between.`,
    ja: (entries: string, since: string) =>
      `${since} 以降の ${entries}について、変更、削除、挿入はありません。`,
  },
  changed: { en: 'An entry was changed.', ja: '変更された記録があります。' },
  missing: { en: 'An entry is missing.', ja: '欠落している記録があります。' },
  brokenText: {
    en: (number: string) =>
      `It is the entry number ${number}. Somebody wrote to the database past this server, or the disk is damaged. Compare with a backup of before.`,
    ja: (number: string) =>
      `${number} 番目の記録です。このサーバーを経由せずにデータベースが書き換えられたか、ディスクが破損している可能性があります。以前のバックアップと比較してください。`,
  },
  head: { en: 'Digest of the last entry', ja: '最後の記録のダイジェスト' },
  headText: {
    en: 'Note it where nobody who administers this server can change it. With it you can see later that nothing before it was cut off.',
    ja: 'このサーバーの管理者が変更できない場所に控えてください。後日照合すると、それ以前の記録が失われていないことを確認できます。',
  },
  headBefore: { en: 'A digest noted earlier', ja: '以前に控えたダイジェスト' },
  headBeforeHint: { en: 'May be left empty.', ja: '空欄でもかまいません。' },
  headWrong: { en: 'A digest has 64 digits from 0 to f.', ja: 'ダイジェストは 64 桁の 16 進数です。' },
  headFound: {
    en: 'The digest that was noted is in it: nothing up to there was cut off.',
    ja: '控えたダイジェストと一致する記録があります。そこまでの記録は失われていません。',
  },
  headLost: {
    en: 'The digest that was noted is not in it: entries were cut off, or it is of another server.',
    ja: '控えたダイジェストと一致する記録がありません。記録が失われたか、別のサーバーのダイジェストです。',
  },
});
