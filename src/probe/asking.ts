import { Failure } from '#base';
import type { FetchedAnswer } from '#outgoing';
import {
  decodeXpress,
  operationIn,
  readFault,
  SERVICES,
  type ServiceName,
  SoapFault,
  wireFailures,
} from '#wire';
import { judgeFailure } from './connection-failure.ts';
import { Found, finding, recordedAs, seen } from './finding.ts';
import { evidenceOf, judgeAnswer } from './judge-answer.ts';
import { SERVICE_MESSAGES } from './messages/service.ts';
import { maintain, readServerLog } from './remedies.ts';
import type { StepId } from './steps.ts';
import { RULES, timeoutsOf, type Ways } from './ways.ts';
import type { Answered } from './what-answered.ts';

const { say } = SERVICE_MESSAGES;

/** The agent's own name, so that filters treat it alike; the comment says who it is. */
const AGENT = 'Windows-Update-Agent/10.0.10011.16384 Client-Protocol/2.90 (todoku-check)';
/** As Delivery Optimization and BITS fetch files. */
const DOWNLOADER = 'Microsoft-Delivery-Optimization/10.1 (todoku-check)';
/** Pages of 51 MB are real (protocol-facts 1). */
const LARGEST_ANSWER = 256 * 1024 * 1024;
/** Enough of a page to know it by. */
const LARGEST_PAGE = 4 * 1024 * 1024;

/** One call and what it took. */
export interface Called<Answer> {
  readonly answer: Answer;
  /** Bytes of bodies, as they were on the wire. */
  readonly sent: number;
  readonly received: number;
  readonly milliseconds: number;
}

/** GET of a page. Throws Found for what is no answer at all. */
export async function get(check: StepId, path: string, ways: Ways): Promise<Answered> {
  const headers = { 'user-agent': AGENT, accept: '*/*', 'cache-control': 'no-cache' };
  const url = ways.target.origin + path;
  const answer = await refused(check, ways, () =>
    ways.outgoing.fetch(
      { method: 'GET', url, headers, rules: RULES, timeouts: timeoutsOf(ways), signal: ways.signal },
      LARGEST_PAGE,
    ),
  );
  return answeredOf(answer, url, ways);
}

/** The headers of an answer for a file; its body is not read. Throws Found for what is no answer at all. */
export async function askFile(
  check: StepId,
  method: 'GET' | 'HEAD',
  url: string,
  range: string | undefined,
  ways: Ways,
): Promise<Answered> {
  const headers = { 'user-agent': DOWNLOADER, accept: '*/*', ...(range === undefined ? {} : { range }) };
  return await refused(check, ways, async () => {
    const answer = await ways.outgoing.send({
      method,
      url,
      headers,
      rules: RULES,
      timeouts: timeoutsOf(ways),
      signal: ways.signal,
    });
    // A whole feature update would be some gigabytes: the page of an error is all that is read.
    const body =
      answer.status >= 400 || isPage(answer.headers) ? await beginning(answer.body) : Buffer.alloc(0);
    answer.body.destroy();
    return answeredOf({ ...answer, body }, url, ways);
  });
}

/** A SOAP call as the agent makes it. Throws Found for whatever is no answer of the service. */
export async function call<Answer>(
  check: StepId,
  asked: {
    readonly service: ServiceName;
    readonly operation: string;
    readonly message: string;
    readonly path?: string;
  },
  read: (body: Buffer) => Answer,
  ways: Ways,
): Promise<Called<Answer>> {
  const { service, operation, message, path = SERVICES[service].path } = asked;
  const url = new URL(path, ways.target.origin).href;
  const body = Buffer.from(message);
  const startedAt = performance.now();
  const answer = await refused(check, ways, () =>
    ways.outgoing.fetch(
      {
        method: 'POST',
        url,
        headers: {
          'user-agent': AGENT,
          'content-type': 'text/xml; charset=utf-8',
          soapaction: `"${operationIn(service, operation)?.soapAction ?? operation}"`,
          'accept-encoding': 'xpress',
          'cache-control': 'no-cache',
        },
        body,
        rules: RULES,
        timeouts: timeoutsOf(ways),
        signal: ways.signal,
      },
      LARGEST_ANSWER,
    ),
  );
  const milliseconds = Math.round(performance.now() - startedAt);
  const whole = { ...answer, body: unpacked(check, operation, answer) };
  const wrong = judgeAnswer(check, answeredOf(whole, url, ways), 'soap', ways);
  if (wrong !== undefined) throw new Found(wrong);
  const told = (): Answer => {
    if (answer.status < 300) return read(whole.body);
    throw readFault(whole.body) ?? wireFailures.fail('no-result', { subject: operation });
  };
  try {
    return { answer: told(), sent: body.length, received: answer.received, milliseconds };
  } catch (error) {
    throw new Found(unusable(check, operation, error, answeredOf(whole, url, ways)));
  }
}

function unusable(check: StepId, operation: string, error: unknown, answer: Answered) {
  if (error instanceof SoapFault)
    return finding(check, 'fail', say('fault', { operation, code: error.code }), {
      evidence: [
        ...seen('Code of the fault', 'SOAP エラーのコード', error.code),
        ...seen('Its message', 'メッセージ', error.message.slice(0, 300)),
      ],
      next: error.code === 'ServerBusy' ? [maintain(), readServerLog()] : [readServerLog()],
      follows: recordedAs(0x80244007),
    });
  if (!(error instanceof Failure)) throw error;
  return finding(check, 'fail', say('unreadable-answer', { operation }), {
    evidence: [...seen('What is wrong', '問題点', error.message.slice(0, 300)), ...evidenceOf(answer)],
    next: [readServerLog()],
    follows: recordedAs(0x80240439),
  });
}

function unpacked(check: StepId, operation: string, { headers, body }: FetchedAnswer): Buffer {
  if (headers['content-encoding']?.trim().toLowerCase() !== 'xpress') return body;
  try {
    return decodeXpress(body, LARGEST_ANSWER);
  } catch (error) {
    throw new Found(
      finding(check, 'fail', say('unreadable-answer', { operation }), {
        evidence: seen('What is wrong', '問題点', (error as Error).message),
        next: [readServerLog()],
        follows: recordedAs(0x80240439),
      }),
    );
  }
}

/** Runs a request; that none was answered becomes a finding. */
async function refused<Result>(check: StepId, ways: Ways, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    ways.signal.throwIfAborted();
    if (!(error instanceof Failure)) throw error;
    throw new Found(await judgeFailure(check, error, ways));
  }
}

function answeredOf(answer: Omit<Answered, 'url' | 'viaProxy'>, url: string, { proxy }: Ways): Answered {
  const { status, headers, body } = answer;
  return { status, headers, body, url, viaProxy: proxy !== undefined };
}

function isPage(headers: Answered['headers']): boolean {
  return /html|xml/i.test(headers['content-type'] ?? '');
}

async function beginning(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of body) {
    pieces.push(piece);
    length += piece.length;
    if (length > 8192) break;
  }
  return Buffer.concat(pieces);
}
