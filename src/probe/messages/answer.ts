import { messages } from '#diagnosis';

interface At {
  /** What was asked: `/ClientWebService/Client.asmx?wsdl`. */
  readonly path: string;
}

/** What is said of answers that are not what a client expects. */
export const ANSWER_MESSAGES = messages('probe', {
  'redirected-away': ({ path, location }: At & { readonly location: string }) => ({
    en: `${path} leads away to ${location}. The sign-in page of a network (captive portal) or a filter does that; an update server never does.`,
    ja: `${path} への要求が ${location} に転送されました。ネットワークのサインイン ページ (キャプティブ ポータル) またはフィルターの動作です。更新サーバーは転送を行いません。`,
  }),
  'redirected-to-https': ({ path, location }: At & { readonly location: string }) => ({
    en: `The server wants https: ${path} leads to ${location}. Windows does not follow; the policy has to name the https address.`,
    ja: `${path} への要求が ${location} に転送されました。Windows は転送に従わないため、ポリシーで https の URL を指定する必要があります。`,
  }),
  redirected: ({ path, location }: At & { readonly location: string }) => ({
    en: `${path} leads to ${location} on the same server. A redirect is set up on the web site; Windows does not follow it.`,
    ja: `${path} への要求が、同じサーバーの ${location} に転送されました。Web サイトに転送が設定されていますが、Windows は転送に従いません。`,
  }),
  'page-of-filter': ({ path }: At) => ({
    en: `A web page came for ${path}, not the update service: from a filter, a proxy, a sign-in page of the network, or another web server.`,
    ja: `${path} に対して、更新サービスではない Web ページが返されました。フィルター、プロキシ、ネットワークのサインイン ページ、または別の Web サーバーの応答です。`,
  }),
  'page-of-other-site': ({ path }: At) => ({
    en: `A web page of IIS came for ${path}: this port belongs to another web site, not to "WSUS Administration".`,
    ja: `${path} に対して IIS の Web ページが返されました。このポートは「WSUS の管理」ではなく、別の Web サイトのものです。`,
  }),
  'other-answer': ({ path }: At) => ({
    en: `Something came for ${path} that is neither the update service nor a web page: another program answers there.`,
    ja: `${path} に対する応答が、更新サービスのものでも Web ページでもありません。別のプログラムが応答している可能性があります。`,
  }),
  'other-content-type': ({ path, type }: At & { readonly type: string }) => ({
    en: `${path} answers with the content type "${type}". Windows takes text/xml only; something on the way changed it, or the server is set up wrongly.`,
    ja: `${path} の応答の Content-Type が「${type}」です。Windows は text/xml のみを受け付けます。経路上での変更、またはサーバーの構成の誤りが疑われます。`,
  }),
  'unknown-host-name': () => ({
    en: 'Windows on the server does not know this host name (400, Invalid Hostname): the web site is bound to another name.',
    ja: 'サーバーの Windows がこのホスト名を認識していません (400 Invalid Hostname)。Web サイトが別のホスト名にバインドされています。',
  }),
  'bad-request': ({ path }: At) => ({
    en: `The server does not understand the request for ${path} (HTTP 400).`,
    ja: `サーバーが ${path} への要求を処理できません (HTTP 400)。`,
  }),
  'sign-in-wanted': ({ path }: At) => ({
    en: `The server wants a sign-in for ${path} (HTTP 401). Computers never sign in: anonymous authentication has been switched off there.`,
    ja: `${path} で認証が要求されました (HTTP 401)。コンピューターは認証を行わないため、匿名認証が無効に設定されていることが原因です。`,
  }),
  'sign-in-wanted-between': ({ path }: At) => ({
    en: `Something wants a sign-in for ${path} (HTTP 401), and there is a proxy or gateway in between: it, or the server behind it.`,
    ja: `${path} で認証が要求されました (HTTP 401)。プロキシまたはゲートウェイを経由しているため、そのいずれか、または背後のサーバーによるものです。`,
  }),
  'forbidden-without-tls': ({ path }: At) => ({
    en: `The server refuses ${path} over http (HTTP 403). Most likely TLS is required there; less often the addresses that may come are restricted.`,
    ja: `サーバーが http での ${path} へのアクセスを拒否しました (HTTP 403)。TLS (SSL) が必須に設定されている可能性があります。まれに、IP アドレスの制限が原因の場合もあります。`,
  }),
  'forbidden-address': ({ path }: At) => ({
    en: `The server refuses ${path} to this address (HTTP 403): IIS restricts which addresses and domains may come.`,
    ja: `このコンピューターの IP アドレスからの ${path} へのアクセスが拒否されました (HTTP 403)。IIS の「IP アドレスとドメインの制限」によるものです。`,
  }),
  'forbidden-client-certificate': ({ path }: At) => ({
    en: `The server wants a client certificate for ${path} (HTTP 403). Computers have none to show.`,
    ja: `${path} でクライアント証明書が要求されました (HTTP 403)。コンピューターは更新サーバーにクライアント証明書を提示しません。`,
  }),
  'forbidden-between': ({ path }: At) => ({
    en: `${path} is refused (HTTP 403), by what looks like a filter or a proxy in between and not like the update server.`,
    ja: `${path} へのアクセスが拒否されました (HTTP 403)。更新サーバーではなく、経路上のフィルターまたはプロキシによる拒否が疑われます。`,
  }),
  forbidden: ({ path }: At) => ({
    en: `The server refuses ${path} (HTTP 403).`,
    ja: `サーバーが ${path} へのアクセスを拒否しました (HTTP 403)。`,
  }),
  'no-such-site': ({ path }: At) => ({
    en: `Windows on the server itself answers 404 for ${path}: no web site takes this port and name. "WSUS Administration" is stopped, or bound otherwise.`,
    ja: `サーバーの Windows 自体が ${path} に 404 を返しました。このポートとホスト名の Web サイトがありません。「WSUS の管理」が停止しているか、別のバインドになっています。`,
  }),
  'no-such-type': ({ path }: At) => ({
    en: `IIS does not hand out files of this type (404.3 for ${path}): the MIME type is missing.`,
    ja: `IIS がこの種類のファイルを配信していません (${path} に対して 404.3)。MIME の種類が登録されていません。`,
  }),
  'filtered-by-iis': ({ path }: At) => ({
    en: `The request filtering of IIS refuses ${path} (404 with a substatus).`,
    ja: `IIS の要求フィルターによって ${path} が拒否されました (サブステータス付きの 404)。`,
  }),
  'not-found': ({ path }: At) => ({
    en: `There is no ${path} at this address (HTTP 404): a web server answers, but not the update service. Port or name are those of something else.`,
    ja: `この URL に ${path} はありません (HTTP 404)。応答したのは更新サービスではない Web サーバーです。ポートまたは名前が誤っている可能性があります。`,
  }),
  'method-refused': ({ path }: At) => ({
    en: `${path} does not take this kind of request (HTTP 405).`,
    ja: `${path} はこの種類の要求を受け付けません (HTTP 405)。`,
  }),
  'broken-configuration': ({ path }: At) => ({
    en: `IIS cannot read its configuration (500.19 for ${path}): an entry stands there twice, or a module is missing that web.config names.`,
    ja: `IIS の構成ファイルを読み込めません (${path} に対して 500.19)。エントリの重複、または web.config が参照するモジュールの不足が原因です。`,
  }),
  'broken-application': ({ path }: At) => ({
    en: `The update service itself fails (HTTP 500 for ${path}, a page of ASP.NET): often the database does not answer, or a right is missing.`,
    ja: `更新サービスでエラーが発生しました (${path} に対して HTTP 500、ASP.NET のエラー ページ)。データベースに接続できない、またはアクセス権の不足が多い原因です。`,
  }),
  'server-error': ({ path, status }: At & { readonly status: number }) => ({
    en: `The server fails inside (HTTP ${status} for ${path}).`,
    ja: `サーバーで内部エラーが発生しました (${path} に対して HTTP ${status})。`,
  }),
  'bad-gateway': ({ path }: At) => ({
    en: `A gateway answers that it got nothing usable from the update server (HTTP 502 for ${path}).`,
    ja: `ゲートウェイが、更新サーバーから正しい応答を受信できませんでした (${path} に対して HTTP 502)。`,
  }),
  'gateway-timeout': ({ path, status }: At & { readonly status: number }) => ({
    en: `The time ran out on the other side (HTTP ${status} for ${path}): a gateway waited in vain for the update server, or the server for this request.`,
    ja: `応答側でタイムアウトしました (${path} に対して HTTP ${status})。ゲートウェイが更新サーバーの応答を待ち切れなかったか、サーバーが要求を待ち切れませんでした。`,
  }),
  'pool-stopped': ({ path }: At) => ({
    en: `Windows answers 503 for ${path} without asking the update service, and no proxy is in between: the application pool (WsusPool) is stopped, or its queue is full.`,
    ja: `プロキシを経由していないにもかかわらず、${path} に 503 が返されました。Windows が更新サービスを呼び出せていません。アプリケーション プール (WsusPool) の停止、またはキューの上限超過が疑われます。`,
  }),
  'unavailable-between': ({ path }: At) => ({
    en: `${path} is temporarily unavailable (HTTP 503). A proxy or gateway is in between: whether it says that or the server behind it, cannot be told from here.`,
    ja: `${path} を一時的に利用できません (HTTP 503)。プロキシまたはゲートウェイを経由しているため、それ自体の応答か、背後のサーバーの応答かは判断できません。`,
  }),
  unavailable: ({ path }: At) => ({
    en: `The server is temporarily unavailable (HTTP 503 for ${path}). No proxy is in between, so it is the server's own: overloaded, starting, or on a WSUS WsusPool stopped.`,
    ja: `サーバーを一時的に利用できません (${path} に対して HTTP 503)。プロキシを経由していないため、サーバー側の問題です。過負荷、起動処理中、または WSUS の場合は WsusPool の停止が疑われます。`,
  }),
  'odd-status': ({ path, status }: At & { readonly status: number }) => ({
    en: `${path} answers HTTP ${status}, which no update server does.`,
    ja: `${path} から HTTP ${status} が返されました。更新サーバーの通常の応答ではありません。`,
  }),
});
