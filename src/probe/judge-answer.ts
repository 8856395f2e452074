import type { Action, Evidence, Finding, Text } from '#diagnosis';
import { whatCame } from '#outgoing';
import { originAt } from './address.ts';
import { proxySignIn, speaksTls } from './connection-failure.ts';
import { finding, recordedAs, seen } from './finding.ts';
import { ANSWER_MESSAGES } from './messages/answer.ts';
import {
  bypassProxy,
  checkAgain,
  correctPolicy,
  readServerLog,
  startPool,
  withoutProxy,
} from './remedies.ts';
import type { StepId } from './steps.ts';
import type { Ways } from './ways.ts';
import { type Answered, type Expected, type Unexpected, whatAnswered } from './what-answered.ts';

const { say } = ANSWER_MESSAGES;

/** The codes that the agent makes of a status; others become 0x8024402B. */
const RECORDED: Readonly<Record<number, number>> = {
  400: 0x80244016,
  401: 0x80244017,
  403: 0x80244018,
  404: 0x80244019,
  405: 0x8024401a,
  407: 0x8024401b,
  408: 0x8024401c,
  409: 0x8024401d,
  410: 0x8024401e,
  500: 0x8024401f,
  501: 0x80244020,
  502: 0x80244021,
  503: 0x80244022,
  504: 0x80244023,
  505: 0x80244024,
};

/** Undefined: what was expected. */
export function judgeAnswer(
  check: StepId,
  answer: Answered,
  expected: Expected,
  ways: Ways,
): Finding | undefined {
  const unexpected = whatAnswered(answer, expected);
  if (unexpected === undefined) return undefined;
  const { target } = ways;
  const evidence = evidenceOf(answer);
  if (unexpected === 'proxy-sign-in') return proxySignIn(target.host, evidence);
  if (unexpected === 'speaks-tls') return speaksTls(check, target, evidence);
  const url = new URL(answer.url);
  const said = say(unexpected, {
    path: `${url.pathname}${url.search}`,
    status: answer.status,
    location: (answer.headers['location'] ?? '').slice(0, 200),
    type: (answer.headers['content-type'] ?? '').slice(0, 80),
  });
  return finding(check, 'fail', said, {
    evidence,
    next: actionsFor(unexpected, answer, ways),
    ...(answer.status < 400 ? {} : { follows: recordedAs(RECORDED[answer.status] ?? 0x8024402b) }),
  });
}

/** Status, title and who says that he answered. */
export function evidenceOf(answer: Answered): readonly Evidence[] {
  const { status, headers } = answer;
  const { title } = whatCame(answer);
  return [
    ...seen('Status', '状態コード', status),
    ...seen('Title of the page', 'ページのタイトル', title),
    ...seen('Content type', 'Content-Type', headers['content-type']?.slice(0, 80)),
    ...seen('Server', 'Server ヘッダー', headers['server']?.slice(0, 80)),
    ...seen('Via', 'Via ヘッダー', headers['via']?.slice(0, 80)),
    ...seen('Leads to', '転送先', headers['location']?.slice(0, 200)),
  ];
}

