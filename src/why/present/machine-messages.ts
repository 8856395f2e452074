import { messages, moment, type Text } from '#diagnosis';

interface At {
  readonly at: number;
}

const days = (n: number): string => (n === 1 ? '1 day' : `${n} days`);

/** What is said of the machine in question; terms-en-ja.md 7 where it has the sentence. */
export const PRESENT_MACHINE_MESSAGES = messages('why', {
  checks: ({ at }: At) => ({
    en: `The computer last checked for updates on ${moment(at).en}.`,
    ja: `このコンピューターの前回の検出は ${moment(at).ja} です。`,
  }),
  'never-checked': ({ at }: At) => ({
    en: `The computer has never finished a check for updates on this server, although it called on ${moment(at).en}.`,
    ja: `このコンピューターはこのサーバーにアクセスしていますが (${moment(at).ja})、更新プログラムの検出を完了したことがありません。`,
  }),
  'only-categories': ({ at }: At) => ({
    en: `The computer only asks for single categories, as programs other than Windows Update do (last on ${moment(at).en}); it makes no check for all updates.`,
    ja: `コンピューターは一部のカテゴリのみをスキャンしています (前回 ${moment(at).ja})。すべての更新プログラムの検出は行われていません。`,
  }),
  silent: ({ days: n, at }: At & { readonly days: number }) => ({
    en: `This computer has not checked for updates on this server for ${days(n)}, since ${moment(at).en}.`,
    ja: `このコンピューターは、${moment(at).ja} から ${n} 日間、このサーバーで更新プログラムの検出を行っていません。`,
  }),
  'other-source': () => ({
    en: 'Whether a policy on the computer takes this kind of update from somewhere else (dual scan, a source set per class) cannot be seen from the server.',
    ja: 'コンピューターのポリシーで、この種類の更新プログラムの取得元が別に指定されているか (デュアル スキャンなど) は、サーバーの情報だけでは判断できません。',
  }),
  'version-pinned': () => ({
    en: 'Whether a policy keeps the computer on its Windows version, or defers feature updates, cannot be seen from the server.',
    ja: 'ポリシーによって Windows のバージョンが固定されているか、機能更新プログラムが延期されているかは、サーバーの情報だけでは判断できません。',
  }),
  'esu-license': () => ({
    en: 'Whether the computer has the license for Extended Security Updates cannot be seen from the server.',
    ja: 'コンピューターに拡張セキュリティ更新プログラム (ESU) のライセンスがあるかどうかは、サーバーの情報だけでは判断できません。',
  }),
  'computer-needs-it': ({ at }: At) => ({
    en: `The update applies to this computer: it has reported it as needed since ${moment(at).en}.`,
    ja: `この更新プログラムは適用対象です。コンピューターは ${moment(at).ja} から「必要」と報告しています。`,
  }),
  'not-for-its-product': ({ products }: { readonly products: Text }) => ({
    en: `Not applicable: the update is for ${products.en}, which the computer does not report as its own.`,
    ja: `適用対象外です。この更新プログラムは ${products.ja} 用ですが、コンピューターはその製品を検出していません。`,
  }),
  'prerequisite-missing': ({ titles }: { readonly titles: Text }) => ({
    en: `A prerequisite is missing. ${titles.en} must be installed first.`,
    ja: `前提条件を満たしていません。先に ${titles.ja} をインストールする必要があります。`,
  }),
  'detectoid-false': ({ titles }: { readonly titles: Text }) => ({
    en: `Not applicable: the computer does not meet the condition ${titles.en}.`,
    ja: `適用対象外です。コンピューターは条件 ${titles.ja} を満たしていません。`,
  }),
  'not-applicable': ({ at }: At) => ({
    en: `Not applicable: the computer knows the update and its report of ${moment(at).en} does not list it, neither as needed nor as installed.`,
    ja: `適用対象外です。${moment(at).ja} の状態レポートに、この更新プログラムは「必要」とも「インストール済み」とも報告されていません。`,
  }),
  'no-matching-hardware': ({ at }: At) => ({
    en: `Not applicable: a driver is offered only to computers with its hardware, and the report of ${moment(at).en} does not list it.`,
    ja: `適用対象外です。ドライバーは対応するハードウェアのあるコンピューターにのみ配信されます。${moment(at).ja} の状態レポートに、このドライバーは報告されていません。`,
  }),
  'reasons-not-remembered': () => ({
    en: 'Which of its conditions is not met is not known: the computer has not checked since this server was started.',
    ja: '満たされていない条件は判断できません。このサーバーの開始後、コンピューターの検出がまだ行われていないためです。',
  }),
  'report-awaited': ({ at }: At) => ({
    en: `The computer was told of the update at its check on ${moment(at).en} but has not reported its status yet.`,
    ja: `コンピューターには ${moment(at).ja} の検出でこの更新プログラムが伝えられましたが、状態をまだ報告していません。`,
  }),
  'restart-pending': ({ at }: At) => ({
    en: `Installed on ${moment(at).en}; a restart is pending.`,
    ja: `${moment(at).ja} にインストールが実行され、再起動の保留中です。`,
  }),
  'other-restart-pending': ({ titles }: { readonly titles: Text }) => ({
    en: `The computer waits for a restart because of ${titles.en}; until then it may install nothing else.`,
    ja: `コンピューターは ${titles.ja} のため再起動の保留中です。再起動するまで、ほかの更新プログラムがインストールされない可能性があります。`,
  }),
  'checked-since': ({ at }: At) => ({
    en: `The computer has checked since things became as they are (${moment(at).en}).`,
    ja: `コンピューターは、現在の状態になった ${moment(at).ja} より後に検出を行っています。`,
  }),
  'not-checked-since': ({ at, by }: At & { readonly by: number }) => ({
    en: `The computer has not checked for updates since the approval took effect (${moment(at).en}). Its next contact is expected by ${moment(by).en}.`,
    ja: `承認が有効になった ${moment(at).ja} の後、このコンピューターは更新プログラムの検出をまだ行っていません。次回のアクセスは ${moment(by).ja} までに行われる見込みです。`,
  }),
  'waits-for-download': ({ at }: At) => ({
    en: `The computer has known since ${moment(at).en} that it needs the update, and has not downloaded it yet: it does so as its policy says.`,
    ja: `コンピューターは ${moment(at).ja} から「必要」と報告していますが、まだダウンロードしていません。ダウンロードはポリシーに従って行われます。`,
  }),
  'waits-for-install': ({ at }: At) => ({
    en: `The computer downloaded the update on ${moment(at).en} and waits for the time that its policy sets for installing.`,
    ja: `コンピューターは ${moment(at).ja} に更新プログラムをダウンロード済みです。ポリシーで指定された時刻のインストールを待っています。`,
  }),
  optional: () => ({
    en: 'It is approved as an optional installation: it is installed only when somebody at the computer chooses it.',
    ja: 'オプションのインストールとして承認されています。コンピューターで選択されるまでインストールされません。',
  }),
  failed: ({ code, meaning }: { readonly code: string; readonly meaning: Text }) => ({
    en: `Installation failed with ${code}: ${meaning.en}`,
    ja: `インストールに失敗しました。エラー コード ${code}: ${meaning.ja}`,
  }),
  'download-failed': ({ code, meaning }: { readonly code: string; readonly meaning: Text }) => ({
    en: `Download failed with ${code}: ${meaning.en}`,
    ja: `ダウンロードに失敗しました。エラー コード ${code}: ${meaning.ja}`,
  }),
  'failed-without-code': ({ at }: At) => ({
    en: `Installation failed on ${moment(at).en}; the computer sent no error code.`,
    ja: `${moment(at).ja} にインストールに失敗しました。エラー コードは報告されていません。`,
  }),
  installed: ({ at, computer }: At & { readonly computer: string }) => ({
    en: `It is installed on ${computer}, since ${moment(at).en} by the computer's own clock.`,
    ja: `${computer} には ${moment(at).ja} からインストールされています (コンピューターの時計による)。`,
  }),
});
