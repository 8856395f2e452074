import type { Text } from '#diagnosis';

/**
 * Where to look for the reason of a run that came to nothing. `here`: this server, its network, proxy, trust, clock, disk. `between`:
 * it cannot be told from this side alone. `there`: the upstream. `guard`: this server held what the upstream sent. `person`: somebody ended it.
 */
export type FaultSide = 'here' | 'between' | 'there' | 'guard' | 'person';

/** One way in which a run fails. */
export interface SyncFault {
  readonly side: FaultSide;
  readonly says: Text;
  /** `todoku …` that looks further or mends it; left out where none does. */
  readonly command?: string;
}

type Row = readonly [side: FaultSide, en: string, ja: string, command?: string];

const TEST = 'todoku upstream test';
const AGAIN = 'todoku sync run';
const ACCEPT = 'todoku sync run --accept-growth';

const ROWS: Readonly<Record<string, Row>> = {
  'outgoing/name-not-found': [
    'here',
    'the name of the upstream server could not be resolved (DNS).',
    'アップストリーム サーバーの名前解決に失敗しました (DNS)。',
    TEST,
  ],
  'outgoing/unreachable': [
    'here',
    'there is no way through the network to the upstream server.',
    'アップストリーム サーバーへのネットワーク経路がありません。',
    TEST,
  ],
  'outgoing/refused': [
    'between',
    'the connection was refused: nothing listens on that port of the upstream server.',
    '接続が拒否されました。アップストリーム サーバーのこのポートでは、サービスが待ち受けていません。',
    TEST,
  ],
  'outgoing/timeout': ['between', 'the request timed out.', '通信がタイムアウトしました。', TEST],
  'outgoing/reset': ['between', 'the connection was cut off.', '接続が途中で切断されました。', TEST],
  'outgoing/not-http': [
    'here',
    'what answered does not speak HTTP: scheme and port do not fit together.',
    '応答が HTTP ではありません。スキームとポートの組み合わせが正しくありません。',
    TEST,
  ],
  'outgoing/not-an-address': [
    'here',
    'the address of the upstream server is not one that can be asked.',
    'アップストリーム サーバーのアドレスの形式が正しくありません。',
    'todoku upstream show',
  ],
  'outgoing/address-refused': [
    'here',
    'the upstream server points to an address that is not allowed here.',
    'アップストリーム サーバーが、許可されていないアドレスを指定しました。',
    TEST,
  ],
  'outgoing/tls-version': [
    'between',
    'no TLS connection could be agreed on; TLS 1.2 or newer is needed.',
    'TLS 接続を確立できませんでした。TLS 1.2 以降が必要です。',
    TEST,
  ],
  'outgoing/certificate-untrusted': [
    'here',
    'the certificate of the upstream server is not trusted here.',
    'アップストリーム サーバーの証明書が、このサーバーで信頼されていません。',
    TEST,
  ],
  'outgoing/certificate-name': [
    'here',
    'the name in the certificate does not match the address of the upstream server.',
    '証明書の名前が、アップストリーム サーバーのアドレスと一致しません。',
    TEST,
  ],
  'outgoing/certificate-expired': [
    'between',
    'the certificate of the upstream server is not valid at this time, or the clock here is wrong.',
    'アップストリーム サーバーの証明書の有効期限が切れているか、このサーバーの時刻がずれています。',
    TEST,
  ],
  'outgoing/certificate-pin': [
    'here',
    'the certificate of the upstream server is not the one that is pinned here.',
    'アップストリーム サーバーの証明書が、このサーバーで固定された証明書と一致しません。',
    TEST,
  ],
  'outgoing/proxy-unreachable': [
    'here',
    'the proxy could not be reached.',
    'プロキシ サーバーに接続できませんでした。',
    TEST,
  ],
  'outgoing/proxy-authentication': [
    'here',
    'the proxy requires authentication (HTTP 407).',
    'プロキシ サーバーで認証が必要です (HTTP 407)。',
    TEST,
  ],
  'outgoing/proxy-refused': [
    'here',
    'the proxy did not open a way to the upstream server.',
    'プロキシ サーバーが、アップストリーム サーバーへの接続を許可しませんでした。',
    TEST,
  ],
  'outgoing/too-many-redirects': [
    'between',
    'the answer redirects again and again.',
    '応答のリダイレクトが繰り返されています。',
    TEST,
  ],
  'outgoing/too-large': [
    'there',
    'an answer was larger than is allowed here.',
    '応答のサイズが、このサーバーの上限を超えています。',
    TEST,
  ],
  'outgoing/bad-coding': [
    'between',
    'a compressed answer was damaged on its way.',
    '圧縮された応答が、転送中に破損しました。',
    AGAIN,
  ],
  'outgoing/aborted': [
    'here',
    'the exchange was called off because this server was stopping.',
    'このサーバーの停止により、通信が中止されました。',
    AGAIN,
  ],
  'upstream/not-set': [
    'here',
    'no upstream server is set.',
    'アップストリーム サーバーが設定されていません。',
    'todoku upstream set microsoft',
  ],
  'upstream/no-address': [
    'here',
    'the address of the upstream server is not one.',
    'アップストリーム サーバーのアドレスが正しくありません。',
    'todoku upstream show',
  ],
  'upstream/fault': [
    'there',
    'the upstream server answered with a SOAP fault.',
    'アップストリーム サーバーから SOAP エラーが返されました。',
    AGAIN,
  ],
  'upstream/busy': [
    'there',
    'the upstream server is busy and asks to come back later.',
    'アップストリーム サーバーが混み合っています。',
    AGAIN,
  ],
  'upstream/cookie-refused': [
    'there',
    'the upstream server does not accept the authorization it gave itself.',
    'アップストリーム サーバーが、自ら発行した認証情報を受け付けませんでした。',
    TEST,
  ],
  'upstream/protocol-refused': [
    'there',
    'the upstream server does not speak this version of the protocol.',
    'アップストリーム サーバーが、このバージョンのプロトコルに対応していません。',
    TEST,
  ],
  'upstream/http-status': [
    'there',
    'the upstream server answered with an HTTP error.',
    'アップストリーム サーバーから HTTP エラーが返されました。',
    TEST,
  ],
  'upstream/bad-answer': [
    'between',
    'the answer cannot be understood; something between the servers may have changed it.',
    '応答の形式が正しくありません。途中の機器が応答を変更した可能性があります。',
    TEST,
  ],
  'upstream/redirected': [
    'here',
    'the answer sends this server to another address, as a login page of the network does.',
    '別のアドレスへのリダイレクトが返されました。ネットワークのログイン ページの可能性があります。',
    TEST,
  ],
  'upstream/web-page': [
    'here',
    'a web page answered in place of the update service: a proxy, a filter or a login page.',
    '更新サービスではなく Web ページが返されました。プロキシ、フィルター、またはログイン ページの可能性があります。',
    TEST,
  ],
  'upstream/forbidden': [
    'there',
    'the upstream server forbids the access (401 or 403).',
    'アップストリーム サーバーでアクセスが拒否されました (401 または 403)。',
    TEST,
  ],
  'upstream/not-found': [
    'between',
    'there is no update service under this address (404).',
    'このアドレスには更新サービスがありません (404)。',
    TEST,
  ],
  'upstream/unavailable': [
    'there',
    'the service of the upstream server is temporarily unavailable (HTTP 503).',
    'アップストリーム サーバーのサービスを一時的に利用できません (HTTP 503)。',
    TEST,
  ],
  'upstream/server-error': [
    'there',
    'the upstream server failed without saying why.',
    'アップストリーム サーバーで、原因不明のエラーが発生しました。',
    AGAIN,
  ],
  'upstream/damaged-answer': [
    'between',
    'the answer was damaged on its way.',
    '応答が転送中に破損しました。',
    AGAIN,
  ],
  'upstream/hostile-address': [
    'there',
    'the upstream server sends this one to a foreign server, which is refused.',
    'アップストリーム サーバーが無関係のサーバーを指定したため、接続を中止しました。',
    TEST,
  ],
  'upstream/microsoft-root': [
    'here',
    'the root certificate that Microsoft Update needs could not be had.',
    'Microsoft Update に必要なルート証明書を取得できませんでした。',
    TEST,
  ],
  'upstream/clock-differs': [
    'here',
    'the clocks of the two servers differ by more than five minutes.',
    '2 台のサーバーの時刻が 5 分を超えてずれています。',
    TEST,
  ],
  'upstream/odd-configuration': [
    'there',
    'the configuration that the upstream server answered with makes no sense.',
    'アップストリーム サーバーから返された構成が正しくありません。',
    TEST,
  ],
  'upstream/generation-incomplete': [
    'there',
    'the upstream server lists revisions that it does not deliver; nothing was published.',
    'アップストリーム サーバーの一覧にあるリビジョンが配信されなかったため、何も公開されていません。',
    AGAIN,
  ],
  'upstream/keeps-changing': [
    'there',
    'the upstream server kept publishing while it was asked; nothing was published here.',
    '同期中にアップストリーム サーバーの内容が変わり続けたため、何も公開されていません。',
    AGAIN,
  ],
  'upstream/too-many-faults': [
    'there',
    'the upstream server refused so many revisions that these are not single bad ones.',
    'アップストリーム サーバーが、多数のリビジョンの配信を拒否しました。',
    AGAIN,
  ],
  'upstream/undelivered': [
    'there',
    'the upstream server lists a revision that it does not hand out.',
    'アップストリーム サーバーが、一覧にあるリビジョンを配信しませんでした。',
    AGAIN,
  ],
  'upstream/contradictory-document': [
    'there',
    'the upstream server delivered another document than the one that was asked for.',
    'アップストリーム サーバーから、要求とは異なる文書が返されました。',
    'todoku sync quarantine',
  ],
  'upstream/document-too-large': [
    'there',
    'a document was larger than any that is read.',
    'メタデータの文書が大きすぎるため、読み込めませんでした。',
    'todoku sync quarantine',
  ],
  'upstream/decoding-failed': [
    'there',
    'an answer could not be decoded.',
    '応答をデコードできませんでした。',
    AGAIN,
  ],
  'upstream/abnormal-revisions': [
    'guard',
    'the upstream server suddenly lists far more new revisions than usual; nothing was taken.',
    'アップストリーム サーバーの新しいリビジョンが通常より大幅に多いため、取り込みを保留しました。',
    ACCEPT,
  ],
  'upstream/abnormal-bytes': [
    'guard',
    'the upstream server sent far more than usual; the run was stopped.',
    'アップストリーム サーバーからの受信量が通常より大幅に多いため、同期を停止しました。',
    ACCEPT,
  ],
  'upstream/anchor-went-back': [
    'guard',
    'the upstream server is further back in time than before, so nothing was taken from it.',
    'アップストリーム サーバーの状態が前回より古いため、取り込みを保留しました。',
    ACCEPT,
  ],
  'upstream/cancelled': [
    'person',
    'it was ended by a person, or with the server.',
    '同期がキャンセルされたか、サーバーの停止により終了しました。',
    AGAIN,
  ],
  'upstream/unexpected': [
    'here',
    'something went wrong on this server that has no name yet.',
    'このサーバーで、予期しないエラーが発生しました。',
    'todoku sync show',
  ],
  'changes/run-interrupted': [
    'here',
    'this server ended in the middle of it.',
    '同期の途中で、このサーバーが終了しました。',
    AGAIN,
  ],
  'changes/contradictory-revision': [
    'there',
    'a document is here already with other content.',
    '同じリビジョンが、異なる内容ですでに存在します。',
    'todoku sync quarantine',
  ],
  'store/disk-full': [
    'here',
    'the disk of this server is full.',
    'このサーバーのディスクの空き容量がありません。',
    'todoku health',
  ],
  'store/damaged': [
    'here',
    'the database of this server is damaged.',
    'このサーバーのデータベースが破損しています。',
    'todoku health',
  ],
  'store/inaccessible': [
    'here',
    'the database of this server could not be read or written.',
    'このサーバーのデータベースを読み書きできませんでした。',
    'todoku health',
  ],
  'store/closed': ['here', 'this server was stopping.', 'このサーバーは停止処理中でした。', AGAIN],
  'store/thread-ended': [
    'here',
    'a thread of the database ended on this server.',
    'このサーバーで、データベースのスレッドが終了しました。',
    'todoku health',
  ],
};

/** The codes that are told apart. */
export const SYNC_FAULT_CODES: readonly string[] = Object.keys(ROWS);

/**
 * What a code means for the one who asks why nothing came. One that is not in the table is said in the words of the run
 * itself, and no side is taken.
 */
export function syncFault({
  code,
  message,
  hint,
}: {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}): SyncFault {
  const row = ROWS[code];
  if (row === undefined) {
    const words = `${message}. ${hint}`;
    return { side: 'between', says: { en: words, ja: `${words} (${code})` }, command: TEST };
  }
  const [side, en, ja, command] = row;
  return { side, says: { en, ja }, ...(command === undefined ? {} : { command }) };
}
