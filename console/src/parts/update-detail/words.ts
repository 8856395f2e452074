import { inBoth } from '../../words/index.ts';

export const detailWords = inBoth({
  close: { en: 'Close the details', ja: '詳細を閉じる' },
  parts: { en: 'Parts of the details', ja: '詳細の項目' },
  overview: { en: 'Overview', ja: '概要' },
  computers: { en: 'Computers', ja: 'コンピューター' },
  approvals: { en: 'Approvals', ja: '承認' },
  supersedence: { en: 'Supersedence', ja: '置き換え' },
  files: { en: 'Files', ja: 'ファイル' },
  revisions: { en: 'Revisions', ja: 'リビジョン' },

  severalTitle: {
    en: (reference: string, count: string) => `${count} have the number ${reference}`,
    ja: (reference: string, count: string) => `${reference} の番号を持つ ${count}`,
  },
  severalLead: {
    en: 'Which one? One KB number often stands for one update per product, or for a new one every day.',
    ja: 'どれを表示しますか。1 つの KB 番号に、製品ごとの更新プログラムや、毎日の新しい更新プログラムが含まれることがあります。',
  },
  severalOlder: {
    en: (count: string) => `${count} superseded, declined or withdrawn`,
    ja: (count: string) => `置き換えられた、拒否済み、または期限切れの ${count}`,
  },

  notHere: { en: 'This update is not on this server', ja: 'この更新プログラムは、このサーバーにありません' },
  notHereText: {
    en: 'Its product or classification may not be selected, it may not have been synchronized yet, or it is not published this way at all. The server can find out.',
    ja: '製品または分類が選択されていない、まだ同期されていない、または WSUS 向けに公開されていない可能性があります。サーバーで原因を調べられます。',
  },
  whyNotHere: { en: 'Why is it not here?', ja: 'ここにない原因を調べる' },

  software: { en: 'Software', ja: 'ソフトウェア' },
  driver: { en: 'Driver', ja: 'ドライバー' },
  detectoid: { en: 'Detectoid', ja: '検出用メタデータ (Detectoid)' },
  category: { en: 'Category', ja: 'カテゴリ' },
  imported: { en: 'Imported from the catalog', ja: 'カタログからインポート' },

  nothingReported: {
    en: 'No computer has reported about it yet.',
    ja: 'この更新プログラムについて、まだどのコンピューターからも状態が報告されていません。',
  },

  declined: {
    en: 'Declined: no computer is offered it, and none reports about it any more.',
    ja: '拒否済み: どのコンピューターにも配信されず、状態も報告されません。',
  },
  expired: {
    en: 'Expired: its publisher has withdrawn it, and it can no longer be approved.',
    ja: '期限切れ (公開停止): 公開元により公開が停止されたため、承認できません。',
  },
  held: {
    en: (until: string) => `Held until ${until}: approvals stay, but no computer is offered it.`,
    ja: (until: string) =>
      `${until} まで保留中: 承認は維持されますが、どのコンピューターにも配信されません。`,
  },
  approvedFor: {
    en: (groups: string) => `Approved for installation: ${groups}`,
    ja: (groups: string) => `インストールを承認済み: ${groups}`,
  },
  optionalFor: {
    en: (groups: string) => `Approved as optional: ${groups}`,
    ja: (groups: string) => `オプションのインストールを承認済み: ${groups}`,
  },
  removalFor: {
    en: (groups: string) => `Approved for removal: ${groups}`,
    ja: (groups: string) => `削除を承認済み: ${groups}`,
  },
  notApprovedFor: {
    en: (groups: string) => `Not approved, in place of what is inherited: ${groups}`,
    ja: (groups: string) => `未承認 (継承した承認を上書き): ${groups}`,
  },
  notApproved: { en: 'Not approved for any group.', ja: 'どのグループに対しても未承認です。' },
  partOnly: {
    en: 'It comes only as part of other updates and is not approved on its own.',
    ja: '他の更新プログラムの一部として配信されるもので、単独では承認できません。',
  },
  supersededBy: { en: 'Superseded by', ja: '置き換える更新プログラム:' },
  olderOffered: {
    en: (offered: number, newest: number) =>
      `Computers get revision ${offered}; revision ${newest} is here but not offered.`,
    ja: (offered: number, newest: number) =>
      `コンピューターにはリビジョン ${offered} が配信されます。リビジョン ${newest} はありますが、配信されていません。`,
  },
  whyNot: { en: 'Why', ja: '理由を見る' },
  incomplete: {
    en: 'Incomplete: no computer is offered it until what it needs is here.',
    ja: '不完全: 必要なものがこのサーバーに揃うまで、どのコンピューターにも配信されません。',
  },
  missingPrerequisites: { en: 'Prerequisites that are not here:', ja: 'このサーバーにない前提条件:' },
  missingBundled: { en: 'Parts that are not here:', ja: 'このサーバーにないバンドルの更新プログラム:' },
  waitsFor: {
    en: 'Waits for updates that are incomplete themselves:',
    ja: '不完全な更新プログラムを待っています:',
  },
  revisionOf: {
    en: (id: string, revision: number) => `${id}, revision ${revision}`,
    ja: (id: string, revision: number) => `${id}、リビジョン ${revision}`,
  },

  approve: { en: 'Approve…', ja: '承認...' },
  decline: { en: 'Decline', ja: '拒否' },
  undecline: { en: 'Take the decline back', ja: '拒否を取り消す' },
  hold: { en: 'Hold', ja: '保留' },
  holdWeek: { en: 'For a week', ja: '1 週間' },
  holdMonth: { en: 'For 30 days', ja: '30 日間' },
  holdQuarter: { en: 'For 90 days', ja: '90 日間' },
  release: { en: 'Release', ja: '保留を解除' },
  why: { en: 'Why is it not arriving?', ja: '届かない原因を調べる' },
  onlyGroups: {
    en: (groups: string) =>
      `Holding and declining is decided for all computers at once; your account decides for ${groups} only.`,
    ja: (groups: string) =>
      `保留と拒否はすべてのコンピューターに適用されます。このアカウントで決定できるのは ${groups} のみです。`,
  },
  replica: {
    en: 'This server is a replica: its upstream server decides what is approved, held or declined.',
    ja: 'このサーバーはレプリカです。承認、保留、拒否はアップストリーム サーバーで行ってください。',
  },

  everyComputer: { en: 'every computer', ja: 'すべてのコンピューター' },
  byRule: { en: (name: string) => `the rule “${name}”`, ja: (name: string) => `規則「${name}」` },
  byGoneRule: { en: 'a rule that is gone', ja: '削除された規則' },
  byToken: { en: (name: string) => `the token “${name}”`, ja: (name: string) => `トークン「${name}」` },
  byHousekeeping: { en: 'Housekeeping', ja: '自動クリーンアップ' },

  install: { en: 'Install', ja: 'インストール' },
  optionalInstall: { en: 'Optional install', ja: 'オプションのインストール' },
  uninstall: { en: 'Removal', ja: '削除' },
  notApprovedAction: { en: 'Not approved', ja: '未承認' },
});
