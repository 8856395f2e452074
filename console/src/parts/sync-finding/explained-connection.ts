import type { ExplainedBoth } from './explained.ts';

/** The way to another machine. */
export const CONNECTION: ExplainedBoth = {
  'outgoing/not-an-address': {
    en: {
      says: 'This is not an address that can be asked.',
      next: 'Give a full address without user and password, such as https://wsus.corp.example:8531.',
    },
    ja: {
      says: 'このアドレスには接続できません。',
      next: 'https://wsus.corp.example:8531 のように、ユーザー名とパスワードを含まない完全な URL を指定してください。',
    },
  },
  'outgoing/address-refused': {
    en: {
      says: 'This address is not allowed here.',
      next: 'If whoever gave it is to be trusted, allow its host; otherwise leave it refused.',
    },
    ja: {
      says: 'このアドレスは許可されていません。',
      next: '信頼できる場合は、そのホストを許可してください。そうでない場合は、このままにしてください。',
    },
  },
  'outgoing/name-not-found': {
    en: {
      says: 'The name of the server could not be resolved.',
      next: 'Check its spelling and the DNS servers of this machine. Behind a proxy that resolves names itself, enter the proxy.',
    },
    ja: {
      says: 'サーバー名の名前解決に失敗しました。',
      next: '名前のつづりと、このサーバーの DNS の設定を確認してください。名前解決をプロキシ サーバーが行う環境では、プロキシを設定してください。',
    },
  },
  'outgoing/refused': {
    en: {
      says: 'The upstream server refused the connection: nothing listens on that port.',
      next: 'Look whether the service runs over there, and check the port: WSUS uses 8530, with TLS 8531.',
    },
    ja: {
      says: 'アップストリーム サーバーに接続を拒否されました。指定されたポートで待ち受けているサービスがありません。',
      next: '接続先でサービスが動作しているか、ポートが正しいかを確認してください。WSUS は 8530、TLS では 8531 を使用します。',
    },
  },
  'outgoing/unreachable': {
    en: {
      says: 'There is no way through the network to that server.',
      next: 'Check routes and firewalls in between, and whether a proxy has to be used.',
    },
    ja: {
      says: 'ネットワーク上で、そのサーバーに到達できません。',
      next: '経路とファイアウォールを確認し、プロキシ サーバーが必要かどうかを確認してください。',
    },
  },
  'outgoing/timeout': {
    en: {
      says: 'No answer came in time.',
      next: 'A firewall that drops packets looks like this, and so does a server that is overloaded. The test shows at which step.',
    },
    ja: {
      says: '応答がないまま、要求がタイムアウトしました。',
      next: 'パケットを破棄するファイアウォールや、サーバーの過負荷が疑われます。接続の確認で、どの段階かがわかります。',
    },
  },
  'outgoing/reset': {
    en: {
      says: 'The connection broke off.',
      next: 'It may pass: synchronize again. If it stays, look for a firewall or a proxy that cuts connections.',
    },
    ja: {
      says: '接続が途中で切断されました。',
      next: '一時的な問題の可能性があります。もう一度同期してください。繰り返す場合は、接続を切断するファイアウォールやプロキシがないか確認してください。',
    },
  },
  'outgoing/not-http': {
    en: {
      says: 'What answered does not speak HTTP.',
      next: 'Another service listens on that port, or it wants https where http was given. Check scheme and port.',
    },
    ja: {
      says: '応答したのは HTTP のサービスではありません。',
      next: '別のサービスがそのポートを使用しているか、https が必要です。http / https の別とポートを確認してください。',
    },
  },
  'outgoing/tls-version': {
    en: {
      says: 'No TLS connection can be agreed on.',
      next: 'TLS 1.2 or newer is needed: enable it on the other server. Or it speaks plain HTTP on that port.',
    },
    ja: {
      says: 'TLS 接続を確立できません。',
      next: 'TLS 1.2 以降が必要です。接続先で有効にしてください。または、そのポートが TLS に対応していない可能性があります。',
    },
  },
  'outgoing/certificate-untrusted': {
    en: {
      says: 'This server does not trust the certificate of the other one.',
      next: 'Add its authority as trusted, or pin its certificate. A proxy that inspects TLS looks like this too.',
    },
    ja: {
      says: '接続先のサーバー証明書が信頼されていません。',
      next: '証明機関を信頼に追加するか、証明書の拇印を固定してください。TLS を検査するプロキシが原因の場合もあります。',
    },
  },
  'outgoing/certificate-name': {
    en: {
      says: 'The certificate belongs to another name.',
      next: 'Use one of the names that are shown below as address, or have a certificate made for the name in use.',
    },
    ja: {
      says: '証明書の名前が、指定したアドレスと一致しません。',
      next: '下に表示された名前のいずれかをアドレスに使用するか、使用中の名前で証明書を発行してください。',
    },
  },
  'outgoing/certificate-expired': {
    en: {
      says: 'The certificate is not valid at this time.',
      next: 'Compare the clock of this server with the dates below. If the clock is right, the certificate has to be renewed over there.',
    },
    ja: {
      says: '証明書が有効期間外です。',
      next: 'このサーバーの時刻と、下の日付を比較してください。時刻が正しい場合は、接続先で証明書の更新が必要です。',
    },
  },
  'outgoing/certificate-pin': {
    en: {
      says: 'The certificate is not the one that is pinned.',
      next: 'If it was renewed over there, compare the new fingerprint with its administrator and pin that one. If nobody renewed it, somebody is in between.',
    },
    ja: {
      says: '証明書が、固定した拇印と一致しません。',
      next: '更新された場合は、接続先の管理者に新しい拇印を確認してから固定し直してください。誰も更新していない場合は、通信に第三者が介在している可能性があります。',
    },
  },
  'outgoing/proxy-unreachable': {
    en: {
      says: 'The proxy server cannot be reached.',
      next: 'Check its address, or reach the upstream without it.',
    },
    ja: {
      says: 'プロキシ サーバーに接続できません。',
      next: 'プロキシのアドレスを確認するか、プロキシを使用せずに接続してください。',
    },
  },
  'outgoing/proxy-authentication': {
    en: {
      says: 'The proxy server requires a user and a password, or refuses those it was given (HTTP 407).',
      next: 'Enter user and password of the proxy. Only Basic authentication is spoken.',
    },
    ja: {
      says: 'プロキシ サーバーで認証が要求されたか、資格情報が拒否されました (HTTP 407)。',
      next: 'プロキシのユーザー名とパスワードを設定してください。対応しているのは基本認証のみです。',
    },
  },
  'outgoing/proxy-refused': {
    en: {
      says: 'The proxy server did not open a way to that machine.',
      next: '403 is its own policy; 502 to 504 mean that it could not get there itself. Ask its administrator to allow this host and port.',
    },
    ja: {
      says: 'プロキシ サーバーが接続を許可しませんでした。',
      next: '403 はプロキシのポリシー、502 ～ 504 はプロキシからも到達できないことを示します。このホストとポートの許可を、プロキシの管理者に依頼してください。',
    },
  },
  'outgoing/too-many-redirects': {
    en: {
      says: 'The answer sends us on once too often.',
      next: 'Use the last address below directly, if it is genuine.',
    },
    ja: {
      says: 'リダイレクトの回数が上限を超えました。',
      next: '下の最後のアドレスが正しい場合は、それを直接指定してください。',
    },
  },
  'outgoing/too-large': {
    en: {
      says: 'The answer is larger than is allowed here.',
      next: 'It was refused to protect this server. Look who answers under that address.',
    },
    ja: {
      says: '応答が大きすぎるため、受信を中止しました。',
      next: 'このサーバーを保護するための動作です。そのアドレスで何が応答しているかを確認してください。',
    },
  },
  'outgoing/bad-coding': {
    en: {
      says: 'The compressed answer is damaged.',
      next: 'It was cut off or changed on its way. If it stays so, look at proxies in between.',
    },
    ja: {
      says: '圧縮された応答が破損しています。',
      next: '途中で切断または改変された可能性があります。繰り返す場合は、間にあるプロキシを確認してください。',
    },
  },
  'outgoing/aborted': {
    en: {
      says: 'The exchange was called off.',
      next: 'Somebody stopped it, or this server was stopping. Start it again when it is wanted.',
    },
    ja: {
      says: '通信が中止されました。',
      next: '停止の操作、またはこのサーバーの停止によるものです。必要に応じて、もう一度開始してください。',
    },
  },
};
