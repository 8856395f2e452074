import type { Failure } from '#base';
import { type Finding, moment } from '#diagnosis';
import { originAt } from './address.ts';
import type { Besides } from './finding.ts';
import { finding, recordedAs, seen } from './finding.ts';
import { CONNECTION_MESSAGES } from './messages/connection.ts';
import { speaksHttp, tlsSpoken } from './other-language.ts';
import {
  bypassProxy,
  checkAgain,
  correctPolicy,
  maintain,
  readServerLog,
  testPort,
  withoutProxy,
} from './remedies.ts';
import type { StepId } from './steps.ts';
import type { Ways } from './ways.ts';

const { say } = CONNECTION_MESSAGES;

/** What it means that no answer came. Where the language may be the wrong one, the port is looked at once more. */
export async function judgeFailure(check: StepId, failure: Failure, ways: Ways): Promise<Finding> {
  const { target, proxy } = ways;
  const evidence = seen('What happened', '発生した事象', wordsOf(failure));
  const code = failure.code.replace(/^outgoing\//, '');
  // What a proxy did wrong is said of the proxy, whatever it was doing.
  const blamed = code.startsWith('proxy-') ? 'C-PROXY' : check;
  const fail = (sentence: Pick<Finding, 'code' | 'says'>, besides: Besides) =>
    finding(blamed, 'fail', sentence, { evidence, ...besides });
  switch (code) {
    case 'proxy-unreachable':
      return fail(say('proxy-unreachable', { proxy: failure.subject ?? proxy?.shown ?? '' }), {
        next: [withoutProxy(target.origin)],
        follows: recordedAs(0x80072efd),
      });
    case 'proxy-authentication':
      return proxySignIn(target.host, evidence);
    case 'proxy-refused':
      return fail(say('proxy-refused', { proxy: failure.subject ?? '' }), {
        next: [withoutProxy(target.origin), ...bypassProxy(target.host)],
      });
    case 'certificate-untrusted':
      return fail(say('certificate-untrusted', undefined), {
        next: certificateActions(target.origin),
        follows: recordedAs(0x80072f8f),
      });
    case 'certificate-name':
      return fail(say('certificate-other-name', { host: target.host }), {
        next: [renameOrReissue(target.host)],
        follows: recordedAs(0x80072f8f),
      });
    case 'certificate-expired':
      return fail(say('certificate-not-valid-now', undefined), {
        evidence: [
          ...evidence,
          ...seen("This machine's clock", 'このコンピューターの時刻', moment(ways.clock.now()).en),
        ],
        next: [renew()],
        follows: recordedAs(0x80072f8f),
      });
    case 'tls-version':
      return await tlsFailure(check, evidence, ways);
    case 'timeout':
      return fail(say('timed-out', { seconds: ways.timeout / 1000 }), {
        next: [maintain(), testPort(target.host, target.port)],
        follows: recordedAs(0x80072ee2),
      });
    case 'reset':
    case 'not-http':
      return await otherLanguage(check, code, evidence, ways);
    case 'too-large':
    case 'bad-coding':
      return fail(say('answer-damaged', undefined), { next: [readServerLog()] });
    case 'name-not-found':
      return fail(say('name-not-found', { host: failure.subject ?? target.host }), {
        follows: recordedAs(0x80072ee7),
        next: [correctPolicy()],
      });
    case 'refused':
      return fail(say('port-refused', portOf(failure, ways)), {
        next: [testPort(portOf(failure, ways).host, portOf(failure, ways).port)],
        follows: recordedAs(0x80072efd),
      });
    default:
      return fail(say('port-no-way', portOf(failure, ways)), {
        next: [testPort(portOf(failure, ways).host, portOf(failure, ways).port)],
        follows: recordedAs(0x80072efd),
      });
  }
}

/** Without the numbers and paths of the TLS library. */
function wordsOf({ detail, sentence }: Failure): string {
  return (detail ?? sentence).replace(/[0-9A-F]{8,}:error:[0-9A-F]+:[^:]*:[^:]*:([^:]*):[^ ]*:\d+:/, '$1');
}

/** A proxy's own answer, whether one was set here or not. */
export function proxySignIn(host: string, evidence: Finding['evidence']): Finding {
  return finding('C-PROXY', 'fail', say('proxy-sign-in', { host }), {
    evidence,
    next: bypassProxy(host),
    follows: recordedAs(0x8024401b),
  });
}

/** Too old, plain http, or nothing that can be told. */
async function tlsFailure(check: StepId, evidence: Finding['evidence'], ways: Ways): Promise<Finding> {
  const { target, proxy } = ways;
  if (proxy === undefined) {
    const protocol = await tlsSpoken(target, ways.timeout);
    if (protocol === 'TLSv1' || protocol === 'TLSv1.1')
      return finding(check, 'fail', say('tls-too-old', { protocol }), {
        evidence,
        next: [enableTls12()],
        follows: recordedAs(0x80072f8f),
      });
    const plain = originAt(false, target.host, target.port);
    if (protocol === undefined && (await speaksHttp(target, ways.timeout)))
      return finding(check, 'fail', say('tls-speaks-http', { port: target.port }), {
        evidence,
        next: [...checkAgain(plain), correctPolicy(plain)],
        follows: recordedAs(0x80072f8f),
      });
  }
  return finding(check, 'fail', say('tls-failed', undefined), {
    evidence,
    next: [enableTls12(), readServerLog()],
    follows: recordedAs(0x80072f8f),
  });
}

/** A server of TLS drops whoever speaks plainly to it. */
async function otherLanguage(
  check: StepId,
  code: 'reset' | 'not-http',
  evidence: Finding['evidence'],
  ways: Ways,
): Promise<Finding> {
  const { target, proxy } = ways;
  const { port, secure, origin } = target;
  if (!secure && proxy === undefined && (await tlsSpoken(target, ways.timeout)) !== undefined)
    return speaksTls(check, ways.target, evidence);
  if (code === 'not-http')
    return finding(check, 'fail', say('no-http', { port }), {
      evidence,
      next: [correctPolicy()],
      follows: recordedAs(0x80072f78),
    });
  return finding(check, 'fail', say('cut-off', undefined), {
    evidence,
    next: [...(proxy === undefined ? [] : [withoutProxy(origin)]), readServerLog()],
    follows: recordedAs(0x80072efe),
  });
}

/** The address says http, the port speaks TLS. */
export function speaksTls(
  check: StepId,
  { origin, port }: Ways['target'],
  evidence: Finding['evidence'],
): Finding {
  const meant = origin.replace(/^http:/, 'https:');
  return finding(check, 'fail', say('http-speaks-tls', { port }), {
    evidence,
    next: [correctPolicy(meant), ...checkAgain(meant)],
    follows: recordedAs(0x80072efe),
  });
}

function portOf({ subject }: Failure, { target }: Ways): { readonly host: string; readonly port: number } {
  const url = URL.parse(`http://${subject ?? ''}`);
  return url === null || url.port === ''
    ? target
    : { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port) };
}

