import { messages, moment } from '#diagnosis';

interface At {
  readonly at: number;
}
interface Host {
  readonly host: string;
}
interface Port extends Host {
  readonly port: number;
}
interface Url {
  readonly url: string;
}
interface Status extends Url {
  readonly status: number;
}
interface Proxy extends Host {
  readonly proxy: string;
}

/** What is said of the way between a machine and its server; terms-en-ja.md 7 where it has the sentence. */
export const MACHINE_CONNECTION_MESSAGES = messages('why', {
  'machine-name-resolves': ({ host, addresses }: Host & { readonly addresses: string }) => ({
    en: `The computer resolves ${host} to ${addresses}.`,
    ja: `コンピューターは ${host} を ${addresses} に名前解決できます。`,
  }),
  'machine-name-unresolved': ({ host }: Host) => ({
    en: `The server name ${host} could not be resolved. Check DNS and the URL in the policy.`,
    ja: `サーバー名 ${host} の名前解決に失敗しました。DNS の設定と、ポリシーで指定した URL を確認してください。`,
  }),
  'machine-name-is-address': ({ host }: Host) => ({
    en: `The policy names the address ${host}: there is no name to resolve.`,
    ja: `ポリシーではアドレス ${host} が指定されているため、名前解決は必要ありません。`,
  }),
  'machine-name-not-told': () => ({
    en: 'Whether the computer can resolve the name of its server cannot be told from the server.',
    ja: 'コンピューターがサーバー名を名前解決できるかどうかは、サーバーの情報だけでは判断できません。',
  }),
  'machine-reaches-server': ({ at }: At) => ({
    en: `The computer called this server on ${moment(at).en}, so the way to it is open.`,
    ja: `コンピューターは ${moment(at).ja} にこのサーバーにアクセスしており、通信できています。`,
  }),
  'machine-port-answers': ({ host, port }: Port) => ({
    en: `Something answers the computer at port ${port} of ${host}.`,
    ja: `コンピューターから ${host} のポート ${port} に接続できます。`,
  }),
  'machine-port-unreachable': ({ host, port }: Port) => ({
    en: `Port ${port} of ${host} cannot be reached.`,
    ja: `${host} のポート ${port} に接続できません。`,
  }),
  'machine-port-silent': ({ host, port }: Port) => ({
    en: `Port ${port} of ${host} does not answer in time: something on the way drops the connection, or the server is too busy.`,
    ja: `${host} のポート ${port} から時間内に応答がありません。経路上で通信が破棄されているか、サーバーの負荷が高い可能性があります。`,
  }),
  'machine-port-not-told': () => ({
    en: 'Whether the computer can reach the port of its server cannot be told from the server.',
    ja: 'コンピューターからサーバーのポートに接続できるかどうかは、サーバーの情報だけでは判断できません。',
  }),
  'machine-answer-good': ({ url }: Url) => ({
    en: `${url} answers the computer as it should.`,
    ja: `コンピューターからの要求に対し、${url} は正常に応答しています。`,
  }),
  'machine-answer-not-told': () => ({
    en: 'Whether the computer gets an answer from the services of its server cannot be told from the server.',
    ja: 'コンピューターがサーバーの Web サービスから応答を得られるかどうかは、サーバーの情報だけでは判断できません。',
  }),
  'machine-answer-not-servers': ({ url }: Url) => ({
    en: `A proxy or a filter answered in place of the server, so nothing is known of ${url}.`,
    ja: `サーバーの代わりにプロキシまたはフィルターが応答したため、${url} の状態は判断できません。`,
  }),
  'machine-answer-401': ({ url }: Url) => ({
    en: `${url} asks for a sign-in (HTTP 401). Computers call it without one.`,
    ja: `${url} で認証が要求されました (HTTP 401)。クライアントは認証なしでアクセスします。`,
  }),
  'machine-answer-403': ({ url }: Url) => ({
    en: `${url} is forbidden (HTTP 403): the server may take HTTPS only, or only certain addresses.`,
    ja: `${url} へのアクセスが禁止されています (HTTP 403)。HTTPS が必須か、アドレスの制限がある可能性があります。`,
  }),
  'machine-answer-404': ({ url }: Url) => ({
    en: `${url} was not found (HTTP 404): the address or the port in the policy leads to something else.`,
    ja: `${url} が見つかりません (HTTP 404)。ポリシーの URL またはポートが、別のサーバーを指している可能性があります。`,
  }),
  'machine-answer-500': ({ url }: Url) => ({
    en: `The server failed to answer ${url} (HTTP 500).`,
    ja: `${url} への要求で、サーバー エラーが発生しました (HTTP 500)。`,
  }),
  'machine-answer-503': () => ({
    en: 'The server is temporarily unavailable (HTTP 503), and no proxy stands in between.',
    ja: 'サーバーを一時的に利用できません (HTTP 503)。プロキシは経由していません。',
  }),
  'machine-answer-503-wsus': () => ({
    en: 'The server is temporarily unavailable (HTTP 503), and it is IIS that says so: the application pool WsusPool of a WSUS has stopped, or its queue is full.',
    ja: 'サーバーを一時的に利用できません (HTTP 503)。IIS からの応答のため、WSUS の WsusPool が停止しているか、キューがいっぱいになっている可能性があります。',
  }),
  'machine-answer-unusual': ({ url, status }: Status) => ({
    en: `${url} answers with HTTP ${status}, which no update server does here.`,
    ja: `${url} から HTTP ${status} が返されました。更新サーバーの通常の応答ではありません。`,
  }),
  'machine-answer-cut-off': ({ url }: Url) => ({
    en: `The connection was cut off while ${url} was asked: a firewall, a proxy or a port that speaks another protocol.`,
    ja: `${url} への要求中に接続が切断されました。ファイアウォール、プロキシ、または別のプロトコルのポートが疑われます。`,
  }),
  'machine-answer-none': ({ url }: Url) => ({
    en: `${url} could not be asked.`,
    ja: `${url} に要求を送信できませんでした。`,
  }),
  'machine-answer-filter': ({ url }: Url) => ({
    en: `Something on the way answers ${url} with a page of its own: a web filter, or a network that wants a sign-in.`,
    ja: `${url} に対し、経路上の別の機器が独自のページを返しています。Web フィルターや、サインインが必要なネットワークが疑われます。`,
  }),
  'machine-content-missing': ({ url }: Url) => ({
    en: `The file ${url} is not on the server (HTTP 404).`,
    ja: `サーバーに更新ファイルがありません (HTTP 404): ${url}`,
  }),
  'machine-tls-good': ({ host }: Host) => ({
    en: `The computer accepts the certificate of ${host}.`,
    ja: `コンピューターは ${host} のサーバー証明書を信頼しています。`,
  }),
  'machine-tls-refused': ({ host }: Host) => ({
    en: `A secure connection to ${host} could not be established: the computer does not trust the certificate, the name does not match, it is out of date, or TLS 1.2 is off.`,
    ja: `${host} とのセキュリティで保護された接続を確立できません。証明書が信頼されていない、名前の不一致、有効期限切れ、または TLS 1.2 が無効である可能性があります。`,
  }),
  'machine-proxy-asks': ({ host }: Host) => ({
    en: `The proxy server requires authentication (HTTP 407). Add ${host} to the bypass list, or reset the WinHTTP proxy settings.`,
    ja: `プロキシ サーバーで認証が要求されました (HTTP 407)。${host} をバイパス リストに追加するか、WinHTTP のプロキシ設定をリセットしてください。`,
  }),
  'machine-proxy-fails': ({ host }: Host) => ({
    en: `A proxy between the computer and ${host} answers with an error of its own.`,
    ja: `コンピューターと ${host} の間のプロキシ サーバーからエラーが返されました。`,
  }),
  'machine-proxy-used': ({ host, proxy }: Proxy) => ({
    en: `Calls to ${host} go through the proxy ${proxy}: the WinHTTP settings have no bypass for it.`,
    ja: `WinHTTP のバイパス リストに ${host} がないため、プロキシ ${proxy} を経由します。`,
  }),
  'machine-proxy-direct': () => ({
    en: 'WinHTTP connects directly, without a proxy.',
    ja: 'WinHTTP はプロキシを使用せず、直接接続します。',
  }),
  'machine-proxy-bypassed': ({ host, proxy }: Proxy) => ({
    en: `WinHTTP has the proxy ${proxy}, and ${host} bypasses it.`,
    ja: `WinHTTP にプロキシ ${proxy} が設定されていますが、${host} はバイパス リストに含まれています。`,
  }),
  'machine-proxy-not-told': () => ({
    en: 'Whether calls of the computer go through a proxy cannot be told from the server.',
    ja: 'コンピューターの通信がプロキシを経由するかどうかは、サーバーの情報だけでは判断できません。',
  }),
  'machine-system-proxy': ({ proxy }: { readonly proxy: string }) => ({
    en: `The system account has a proxy or a proxy script of its own: ${proxy}.`,
    ja: `システム アカウントにプロキシまたは自動構成スクリプトが設定されています: ${proxy}`,
  }),
  'machine-system-proxy-none': () => ({
    en: 'The system account has no proxy of its own.',
    ja: 'システム アカウントにプロキシは設定されていません。',
  }),
  'machine-user-proxy': () => ({
    en: 'A policy lets detection fall back to the proxy of a user (SetProxyBehaviorForUpdateDetection is 1): over HTTP whoever is signed in can then lead it elsewhere.',
    ja: 'ポリシーで、検出時にユーザーごとのプロキシ設定を使用することが許可されています (SetProxyBehaviorForUpdateDetection は 1)。HTTP の場合、サインイン中のユーザーが接続先を変更できます。',
  }),
  'machine-system-proxy-not-told': () => ({
    en: 'Which proxy the system account of the computer uses cannot be told from the server.',
    ja: 'コンピューターのシステム アカウントが使用するプロキシは、サーバーの情報だけでは判断できません。',
  }),
  'machine-server-well': ({ calls }: { readonly calls: number }) => ({
    en: `This server answered all calls of the last hour without an error of its own (${calls}).`,
    ja: `過去 1 時間の要求 ${calls} 件に対し、このサーバー側のエラーはありません。`,
  }),
  'machine-server-errors': ({ errors, calls }: { readonly errors: number; readonly calls: number }) => ({
    en: `This server failed with an error of its own in ${errors} of ${calls} calls of the last hour.`,
    ja: `過去 1 時間の要求 ${calls} 件のうち ${errors} 件で、このサーバー側のエラーが発生しました。`,
  }),
  'machine-server-errors-here': ({ operation, at }: At & { readonly operation: string }) => ({
    en: `This server failed with an error of its own when the computer called ${operation} on ${moment(at).en}.`,
    ja: `${moment(at).ja} にコンピューターが ${operation} を呼び出したとき、このサーバー側でエラーが発生しました。`,
  }),
  'machine-server-busy': ({ busy, calls }: { readonly busy: number; readonly calls: number }) => ({
    en: `This server was too busy for ${busy} of ${calls} calls of the last hour; computers come back by themselves.`,
    ja: `過去 1 時間の要求 ${calls} 件のうち ${busy} 件を、負荷のため受け付けられませんでした。コンピューターは自動的に再試行します。`,
  }),
  'machine-server-health-not-told': () => ({
    en: 'How this server answered lately is not known, because no server runs on this data.',
    ja: 'サーバーが実行されていないため、最近の応答の状況は判断できません。',
  }),
});
