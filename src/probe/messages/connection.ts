import { messages, type Text } from '#diagnosis';

interface Port {
  readonly host: string;
  readonly port: number;
}

/** What is said of names, ports, proxies and TLS. */
export const CONNECTION_MESSAGES = messages('probe', {
  'name-found': ({ host, addresses }: { readonly host: string; readonly addresses: string }) => ({
    en: `${host} is found: ${addresses}.`,
    ja: `${host} の名前解決に成功しました (${addresses})。`,
  }),
  'name-not-needed': ({ host }: { readonly host: string }) => ({
    en: `${host} is an IP address; no name has to be resolved.`,
    ja: `${host} は IP アドレスのため、名前解決は必要ありません。`,
  }),
  'name-not-found': ({ host }: { readonly host: string }) => ({
    en: `The server name ${host} could not be resolved. Check DNS and the URL in the policy.`,
    ja: `サーバー名 ${host} の名前解決に失敗しました。DNS の設定と、ポリシーで指定した URL を確認してください。`,
  }),
  'name-server-silent': ({ host }: { readonly host: string }) => ({
    en: `No DNS server answered when asked for ${host}. That says nothing about the name: DNS itself does not work from here.`,
    ja: `${host} について DNS サーバーから応答がありませんでした。名前の誤りではなく、このコンピューターから DNS を利用できていません。`,
  }),
  'name-only-proxy': ({ host }: { readonly host: string }) => ({
    en: `${host} cannot be resolved here. The proxy resolves it in its own place; a computer without that proxy would fail.`,
    ja: `このコンピューターでは ${host} を名前解決できません。プロキシ サーバーが代わりに名前解決しますが、プロキシを経由しないコンピューターは接続できません。`,
  }),
  'name-leads-nowhere': ({ host, address }: { readonly host: string; readonly address: string }) => ({
    en: `${host} resolves to ${address}, which is no address of a server. A hosts file or a filter in DNS does that.`,
    ja: `${host} は ${address} に名前解決されますが、これはサーバーのアドレスではありません。hosts ファイルまたは DNS フィルターの影響が疑われます。`,
  }),
  'port-open': ({ host, port, addresses }: Port & { readonly addresses: string }) => ({
    en: `Port ${port} of ${host} is open (${addresses}).`,
    ja: `${host} のポート ${port} に接続できます (${addresses})。`,
  }),
  'port-open-partly': ({
    port,
    open,
    closed,
  }: {
    readonly port: number;
    readonly open: string;
    readonly closed: string;
  }) => ({
    en: `Port ${port} is open at ${open}, but not at ${closed}. Computers that try that address first wait or fail.`,
    ja: `ポート ${port} は ${open} では接続できますが、${closed} では接続できません。先にそのアドレスを使用するコンピューターでは、待ち時間や接続エラーが発生します。`,
  }),
  'port-refused': ({ host, port }: Port) => ({
    en: `Port ${port} of ${host} cannot be reached: the machine is there and refuses, because nothing listens on that port.`,
    ja: `${host} のポート ${port} に接続できません。コンピューターは応答していますが、このポートで待ち受けているサービスがありません。`,
  }),
  'port-silent': ({ host, port, seconds }: Port & { readonly seconds: number }) => ({
    en: `Port ${port} of ${host} cannot be reached: nothing came back within ${seconds} s. A firewall that drops packets, or a machine that is off, looks like this.`,
    ja: `${host} のポート ${port} に接続できません。${seconds} 秒以内に応答がありませんでした。ファイアウォールによる遮断、またはコンピューターの停止が疑われます。`,
  }),
  'port-no-way': ({ host, port }: Port) => ({
    en: `Port ${port} of ${host} cannot be reached: the network has no way there.`,
    ja: `${host} のポート ${port} に接続できません。ネットワーク上に経路がありません。`,
  }),
  'proxy-none': () => ({
    en: 'No proxy is used from here. Windows has settings of its own, which this check does not see.',
    ja: 'このコンピューターではプロキシを使用していません。Windows 自体のプロキシ設定は、この確認の対象外です。',
  }),
  'proxy-exempt': ({ host, from }: { readonly host: string; readonly from: string }) => ({
    en: `${host} is reached without the proxy, as ${from} says.`,
    ja: `${from} の設定により、${host} にはプロキシを経由せずに接続します。`,
  }),
  'proxy-used': ({ proxy, from }: { readonly proxy: string; readonly from: string }) => ({
    en: `The proxy ${proxy} is used, as ${from} says. What is found below is what the proxy lets through.`,
    ja: `${from} の設定により、プロキシ サーバー ${proxy} を経由します。以降の結果は、プロキシを経由した場合のものです。`,
  }),
  'proxy-unreadable': ({ from }: { readonly from: string }) => ({
    en: `The address of the proxy in ${from} cannot be read. It has to look like http://proxy.contoso.com:8080.`,
    ja: `${from} のプロキシの設定の形式が正しくありません。http://proxy.contoso.com:8080 の形式で指定してください。`,
  }),
  'proxy-unreachable': ({ proxy }: { readonly proxy: string }) => ({
    en: `The proxy ${proxy} cannot be reached. Whether the update server can, is not known.`,
    ja: `プロキシ サーバー ${proxy} に接続できません。更新サーバーに接続できるかどうかは判断できません。`,
  }),
  'proxy-sign-in': ({ host }: { readonly host: string }) => ({
    en: `The proxy server requires authentication (HTTP 407). Add ${host} to the bypass list, or reset the WinHTTP proxy settings.`,
    ja: `プロキシ サーバーで認証が要求されました (HTTP 407)。${host} をバイパス リストに追加するか、WinHTTP のプロキシ設定をリセットしてください。`,
  }),
  'proxy-refused': ({ proxy }: { readonly proxy: string }) => ({
    en: `The proxy ${proxy} does not open a way to the server. 403 is its rule, 502 to 504 mean that it cannot get there itself.`,
    ja: `プロキシ サーバー ${proxy} がサーバーへの接続を許可しませんでした。403 はプロキシの規則、502 ～ 504 はプロキシ自身がサーバーに接続できないことを示します。`,
  }),
  'via-seen': ({ via }: { readonly via: string }) => ({
    en: `Something in between passes the answers on (${via}), although no proxy was set here: a proxy on the way, or one before the server.`,
    ja: `プロキシを設定していませんが、応答は中継されています (${via})。経路上の透過型プロキシ、またはサーバーの前段のリバース プロキシが存在します。`,
  }),
  'tls-fine': ({ protocol }: { readonly protocol: string }) => ({
    en: `The connection is encrypted (${protocol}), and the certificate is trusted here, valid and made for this name.`,
    ja: `暗号化された接続を確立できました (${protocol})。証明書はこのコンピューターで信頼されており、名前と有効期間にも問題はありません。`,
  }),
  'certificate-ends-soon': ({ days, ends }: { readonly days: number; readonly ends: Text }) => ({
    en: `The certificate expires in ${days} ${days === 1 ? 'day' : 'days'}, on ${ends.en}. No computer connects after that.`,
    ja: `証明書の有効期限まで ${days} 日です (${ends.ja})。期限を過ぎると、コンピューターは接続できなくなります。`,
  }),
  'certificate-untrusted': () => ({
    en: 'The certificate is not signed by an authority that is trusted on this machine.',
    ja: 'このコンピューターは、サーバー証明書を信頼していません。',
  }),
  'certificate-other-name': ({ host }: { readonly host: string }) => ({
    en: `The name in the certificate does not match the URL in the policy (${host}).`,
    ja: `証明書の名前が、ポリシーで指定した URL (${host}) と一致しません。`,
  }),
  'certificate-not-valid-now': () => ({
    en: 'The certificate is not valid at this time: it has expired or is not valid yet.',
    ja: '証明書が有効期間外です。有効期限が切れているか、まだ有効になっていません。',
  }),
  'tls-too-old': ({ protocol }: { readonly protocol: string }) => ({
    en: `The server offers nothing newer than ${protocol}. TLS 1.2 is needed; current Windows refuses the older ones.`,
    ja: `サーバーは ${protocol} までしか対応していません。TLS 1.2 以降が必要です。最新の Windows は古いバージョンを拒否します。`,
  }),
  'tls-speaks-http': ({ port }: { readonly port: number }) => ({
    en: `Port ${port} speaks plain http, and the address says https.`,
    ja: `URL は https ですが、ポート ${port} は http で応答しています。`,
  }),
  'http-speaks-tls': ({ port }: { readonly port: number }) => ({
    en: `Port ${port} speaks TLS, and the address says http.`,
    ja: `URL は http ですが、ポート ${port} は TLS (https) で応答しています。`,
  }),
  'tls-failed': () => ({
    en: 'No encrypted connection can be agreed on.',
    ja: 'セキュリティで保護された接続を確立できませんでした。',
  }),
  'timed-out': ({ seconds }: { readonly seconds: number }) => ({
    en: `The request timed out before the server answered (${seconds} s).`,
    ja: `サーバーからの応答がないまま、要求がタイムアウトしました (${seconds} 秒)。`,
  }),
  'cut-off': () => ({
    en: 'The connection was cut off before an answer came. A firewall, a filter or the server itself did that.',
    ja: '応答を受信する前に、接続が途中で切断されました。ファイアウォール、フィルター、またはサーバー側の問題が疑われます。',
  }),
  'no-http': ({ port }: { readonly port: number }) => ({
    en: `What answers at port ${port} does not speak HTTP: another service listens there.`,
    ja: `ポート ${port} の応答が HTTP ではありません。別のサービスが待ち受けている可能性があります。`,
  }),
  'answer-damaged': () => ({
    en: 'The answer is damaged or larger than any real one: something on the way changed it.',
    ja: '応答が破損しているか、通常より大きすぎます。経路上の機器によって変更された可能性があります。',
  }),
  'clock-agrees': () => ({
    en: 'The clocks of this machine and of the server agree.',
    ja: 'このコンピューターとサーバーの時刻は一致しています。',
  }),
  'clock-differs': ({ minutes }: { readonly minutes: number }) => ({
    en: `The clock of this machine differs from the server's by ${minutes} minutes. Certificates and cookies are judged by the clock.`,
    ja: `このコンピューターの時刻は、サーバーの時刻と ${minutes} 分ずれています。証明書と Cookie の有効期間は時刻によって判定されます。`,
  }),
});