function certificateActions(origin: string): Finding['next'] {
  return [
    {
      where: 'machine',
      says: {
        en: 'Distribute the root certificate of the authority by policy to "Trusted Root Certification Authorities" of the computers; if an intermediate one signed, the server has to send it along.',
        ja: '証明機関のルート証明書を、ポリシーでコンピューターの [信頼されたルート証明機関] に配布してください。中間証明機関を使用している場合は、サーバーが中間証明書も送信する必要があります。',
      },
    },
    {
      where: 'person',
      says: {
        en: 'If the authority is right and only unknown on this machine, name its certificate.',
        ja: '証明機関に問題がなく、このコンピューターに登録されていないだけの場合は、証明機関の証明書を指定してください。',
      },
      command: `todoku check ${origin} --ca FILE`,
    },
    {
      where: 'person',
      says: {
        en: 'If you do not know the issuer in the evidence, a filter that looks into TLS is in between: let it leave this name alone.',
        ja: '発行者に心当たりがない場合は、TLS を検査する機器が経路上にあります。このサーバー名を検査の対象から除外してください。',
      },
    },
  ];
}

function renameOrReissue(host: string): Finding['next'][number] {
  return {
    where: 'server',
    says: {
      en: `Have a certificate made whose Subject Alternative Name contains ${host}, or write a name of the certificate into the policy.`,
      ja: `サブジェクトの別名 (SAN) に ${host} を含む証明書を発行するか、証明書に含まれる名前をポリシーで指定してください。`,
    },
  };
}

function renew(): Finding['next'][number] {
  return {
    where: 'server',
    says: {
      en: 'If the clock of this machine is right, renew the certificate and bind it to the web site again.',
      ja: 'このコンピューターの時刻が正しい場合は、証明書を更新し、Web サイトにバインドし直してください。',
    },
  };
}

function enableTls12(): Finding['next'][number] {
  return {
    where: 'server',
    says: {
      en: 'Enable TLS 1.2 on the server (Schannel\\Protocols\\TLS 1.2\\Server, Enabled = 1) and restart it; look there for the reason of a refused handshake.',
      ja: 'サーバーで TLS 1.2 を有効にし (Schannel\\Protocols\\TLS 1.2\\Server の Enabled = 1)、再起動してください。接続が拒否される原因は、サーバーのイベント ログ [システム] (Schannel) で確認できます。',
    },
  };
}
