import { messages, moment, type Text } from '#diagnosis';

/** Of so many computers of a group it is not known whether they need the update; of all, or of some of them. */
export interface Unsure {
  readonly count: number;
  readonly unsure: number;
}
interface Groups extends Unsure {
  readonly groups: Text;
}
interface Failed {
  readonly code: string;
  readonly meaning: Text;
}

/** What is said of computers that lack an update for one reason, so many of which stand before the sentence. */
export const FLEET_MESSAGES = messages('why', {
  'fleet-declined': (seen: Unsure) =>
    withUnsure(seen, {
      en: 'The update is declined on this server.',
      ja: 'この更新プログラムは、このサーバーで「拒否済み」に設定されています。',
    }),
  'fleet-expired': (seen: Unsure) =>
    withUnsure(seen, {
      en: 'Microsoft has expired this update; it is no longer offered.',
      ja: 'この更新プログラムは Microsoft により期限切れ (公開停止) に指定されているため、配信されません。',
    }),
  'fleet-incomplete': (seen: Unsure) =>
    withUnsure(seen, {
      en: 'The update is kept back: it needs metadata that is not on this server.',
      ja: '必要なメタデータがこのサーバーにないため、この更新プログラムは配信されません。',
    }),
  'fleet-held': (seen: Unsure & { readonly until: number }) =>
    withUnsure(seen, {
      en: `The update is held until ${moment(seen.until).en}.`,
      ja: `この更新プログラムは ${moment(seen.until).ja} まで保留されています。`,
    }),
  'fleet-terms': (seen: Groups) =>
    withUnsure(seen, {
      en: `The approval for their group waits until somebody accepts the license terms (${seen.groups.en}).`,
      ja: `ライセンス条項が同意されていないため、グループに対する承認が有効になっていません (${seen.groups.ja})。`,
    }),
  'fleet-not-approved': (seen: Groups) =>
    withUnsure(seen, {
      en: `Not approved for their group (${seen.groups.en}).`,
      ja: `グループに対してインストールが承認されていません (${seen.groups.ja})。`,
    }),
  'fleet-removal': (seen: Groups) =>
    withUnsure(seen, {
      en: `Approved for removal for their group (${seen.groups.en}).`,
      ja: `グループに対して「削除の承認」が設定されています (${seen.groups.ja})。`,
    }),
  'fleet-files': (seen: Unsure & { readonly missing: number; readonly total: number }) =>
    withUnsure(seen, {
      en: `Approved, but ${seen.missing} of ${seen.total} files ${seen.missing === 1 ? 'is' : 'are'} not on this server yet.`,
      ja: `承認済みですが、更新ファイル ${seen.total} 個のうち ${seen.missing} 個がこのサーバーにまだありません。`,
    }),
  'fleet-silent': (seen: Unsure & { readonly days: number }) =>
    withUnsure(seen, {
      en: `No contact for ${seen.days === 1 ? 'a day' : `${seen.days} days`} or longer.`,
      ja: `${seen.days} 日以上、サーバーへのアクセスがありません。`,
    }),
  'fleet-not-checked': (seen: Unsure) =>
    withUnsure(seen, {
      en: 'They have not checked for updates since the approval took effect.',
      ja: '承認が有効になった後、更新プログラムの検出がまだ行われていません。',
    }),
  'fleet-failed': ({ code, meaning }: Failed) => ({
    en: `Installation failed with ${code}: ${meaning.en}`,
    ja: `インストールに失敗しました。エラー コード ${code}: ${meaning.ja}`,
  }),
  'fleet-download-failed': ({ code, meaning }: Failed) => ({
    en: `Download failed with ${code}: ${meaning.en}`,
    ja: `ダウンロードに失敗しました。エラー コード ${code}: ${meaning.ja}`,
  }),
  'fleet-failed-without-code': () => ({
    en: 'Installation failed; no error code was sent.',
    ja: 'インストールに失敗しました。エラー コードは報告されていません。',
  }),
  'fleet-failed-otherwise': ({ codes }: { readonly codes: number }) => ({
    en: `Installation failed with ${codes} other error codes.`,
    ja: `インストールに失敗しました (ほか ${codes} 種類のエラー コード)。`,
  }),
  'fleet-restart': () => ({
    en: 'Installed; a restart is pending.',
    ja: 'インストールが実行され、再起動の保留中です。',
  }),
  'fleet-install': () => ({
    en: 'Downloaded; it waits for the time that a policy sets for installing.',
    ja: 'ダウンロード済みです。ポリシーで指定された時刻のインストールを待っています。',
  }),
  'fleet-download': () => ({
    en: 'They know that they need it and have not downloaded it yet: they do so as their policy says.',
    ja: '「必要」と報告していますが、まだダウンロードしていません。ダウンロードはポリシーに従って行われます。',
  }),
  'fleet-optional': () => ({
    en: 'Approved as an optional installation: it is installed only when somebody at the computer chooses it.',
    ja: 'オプションのインストールとして承認されています。コンピューターで選択されるまでインストールされません。',
  }),
  'fleet-never-reported': () => ({
    en: 'They have never reported their status: whether they need it is not known.',
    ja: '状態を一度も報告していません。適用対象かどうかは判断できません。',
  }),
  'fleet-report-awaited': () => ({
    en: 'They were told of the update at their last check and have not reported their status since.',
    ja: '前回の検出でこの更新プログラムが伝えられましたが、状態をまだ報告していません。',
  }),
  'fleet-installed': () => ({ en: 'They have it.', ja: 'インストール済みです。' }),
  'fleet-not-applicable': () => ({
    en: 'It does not apply to them: they have reported since it came, and neither need it nor have it.',
    ja: '適用対象外です。追加後の状態レポートに、この更新プログラムは「必要」とも「インストール済み」とも報告されていません。',
  }),
});

function withUnsure({ count, unsure }: Unsure, says: Text): Text {
  if (unsure === 0) return says;
  return unsure === count
    ? {
        en: `${says.en} Whether it applies to them is not known.`,
        ja: `${says.ja}適用対象かどうかは、まだ判断できません。`,
      }
    : {
        en: `${says.en} Whether it applies is not known of ${unsure} of them.`,
        ja: `${says.ja}うち ${unsure} 台については、適用対象かどうかをまだ判断できません。`,
      };
}
