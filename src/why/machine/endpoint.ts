import type { HttpProbe } from '#collector';
import { type Action, type Finding, typedUrl } from '#diagnosis';
import { MACHINE_CONNECTION_MESSAGES as m } from './connection-messages.ts';
import { callsInTime } from './expectation.ts';
import type { MachineFacts } from './facts.ts';
import { act, BY_COLLECTOR, fail, PAST_THE_PROXY, pass, seen, unknown, warn } from './finding.ts';
import { port } from './port.ts';
import { type Endpoint, meaningOf, type ProbeMeaning, probeOf } from './probe-meaning.ts';

/** The services, each with its step of the check list. */
const STEPS = {
  client: 'S1-07',
  authorization: 'S1-08',
  reporting: 'S1-08b',
  content: 'S1-08c',
} as const satisfies Record<Endpoint, string>;

/** Answers that other steps tell of: the name, the port, the certificate, the server itself. */
const ELSEWHERE: ReadonlySet<ProbeMeaning> = new Set([
  'name',
  'unreachable',
  'tls',
  'server-error',
  'unavailable',
]);

/** S1-07, S1-08, S1-08b and S1-08c: the services answer the machine. */
export const clientEndpoint = (facts: MachineFacts) => endpoint(facts, 'client');
export const authorizationEndpoint = (facts: MachineFacts) => endpoint(facts, 'authorization');
export const reportingEndpoint = (facts: MachineFacts) => endpoint(facts, 'reporting');
export const contentEndpoint = (facts: MachineFacts) => endpoint(facts, 'content');

function endpoint(facts: MachineFacts, name: Endpoint): Finding | undefined {
  const { collected, machine } = facts;
  const check = STEPS[name];
  const isArticles = name === 'client' || name === 'authorization';
  if (collected === undefined) {
    if (!isArticles) return undefined;
    return callsInTime(facts)
      ? pass(check, m.say('machine-reaches-server', { at: machine!.lastContactAt }))
      : unknown(check, m.say('machine-answer-not-told', undefined), BY_COLLECTOR);
  }
  const probe = probeOf(collected.probes, name);
  if (probe === undefined)
    return isArticles ? unknown(check, m.say('machine-answer-not-told', undefined), BY_COLLECTOR) : undefined;
  const { url } = probe;
  const meaning = meaningOf(probe);
  if (meaning === 'answered') return pass(check, m.say('machine-answer-good', { url }));
  if (ELSEWHERE.has(meaning)) return undefined;
  if (meaning === 'time-out' && port(facts)?.verdict !== 'pass') return undefined;
  if (meaning === 'proxy-asks' || meaning === 'proxy-fails') {
    return unknown(check, m.say('machine-answer-not-servers', { url }), PAST_THE_PROXY);
  }
  return (callsInTime(facts) ? warn : fail)(check, saying(name, probe, meaning), {
    evidence: evidenceOf(probe),
    next: nextOf(probe, meaning, name),
  });
}

function saying(name: Endpoint, { url, status = 0 }: HttpProbe, meaning: ProbeMeaning) {
  switch (meaning) {
    case 'filter':
      return m.say('machine-answer-filter', { url });
    case 'unauthorized':
      return m.say('machine-answer-401', { url });
    case 'forbidden':
      return m.say('machine-answer-403', { url });
    case 'not-found':
      return name === 'content'
        ? m.say('machine-content-missing', { url })
        : m.say('machine-answer-404', { url });
    case 'cut-off':
      return m.say('machine-answer-cut-off', { url });
    case 'unusual':
      return m.say('machine-answer-unusual', { url, status });
    default:
      return m.say('machine-answer-none', { url });
  }
}

/** What came back, for whoever has to tell proxies and servers apart. */
export function evidenceOf({
  status,
  server,
  via,
  contentType,
  redirectedTo,
  error,
  milliseconds,
}: HttpProbe) {
  return [
    ...(status === undefined ? [] : [seen('HTTP status', 'HTTP 状態コード', status)]),
    ...(server === undefined ? [] : [seen('Server header', 'Server ヘッダー', server)]),
    ...(via === undefined ? [] : [seen('Via header', 'Via ヘッダー', via)]),
    ...(contentType === undefined ? [] : [seen('Kind of answer', '応答の種類', contentType)]),
    ...(redirectedTo === undefined ? [] : [seen('Sent on to', 'リダイレクト先', redirectedTo)]),
    ...(error === undefined ? [] : [seen('What Windows says', 'Windows のエラー', error)]),
    ...(milliseconds === undefined ? [] : [seen('Milliseconds', '所要時間 (ミリ秒)', milliseconds)]),
  ];
}

function nextOf({ url }: HttpProbe, meaning: ProbeMeaning, name: Endpoint): readonly Action[] {
  const again = act(
    'machine',
    {
      en: 'Ask again from the computer; the answer should be StatusCode 200.',
      ja: 'コンピューターから再度要求を送信し、StatusCode が 200 になることを確認してください。',
    },
    `Invoke-WebRequest -Uri ${typedUrl(url) ?? 'URL'} -UseBasicParsing`,
  );
  switch (meaning) {
    case 'filter':
      return [
        act('person', {
          en: 'Have the name of the server exempted from the filter; computers cannot sign in to a page.',
          ja: 'サーバー名を Web フィルターの対象から除外してください。クライアントはサインイン ページを操作できません。',
        }),
        again,
      ];
    case 'unauthorized':
    case 'forbidden':
      return [
        act('server', {
          en: 'Allow anonymous calls to the client services, from the addresses of the computers, over the scheme that the policy names. On a WSUS: IIS Manager, authentication and SSL settings of the virtual directory.',
          ja: 'クライアント用の Web サービスへの匿名アクセスを、ポリシーで指定した方式 (HTTP または HTTPS) で許可してください。WSUS の場合は、IIS マネージャーで仮想ディレクトリの認証と SSL の設定を確認してください。',
        }),
        again,
      ];
    case 'not-found':
      return name === 'content'
        ? [
            act(
              'server',
              {
                en: 'Look for files that are missing or damaged, and fetch them again.',
                ja: '不足または破損しているファイルを確認し、再取得してください。',
              },
              'todoku content verify',
            ),
          ]
        : [
            act('person', {
              en: 'Correct the address and the port in the policy: 8530 for HTTP and 8531 for HTTPS, unless the server is set up otherwise.',
              ja: 'ポリシーの URL とポートを見直してください (変更していなければ、HTTP は 8530、HTTPS は 8531)。',
            }),
            again,
          ];
    default:
      return [again];
  }
}
