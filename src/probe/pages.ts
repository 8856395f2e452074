import type { Finding } from '#diagnosis';
import { get } from './asking.ts';
import { finding, seen } from './finding.ts';
import { evidenceOf, judgeAnswer } from './judge-answer.ts';
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
