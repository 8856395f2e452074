import { messages } from '#diagnosis';

interface Operation {
  readonly operation: string;
}

/** What is said of the services: their pages, the handshake, the scan, the report. */
export const SERVICE_MESSAGES = messages('probe', {
  'service-answers': ({ path }: { readonly path: string }) => ({
    en: `${path} answers with status 200, as it should.`,
    ja: `${path} から StatusCode 200 が返されました。正常です。`,
  }),
  'service-without-page': ({ path }: { readonly path: string }) => ({
    en: `${path} shows nothing to a browser (HTTP 405). Computers do not ask for that; the steps below tell whether the service works.`,
    ja: `${path} はブラウザー向けの応答に対応していません (HTTP 405)。コンピューターはこの応答を使用しないため、サービスの動作は以降の結果で判断します。`,
  }),
  'self-update-there': () => ({
    en: 'The files for the self-update of Windows 8.1 and older are there.',
    ja: 'Windows 8.1 以前の自己更新に使用するファイルがあります。',
  }),
  'self-update-not-there': ({ status }: { readonly status: number }) => ({
    en: `There are no files for the self-update of old agents (HTTP ${status}). Windows 10 and later never ask for them.`,
    ja: `古いエージェントの自己更新に使用するファイルはありません (HTTP ${status})。Windows 10 以降では使用されません。`,
  }),
  fault: ({ operation, code }: Operation & { readonly code: string }) => ({
    en: `The server refuses ${operation} with the fault ${code}.`,
    ja: `サーバーが ${operation} に対して SOAP エラー (${code}) を返しました。`,
  }),
  'unreadable-answer': ({ operation }: Operation) => ({
    en: `The answer to ${operation} is not what the protocol promises: it was damaged on the way, or this is no update server.`,
    ja: `${operation} の応答の形式が正しくありません。経路上で破損したか、更新サーバーではない可能性があります。`,
  }),
  'configuration-fine': ({ version }: { readonly version: string }) => ({
    en: `The server tells its configuration; it speaks protocol ${version}.`,
    ja: `サーバーの構成を取得できました (プロトコル ${version})。`,
  }),
  'configuration-lacks': ({ name }: { readonly name: string }) => ({
    en: `The configuration lacks ${name}, which the protocol prescribes. Computers stop before they scan.`,
    ja: `サーバーの構成に、プロトコルで必須の ${name} がありません。コンピューターはスキャンを開始できません。`,
  }),
  'configuration-old': ({ version }: { readonly version: string }) => ({
    en: `The server speaks protocol ${version}. Current Windows expects 3.2 (WSUS 3.0 SP2 and later).`,
    ja: `サーバーのプロトコルは ${version} です。現在の Windows は 3.2 (WSUS 3.0 SP2 以降) を前提としています。`,
  }),
  'handshake-done': ({ name, registered }: { readonly name: string; readonly registered: boolean }) => ({
    en: `The server gives out cookies${registered ? ' and takes the registration' : ''}. It may now list a computer named ${name}.`,
    ja: `Cookie を取得できました${registered ? '。コンピューターの登録も成功しました' : ''}。サーバーの一覧に ${name} という名前のコンピューターが追加される場合があります。`,
  }),
  'cookie-ended': ({ minutes }: { readonly minutes: number }) => ({
    en: `The cookie that the server gives out had expired ${minutes} minutes ago by this machine's clock. A computer with this clock signs in again and again.`,
    ja: `サーバーが発行した Cookie は、このコンピューターの時刻では ${minutes} 分前に期限切れです。時刻が同じコンピューターは、認証を繰り返すことになります。`,
  }),
  'scan-fine': ({ trips, updates, seconds }: Scan) => ({
    en: `A scan ends after ${counted(trips, 'round trip')} and ${seconds} s, with ${counted(updates, 'revision')}.`,
    ja: `スキャンは往復 ${trips} 回、${seconds} 秒で完了しました (リビジョン ${updates} 件)。`,
  }),
  'scan-many-trips': ({ trips, limit }: Scan & { readonly limit: number }) => ({
    en: `The scan took ${trips} round trips of the ${limit} that an agent makes. More updates, and computers give up with 0x80244010.`,
    ja: `スキャンに往復 ${trips} 回を要しました (上限は ${limit} 回)。更新プログラムがさらに増えると、0x80244010 で失敗するようになります。`,
  }),
  'scan-too-many-trips': ({ limit }: { readonly limit: number }) => ({
    en: `The scan had not ended after ${limit} round trips, where an agent gives up (0x80244010). This check takes everything that is offered; a computer of one Windows version needs fewer.`,
    ja: `往復 ${limit} 回でスキャンが完了しませんでした。エージェントはこの回数で中止します (0x80244010)。この確認では提供されるすべての情報を取得するため、実際のコンピューターの往復回数はこれより少なくなります。`,
  }),
  'scan-slow': ({ seconds, slowest }: Scan & { readonly slowest: number }) => ({
    en: `The scan took ${seconds} s, its slow answers ${slowest} s. Past 30 s computers begin to time out (0x80072EE2).`,
    ja: `スキャンに ${seconds} 秒かかり、応答の遅いものは ${slowest} 秒でした。30 秒を超えると、コンピューターでタイムアウト (0x80072EE2) が発生しやすくなります。`,
  }),
  'details-fine': ({ files }: { readonly files: number }) => ({
    en: `The server describes its updates and says where ${counted(files, 'file')} ${files === 1 ? 'is' : 'are'}.`,
    ja: `更新プログラムの詳細と、更新ファイル ${files} 個の場所を取得できました。`,
  }),
  'report-taken': () => ({
    en: 'The server takes reports.',
    ja: 'レポートを送信できました。',
  }),
  'report-refused': () => ({
    en: 'The server answers a report with "no". Computers scan, and their state stays "not reported yet".',
    ja: 'サーバーがレポートを受け付けませんでした。コンピューターはスキャンできますが、状態は報告されません。',
  }),
});

interface Scan {
  readonly trips: number;
  readonly updates: number;
  readonly seconds: number;
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