function actionsFor(unexpected: Unexpected, answer: Answered, ways: Ways): readonly Action[] {
  const { target, proxy } = ways;
  const past = proxy === undefined ? [] : [withoutProxy(target.origin)];
  switch (unexpected) {
    case 'redirected-away':
    case 'page-of-filter':
    case 'forbidden-between':
      return [...past, exempt(target.host), ...bypassProxy(target.host).slice(0, 2)];
    case 'sign-in-wanted-between':
      return [...past, exempt(target.host), anonymous()];
    case 'unavailable-between':
      return [...(past.length > 0 ? past : [askDirectly()]), ...startPool()];
    case 'bad-gateway':
    case 'gateway-timeout':
      return [...past, readServerLog()];
    case 'redirected-to-https': {
      const next = URL.parse(answer.headers['location'] ?? '', answer.url)?.origin;
      return next === undefined ? [correctPolicy()] : [correctPolicy(next), ...checkAgain(next)];
    }
    case 'forbidden-without-tls': {
      const meant = originAt(true, target.host, target.port === 80 ? 443 : target.port + 1);
      return [...checkAgain(meant), onServer(RESTRICTIONS)];
    }
    case 'sign-in-wanted':
      return [anonymous()];
    case 'forbidden-address':
      return [onServer(RESTRICTIONS)];
    case 'forbidden-client-certificate':
      return [onServer(IGNORE_CERTIFICATES)];
    case 'pool-stopped':
    case 'unavailable':
      return startPool();
    case 'broken-configuration':
      return [onServer(CONFIGURATION), readServerLog()];
    case 'page-of-other-site':
    case 'no-such-site':
    case 'unknown-host-name':
      return [onServer(BINDINGS), ...otherPort(ways)];
    case 'no-such-type':
      return [onServer(MIME)];
    case 'not-found':
    case 'other-answer':
    case 'method-refused':
      return [...past, ...otherPort(ways), correctPolicy()];
    default:
      return [...past, readServerLog()];
  }
}

/** The port where an update server usually is, unless that was asked. */
function otherPort({ target: { host, port, secure } }: Ways): readonly Action[] {
  const usual = secure ? 8531 : 8530;
  return port === usual ? [] : checkAgain(originAt(secure, host, usual));
}

function onServer(says: Text): Action {
  return { where: 'server', says };
}

function exempt(host: string): Action {
  return {
    where: 'person',
    says: {
      en: `Have the filter or proxy let ${host} through without a sign-in; in a network with a sign-in page, sign in first.`,
      ja: `フィルターまたはプロキシで、${host} を認証なしで許可してください。サインイン ページのあるネットワークでは、先にサインインしてください。`,
    },
  };
}

function askDirectly(): Action {
  return {
    where: 'person',
    says: {
      en: 'Run this check on the update server itself, or in front of the gateway.',
      ja: '更新サーバー上、またはゲートウェイの手前のコンピューターで、この確認を実行してください。',
    },
  };
}

function anonymous(): Action {
  return onServer({
    en: 'In IIS enable anonymous authentication for ClientWebService, SimpleAuthWebService, ReportingWebService and Content, and leave ApiRemoting30 as it is.',
    ja: 'IIS で ClientWebService、SimpleAuthWebService、ReportingWebService、Content の匿名認証を有効にしてください (ApiRemoting30 は変更しないでください)。',
  });
}

const RESTRICTIONS: Text = {
  en: 'Look at "SSL Settings" and at "IP Address and Domain Restrictions" of this directory in IIS.',
  ja: 'IIS で、このディレクトリの [SSL 設定] と [IP アドレスおよびドメインの制限] を確認してください。',
};

const IGNORE_CERTIFICATES: Text = {
  en: 'In IIS set "Client certificates" to "Ignore" under "SSL Settings".',
  ja: 'IIS の [SSL 設定] で、[クライアント証明書] を [無視] に設定してください。',
};

const CONFIGURATION: Text = {
  en: 'Open the page on the server itself: there IIS names the file and the line. Take out the entry that stands twice (often a MIME type), or install the missing module (often HTTP Activation of .NET).',
  ja: 'サーバー上でこのページを開くと、原因のファイルと行が表示されます。重複したエントリ (多くは MIME の種類) を削除するか、不足しているモジュール (多くは .NET の HTTP アクティブ化) を追加してください。',
};

const BINDINGS: Text = {
  en: 'In IIS start the web site "WSUS Administration" and look at its bindings: port 8530 (https 8531), no host name or this one.',
  ja: 'IIS で Web サイト「WSUS の管理」を開始し、バインドを確認してください (ポート 8530、https は 8531。ホスト名は空、またはこの名前)。',
};

const MIME: Text = {
  en: 'In IIS add the MIME type of this extension to the directory Content (application/octet-stream).',
  ja: 'IIS の Content ディレクトリに、この拡張子の MIME の種類 (application/octet-stream) を追加してください。',
};
