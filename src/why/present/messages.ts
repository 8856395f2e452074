import { messages, moment, type Text } from '#diagnosis';

interface At {
  readonly at: number;
}
interface Update {
  readonly title: string;
}

const day = (at: number): Text => moment(at);

/** What is said of an update that is on this server; terms-en-ja.md 7 where it has the sentence. */
export const PRESENT_MESSAGES = messages('why', {
  'shown-in-views': () => ({
    en: 'It is shown in the view "All Updates".',
    ja: 'ビュー「すべての更新プログラム」(All Updates) に表示されます。',
  }),
  'hidden-from-views': () => ({
    en: 'The view "All Updates" does not show it, nor any other view of what can be approved.',
    ja: 'ビュー「すべての更新プログラム」(All Updates) など、承認できる更新プログラムのビューには表示されません。',
  }),
  'not-declined': () => ({ en: 'It is not declined.', ja: '「拒否済み」に設定されていません。' }),
  declined: () => ({
    en: 'The update is declined on this server.',
    ja: 'この更新プログラムは、このサーバーで「拒否済み」に設定されています。',
  }),
  'declined-by-person': ({ at, who }: At & { readonly who: string }) => ({
    en: `The update is declined on this server: ${who} declined it on ${day(at).en}.`,
    ja: `この更新プログラムは、このサーバーで「拒否済み」に設定されています (${day(at).ja}、${who})。`,
  }),
  'declined-by-rule': ({ at, rule }: At & { readonly rule: string }) => ({
    en: `The update is declined on this server: the rule "${rule}" declined it on ${day(at).en}.`,
    ja: `この更新プログラムは、${day(at).ja} に規則「${rule}」によって拒否されました。`,
  }),
  'declined-by-housekeeping': ({ at }: At) => ({
    en: `The update is declined on this server: housekeeping declined it on ${day(at).en}.`,
    ja: `この更新プログラムは、${day(at).ja} に自動クリーンアップによって拒否されました。`,
  }),
  'declined-by-upstream': ({ at }: At) => ({
    en: `The update is declined on the upstream server, and so on this replica since ${day(at).en}.`,
    ja: `この更新プログラムはアップストリーム サーバーで拒否されたため、${day(at).ja} からこのレプリカでも「拒否済み」です。`,
  }),
  'not-expired': () => ({
    en: 'Its publisher has not withdrawn it.',
    ja: '期限切れ (公開停止) に指定されていません。',
  }),
  expired: () => ({
    en: 'Microsoft has expired this update; it can no longer be approved for installation.',
    ja: 'この更新プログラムは Microsoft により期限切れ (公開停止) に指定されているため、インストールを承認できません。',
  }),
  'not-superseded': () => ({
    en: 'No update on this server supersedes it.',
    ja: 'このサーバーに、この更新プログラムを置き換える更新プログラムはありません。',
  }),
  'superseded-installed': ({ title }: Update) => ({
    en: `A newer update that replaces this one is already installed: ${title}.`,
    ja: `この更新プログラムを置き換える、より新しい更新プログラムがインストールされています: ${title}`,
  }),
  'superseded-needed': ({ title }: Update) => ({
    en: `This update is superseded by ${title}, which is approved for this computer: the computer takes that one.`,
    ja: `この更新プログラムは「${title}」に置き換えられています。このコンピューターには「${title}」が承認されており、そちらがインストールされます。`,
  }),
  'superseded-approved': ({ title }: Update) => ({
    en: `This update is superseded by ${title}, which is approved.`,
    ja: `この更新プログラムは「${title}」に置き換えられています。「${title}」は承認されています。`,
  }),
  'superseded-not-approved': ({ title }: Update) => ({
    en: `This update is superseded by ${title}, which is not approved.`,
    ja: `この更新プログラムは「${title}」に置き換えられていますが、「${title}」は未承認です。`,
  }),
  'revision-newest': ({ revision }: { readonly revision: number }) => ({
    en: `Its newest revision, ${revision}, is the one that is offered.`,
    ja: `最新のリビジョン ${revision} が配信の対象です。`,
  }),
  'revision-pinned': ({ live, newest }: { readonly live: number; readonly newest: number }) => ({
    en: `An older revision is approved (${live}); the latest revision (${newest}) is not, so computers are offered the older one.`,
    ja: `古いリビジョン (${live}) は承認されていますが、最新のリビジョン (${newest}) は未承認のため、古いリビジョンが配信されます。`,
  }),
  'revision-older': ({ live, newest }: { readonly live: number; readonly newest: number }) => ({
    en: `Computers are offered revision ${live}; the newest one, ${newest}, lacks metadata that is not here.`,
    ja: `最新のリビジョン ${newest} に必要なメタデータがこのサーバーにないため、リビジョン ${live} が配信されます。`,
  }),
  'metadata-incomplete': ({ lacks }: { readonly lacks: Text }) => ({
    en: `The update is kept back: it needs metadata that is not on this server (${lacks.en}).`,
    ja: `必要なメタデータがこのサーバーにないため、この更新プログラムは配信されません (${lacks.ja})。`,
  }),
  'eula-accepted': () => ({
    en: 'Its license terms have been accepted.',
    ja: 'ライセンス条項は同意されています。',
  }),
  'eula-waits': ({ groups }: { readonly groups: Text }) => ({
    en: `The license terms of this update have not been accepted; its approval for ${groups.en} waits for that.`,
    ja: `この更新プログラムのライセンス条項は、まだ同意されていません。${groups.ja} に対する承認は、同意されるまで有効になりません。`,
  }),
  'eula-needed': () => ({
    en: 'The license terms of this update have not been accepted.',
    ja: 'この更新プログラムのライセンス条項は、まだ同意されていません。',
  }),
  'not-held': () => ({ en: 'It is not held.', ja: '更新プログラムの保留は設定されていません。' }),
  held: ({ until }: { readonly until: number }) => ({
    en: `The update is held: until ${day(until).en} it is offered to no computer.`,
    ja: `この更新プログラムは保留されています。${day(until).ja} まで、どのコンピューターにも配信されません。`,
  }),
  'member-of-bundle': ({ member, title }: { readonly member: string; readonly title: string }) => ({
    en: `${member} is a part of the bundle ${title}. The bundle is what is approved and reported.`,
    ja: `「${member}」はバンドル「${title}」に含まれています。承認と状態の報告はバンドルに対して行われます。`,
  }),
  'not-an-update': () => ({
    en: 'This is a product, a classification or a detectoid: it is never installed.',
    ja: 'これは製品、分類、または検出用メタデータ (Detectoid) です。インストールされるものではありません。',
  }),
  'not-approvable': () => ({
    en: 'This update cannot be approved on its own, and no bundle on this server contains it.',
    ja: 'この更新プログラムは単独では承認できません。含んでいるバンドルもこのサーバーにありません。',
  }),
  approved: ({ group }: { readonly group: Text }) => ({
    en: `It is approved for this computer, through the group ${group.en}.`,
    ja: `このコンピューターには、グループ「${group.ja}」によってインストールが承認されています。`,
  }),
  'approved-for': ({ groups }: { readonly groups: Text }) => ({
    en: `It is approved for ${groups.en}.`,
    ja: `インストールが承認されています: ${groups.ja}`,
  }),
  'approved-nowhere': () => ({
    en: 'The update is on this server but not approved for any group.',
    ja: 'この更新プログラムはこのサーバーにありますが、どのグループに対しても未承認です。',
  }),
  'approved-elsewhere': ({ groups, mine }: { readonly groups: Text; readonly mine: Text }) => ({
    en: `It is approved for ${groups.en}; this computer is in ${mine.en}.`,
    ja: `${groups.ja} にはインストールが承認されていますが、このコンピューターは ${mine.ja} に属しています。`,
  }),
  'not-approved-here': ({ group }: { readonly group: Text }) => ({
    en: `The group ${group.en} is set to Not approved.`,
    ja: `グループ「${group.ja}」が「未承認」に設定されています。`,
  }),
  'not-approved-deeper': ({ group, parent }: { readonly group: Text; readonly parent: Text }) => ({
    en: `The group ${group.en} is set to Not approved, which overrides the approval for ${parent.en}.`,
    ja: `グループ「${group.ja}」が「未承認」に設定されているため、「${parent.ja}」に対する承認は適用されません。`,
  }),
  'approved-for-removal': ({ group }: { readonly group: Text }) => ({
    en: `It is approved for removal for ${group.en}.`,
    ja: `${group.ja} に対して「削除の承認」が設定されています。`,
  }),
  'content-here': ({ files }: { readonly files: number }) => ({
    en: files === 1 ? 'Its file is on this server.' : `All its ${files} files are on this server.`,
    ja: `更新ファイル ${files} 個はすべてこのサーバーにあります。`,
  }),
  'content-from-microsoft': () => ({
    en: 'Computers download its files from Microsoft: this server keeps none.',
    ja: '更新ファイルは Microsoft から直接ダウンロードされます (このサーバーには保存されません)。',
  }),
  'content-downloading': ({ done, total }: { readonly done: string; readonly total: string }) => ({
    en: `Approved, but its files are not downloaded yet (${done} of ${total}).`,
    ja: `承認済みですが、更新ファイルのダウンロードが完了していません (${total} 中 ${done})。`,
  }),
  'content-failed': ({ file, message }: { readonly file: string; readonly message: string }) => ({
    en: `Approved, but the file ${file} could not be downloaded: ${message}`,
    ja: `承認済みですが、更新ファイル ${file} をダウンロードできませんでした: ${message}`,
  }),
  'content-given-up': ({ file, message }: { readonly file: string; readonly message: string }) => ({
    en: `Approved, but the download of the file ${file} was given up: ${message}`,
    ja: `承認済みですが、更新ファイル ${file} のダウンロードは中止されました: ${message}`,
  }),
  'content-disk-full': ({ need, free }: { readonly need: string; readonly free: string }) => ({
    en: `The server does not have enough free disk space for this update (${need} needed, ${free} free).`,
    ja: `サーバーのディスクの空き容量が不足しています (必要: ${need}、空き: ${free})。`,
  }),
  'content-no-upstream': () => ({
    en: 'Approved, but its files are not on this server, and there is no upstream to download them from.',
    ja: '承認済みですが、更新ファイルがこのサーバーになく、ダウンロード元のアップストリームも設定されていません。',
  }),
  'content-missing': ({ missing, total }: { readonly missing: number; readonly total: number }) => ({
    en: `Approved, but ${missing} of its ${total} files ${missing === 1 ? 'is' : 'are'} missing on this server, and nothing fetches them.`,
    ja: `承認済みですが、更新ファイル ${total} 個のうち ${missing} 個がこのサーバーにありません。ダウンロードも予定されていません。`,
  }),
  'on-replica': ({ host }: { readonly host: string }) => ({
    en: `This server is a replica. Approve the update on the upstream server ${host}.`,
    ja: `このサーバーはレプリカです。承認は、アップストリーム サーバー ${host} で行ってください。`,
  }),
  'replica-behind': ({ host, at }: At & { readonly host: string }) => ({
    en: `This server is a replica of ${host} and was last synchronized on ${day(at).en}; what was approved there since is not here yet.`,
    ja: `このサーバーは ${host} のレプリカで、最後に同期されたのは ${day(at).ja} です。それ以降にアップストリーム サーバーで承認された内容は、まだ同期されていません。`,
  }),
  'replica-follows': ({ host }: { readonly host: string }) => ({
    en: `This server is a replica of ${host} and has its approval.`,
    ja: `このサーバーは ${host} のレプリカで、承認は同期されています。`,
  }),
});
