import { inBoth } from '../../../words/index.ts';

export const migrateWords = inBoth({
  lead: {
    en: 'This server becomes a replica of your WSUS once, takes over everything, and then stands on its own. Nothing is changed on the WSUS; its computers stay there until you change their policy.',
    ja: 'このサーバーが WSUS のレプリカとして一度だけ同期し、すべてを引き継いだ後、独立して動作します。WSUS 側の設定は変更されません。コンピューターは、ポリシーを変更するまで WSUS に接続し続けます。',
  },
  comes: { en: 'What comes', ja: '引き継がれるもの' },
  comesText: {
    en: 'Updates with their history, computer groups, approvals, declines, accepted license terms, products, classifications and languages; the update files too, if you like.',
    ja: '更新プログラムとリビジョン、コンピューター グループ、承認、拒否、同意済みのライセンス条項、製品、分類、言語の設定です。更新ファイルも引き継げます。',
  },
  stays: { en: 'What does not', ja: '引き継がれないもの' },
  staysText: {
    en: 'Computers and what they reported (they tell it anew at their first scan here), automatic approval rules, and who may administer.',
    ja: 'コンピューターとその状態 (このサーバーへの最初の接続時に報告されます)、自動承認規則、管理者の設定です。',
  },
  old: { en: 'The WSUS', ja: 'WSUS の指定' },
  address: { en: 'Address of the WSUS', ja: 'WSUS のアドレス' },
  addressHint: { en: 'Like http://old-wsus:8530', ja: '例: http://old-wsus:8530' },
  content: { en: 'Take its update files over too', ja: '更新ファイルも引き継ぐ' },
  contentText: {
    en: 'Left out, they are fetched from Microsoft when they are needed, or from the WSUS as long as it lives.',
    ja: '引き継がない場合は、必要に応じて Microsoft、または動作中の WSUS から取得されます。',
  },
  look: { en: 'Look whether it can be reached', ja: '接続を確認' },
  reachable: { en: 'The WSUS answers, and lets this server in.', ja: 'WSUS に接続できます。' },
  unreachable: { en: 'It cannot be done like this yet.', ja: 'このままでは移行できません。' },
  steps: { en: 'What was tried', ja: '確認の結果' },
  stepName: { en: 'Step', ja: '手順' },
  stepOutcome: { en: 'Outcome', ja: '結果' },
  stepEvidence: { en: 'Seen', ja: '詳細' },
  ok: { en: 'good', ja: '正常' },
  warning: { en: 'to be minded', ja: '注意' },
  failed: { en: 'failed', ja: '失敗' },
  skipped: { en: 'not tried', ja: '未実行' },
  begin: { en: (from: string) => `Take over ${from}`, ja: (from: string) => `${from} から移行` },
  replaces: {
    en: (upstream: string) => `Its address becomes the upstream while this goes on; now it is ${upstream}.`,
    ja: (upstream: string) =>
      `移行中は、アップストリーム サーバーがこのアドレスになります (現在: ${upstream})。`,
  },
  migrating: { en: 'Everything is being taken over', ja: '移行しています' },
  done: { en: 'This server has taken over', ja: '移行が完了しました' },
  revisions: { en: 'revisions of updates', ja: '更新プログラムのリビジョン' },
  groups: { en: 'groups', ja: 'グループ' },
  approvals: { en: 'approvals', ja: '承認' },
  declines: { en: 'declines', ja: '拒否' },
  eulas: { en: 'accepted license terms', ja: '同意済みのライセンス条項' },
  files: { en: 'files', ja: '更新ファイル' },
  left: { en: 'What could not come, and why', ja: '引き継げなかったもの' },
  next: { en: 'Next', ja: '次に行うこと' },
  nextPolicy: {
    en: 'Lead the computers here, by policy',
    ja: 'ポリシーで、コンピューターの接続先をこのサーバーに変更する',
  },
  nextUpstream: {
    en: 'Say where updates come from now, Microsoft or another server',
    ja: '今後の更新元 (Microsoft または別のサーバー) を設定する',
  },
  nextRules: { en: 'Make the rules that approve by themselves', ja: '自動承認の規則を作成する' },
});
