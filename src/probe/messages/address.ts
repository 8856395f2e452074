import { messages } from '#diagnosis';

/** What is said of the address itself. */
export const ADDRESS_MESSAGES = messages('probe', {
  'address-fine': ({ host, port }: { readonly host: string; readonly port: number }) => ({
    en: `The address is complete: ${host}, port ${port}.`,
    ja: `URL に問題はありません (${host}、ポート ${port})。`,
  }),
  'content-port': ({ port }: { readonly port: number }) => ({
    en: `With https a WSUS still serves the update files over http, at port ${port}: both ports have to be open.`,
    ja: `https の場合も、WSUS は更新ファイルを http のポート ${port} で配信します。両方のポートを許可する必要があります。`,
  }),
  'no-scheme': () => ({
    en: 'The address does not begin with http:// or https://. Windows does not guess it: such a policy has no effect.',
    ja: 'URL が http:// または https:// で始まっていません。Windows はこれを補わないため、このポリシーは機能しません。',
  }),
  'other-scheme': ({ scheme }: { readonly scheme: string }) => ({
    en: `${scheme} is no way to reach an update server: the address has to begin with http:// or https://.`,
    ja: `${scheme} では更新サーバーに接続できません。URL は http:// または https:// で始まる必要があります。`,
  }),
  unreadable: () => ({
    en: 'This is no address that can be read: look for blanks, unusual signs and a port that is too large.',
    ja: 'URL の形式が正しくありません。空白、使用できない文字、範囲外のポート番号がないか確認してください。',
  }),
  credentials: () => ({
    en: 'The address has a user or a password in it. Windows sends neither, and everybody can read the policy.',
    ja: 'URL にユーザー名またはパスワードが含まれています。Windows はこれらを送信せず、ポリシーは誰でも参照できます。',
  }),
  blanks: () => ({
    en: 'There is a blank before or after the address. In a policy it is easily overlooked and breaks the connection.',
    ja: 'URL の前または後に空白があります。ポリシーでは見落としやすく、接続できない原因になります。',
  }),
  path: ({ path, origin }: { readonly path: string; readonly origin: string }) => ({
    en: `"${path}" after the port does not belong into the address: Windows puts its own paths there. Checked is ${origin}.`,
    ja: `ポートの後の「${path}」は不要です。パスは Windows が追加します。ここでは ${origin} を確認しました。`,
  }),
  slash: () => ({
    en: 'The address ends in a slash. Windows puts its own paths behind it, so that the slash may be there twice.',
    ja: 'URL の末尾にスラッシュ (/) があります。Windows がパスを追加するため、スラッシュが重複する可能性があります。',
  }),
  'no-port': ({ port, scheme }: { readonly port: number; readonly scheme: string }) => ({
    en: `The address has no port, so ${scheme} means port ${port}. A WSUS since Windows Server 2012 listens at 8530, and at 8531 with https.`,
    ja: `URL にポートがないため、${scheme} の既定のポート ${port} に接続します。Windows Server 2012 以降の WSUS の既定のポートは 8530 (https では 8531) です。`,
  }),
  'http-on-tls-port': ({ port }: { readonly port: number }) => ({
    en: `The address says http, but port ${port} is the one for https.`,
    ja: `URL は http ですが、ポート ${port} は通常 https で使用されます。`,
  }),
  'https-on-plain-port': ({ port }: { readonly port: number }) => ({
    en: `The address says https, but port ${port} is the one for http.`,
    ja: `URL は https ですが、ポート ${port} は通常 http で使用されます。`,
  }),
  'web-port': ({ port, usual }: { readonly port: number; readonly usual: number }) => ({
    en: `Port ${port} is that of ordinary web sites. It is right only where the update server was set up for it; usual is ${usual}.`,
    ja: `ポート ${port} は通常の Web サイトのポートです。更新サーバーがこのポートで構成されている場合にのみ使用できます (既定は ${usual})。`,
  }),
  'own-machine': ({ host }: { readonly host: string }) => ({
    en: `${host} is the very machine that asks. No other computer reaches this server by that address.`,
    ja: `${host} は、確認を実行したコンピューター自身を指します。ほかのコンピューターはこの URL でサーバーに接続できません。`,
  }),
  number: ({ host }: { readonly host: string }) => ({
    en: `${host} is an IP address, not a name. Every policy has to be changed when the server moves, and https is hardly possible with it.`,
    ja: `${host} は名前ではなく IP アドレスです。サーバーの IP アドレスが変わると、すべてのポリシーの変更が必要になり、https への移行も難しくなります。`,
  }),
  'number-with-tls': ({ host }: { readonly host: string }) => ({
    en: `${host} is an IP address, not a name. With https the certificate has to name this very address, which few do.`,
    ja: `${host} は名前ではなく IP アドレスです。https では、証明書にこの IP アドレスが含まれている必要がありますが、通常は含まれていません。`,
  }),
  'short-name': ({ host }: { readonly host: string }) => ({
    en: `${host} is a name without a domain. Computers with another DNS suffix do not find it, and a bypass list for the domain does not cover it.`,
    ja: `${host} はドメイン名のない短い名前です。DNS サフィックスが異なるコンピューターでは名前解決できず、ドメイン単位のバイパス リストにも一致しません。`,
  }),
});
