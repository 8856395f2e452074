import type { Finding } from '#diagnosis';
import { get } from './asking.ts';
import { finding, seen } from './finding.ts';
import { evidenceOf, judgeAnswer } from './judge-answer.ts';
import { CONNECTION_MESSAGES } from './messages/connection.ts';
import { SERVICE_MESSAGES } from './messages/service.ts';
import type { Ways } from './ways.ts';
import type { Answered, Expected } from './what-answered.ts';

const { say } = SERVICE_MESSAGES;

/** What the first article asks for, letter by letter, and the third service beside it. */
const PAGES = {
  'C-CLIENT': ['/ClientWebService/Client.asmx?wsdl', 'wsdl'],
  'C-AUTH': ['/SimpleAuthWebService/SimpleAuth.asmx', 'page'],
  'C-REPORTING': ['/ReportingWebService/ReportingWebService.asmx', 'page'],
} as const satisfies Readonly<Record<string, readonly [path: string, expected: Expected]>>;

export interface SeenPage {
  readonly finding: Finding;
  readonly answer: Answered;
}

/** GET of a service's page. Throws Found where nothing answers. */
export async function openPage(check: keyof typeof PAGES, ways: Ways): Promise<SeenPage> {
  const [path, expected] = PAGES[check];
  const answer = await get(check, path, ways);
  const wrong = judgeAnswer(check, answer, expected, ways);
  if (wrong === undefined)
    return {
      answer,
      finding: finding(check, 'pass', say('service-answers', { path }), { evidence: evidenceOf(answer) }),
    };
  // Other servers than WSUS describe nothing; a filter that forbids GET has pages of its own.
  if (answer.status !== 405) return { answer, finding: wrong };
  const sentence = say('service-without-page', { path });
  return {
    answer,
    finding: finding(check, 'warn', sentence, { evidence: wrong.evidence, next: wrong.next }),
  };
}

/** Only old agents want it; its absence is worth no warning. */
export async function findSelfUpdate(ways: Ways): Promise<Finding> {
  const check = 'C-SELFUPDATE';
  const { status } = await get(check, '/SelfUpdate/wuident.cab', ways);
  const sentence =
    status === 200 ? say('self-update-there', undefined) : say('self-update-not-there', { status });
  return finding(check, 'pass', sentence, { evidence: seen('Status', '状態コード', status) });
}

/** Minutes that Kerberos allows too. */
const TOLERANCE = 5 * 60_000;

/** What an answer tells beside itself: that somebody passed it on, and what time it is over there. */
export function besideTheAnswer({ headers }: Answered, { proxy, clock }: Ways): readonly Finding[] {
  const found: Finding[] = [];
  const { via } = headers;
  if (via !== undefined && proxy === undefined)
    found.push(
      finding('C-PROXY', 'warn', CONNECTION_MESSAGES.say('via-seen', { via: via.slice(0, 80) }), {
        evidence: seen('Via', 'Via ヘッダー', via.slice(0, 200)),
        next: [
          {
            where: 'person',
            says: {
              en: 'Find out who runs it, and have it neither cache nor inspect the update server.',
              ja: '管理者を確認し、更新サーバーをキャッシュと検査の対象から除外してください。',
            },
          },
        ],
      }),
    );
  const there = Date.parse(headers['date'] ?? '');
  if (Number.isNaN(there)) return found;
  const off = Math.abs(there - clock.now());
  const evidence = [
    ...seen('Clock of the server', 'サーバーの時刻', new Date(there).toISOString()),
    ...seen('Clock of this machine', 'このコンピューターの時刻', new Date(clock.now()).toISOString()),
  ];
  if (off <= TOLERANCE)
    return [
      ...found,
      finding('C-TLS', 'pass', CONNECTION_MESSAGES.say('clock-agrees', undefined), { evidence }),
    ];
  const minutes = Math.round(off / 60_000);
  const differs = finding('C-TLS', 'warn', CONNECTION_MESSAGES.say('clock-differs', { minutes }), {
    evidence,
    next: [
      {
        where: 'machine',
        says: {
          en: 'Set the clock of whichever is wrong by the time service of the domain.',
          ja: '時刻がずれている側で、ドメインの時刻サービスと同期してください。',
        },
        command: 'w32tm /resync',
      },
    ],
  });
  return [...found, differs];
}
