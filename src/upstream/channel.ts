import { Failure } from '#base';
import type { CertificateTrust, FetchedAnswer, Outgoing } from '#outgoing';
import { decodeXpress, operationIn, readFault, SERVICES, type ServiceName, wireFailures } from '#wire';
import { upstreamFailures } from './failures.ts';
import { faultFailure } from './fault-failure.ts';
import { judgeAnswer } from './what-answered.ts';

/** Largest answer, on the wire and decoded. Lists of 50,000 revisions are 6 MB; one document of 256 MiB was allowed for nobody yet. */
const LARGEST_ANSWER = 128 * 1024 * 1024;
/** A WSUS that builds a list for the first time thinks for minutes. */
const TIMEOUTS = { connect: 15_000, headers: 300_000, body: 60_000 };
/** Where a Fault stands in a message, if it is one. */
const FAULT_HEAD = 2048;

export interface ChannelCall {
  readonly service: ServiceName;
  readonly operation: string;
  /** Where the service is; undefined: its published path below the base URL. */
  readonly url?: string;
  /** The whole envelope. */
  readonly message: string;
}

/** An answer that is a SOAP message and no fault. */
export interface ChannelAnswer {
  /** Codings undone. */
  readonly body: Buffer;
  /** The server's clock, from its Date header. */
  readonly date: number | undefined;
  /** What the server calls itself. */
  readonly server: string | undefined;
}

/** SOAP 1.1 calls to one upstream (MS-WSUSSS 2.1), one at a time or several at once. It knows nothing of cookies. */
export class Channel {
  readonly #outgoing: Outgoing;
  readonly #base: string;
  readonly #trust: CertificateTrust | undefined;
  readonly #signal: AbortSignal;
  #bytes = 0;
  #requests = 0;

  constructor(parts: {
    readonly outgoing: Outgoing;
    /** Without a slash at the end. */
    readonly url: string;
    readonly trust: CertificateTrust | undefined;
    readonly signal: AbortSignal;
  }) {
    this.#outgoing = parts.outgoing;
    this.#base = parts.url;
    this.#trust = parts.trust;
    this.#signal = parts.signal;
  }

  /** Bodies so far, both ways as they were on the wire. */
  get traffic(): { readonly bytes: number; readonly requests: number } {
    return { bytes: this.#bytes, requests: this.#requests };
  }

  /**
   * One call. Rejects with failures of `outgoing`, or of this room: what `judgeAnswer` says of answers that are no SOAP,
   * what `faultFailure` says of faults, and upstream/bad-answer for a damaged coding.
   */
  async call(call: ChannelCall): Promise<ChannelAnswer> {
    const { service, operation, message } = call;
    const url = call.url ?? this.#base + SERVICES[service].path;
    const { host, hostname } = new URL(url);
    const request = Buffer.from(message);
    this.#requests++;
    this.#bytes += request.length;
    const answer = await this.#outgoing.fetch(
      {
        method: 'POST',
        url,
        headers: {
          'content-type': 'text/xml; charset=utf-8',
          // Quotes belong to it (SOAP 1.1 6.1.1).
          soapaction: `"${operationIn(service, operation)?.soapAction ?? operation}"`,
          'accept-encoding': 'xpress, gzip',
          accept: 'text/xml',
        },
        body: request,
        // The upstream may well be at home; an answer can send us nowhere else.
        rules: { hosts: [hostname.replace(/^\[|\]$/g, '')], privateAddresses: 'allow', redirects: 0 },
        ...(this.#trust === undefined ? {} : { trust: this.#trust }),
        timeouts: TIMEOUTS,
        signal: this.#signal,
      },
      LARGEST_ANSWER,
    );
    this.#bytes += answer.received;
    const body = unpacked(answer, host);
    const stranger = judgeAnswer({ ...answer, body }, host);
    if (stranger !== undefined) throw stranger;
    const fault = faultOf(answer.status, body, operation, host);
    if (fault !== undefined) throw fault;
    const date = Date.parse(answer.headers['date'] ?? '');
    const server = answer.headers['server']?.slice(0, 80);
    return { body, date: Number.isNaN(date) ? undefined : date, server };
  }
}

function unpacked({ headers, body }: FetchedAnswer, subject: string): Buffer {
  const coding = (headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (coding === 'identity' || coding === '') return body;
  if (coding !== 'xpress')
    throw upstreamFailures.fail('bad-answer', { subject, detail: `it is coded as ${coding.slice(0, 40)}` });
  try {
    return decodeXpress(body, LARGEST_ANSWER);
  } catch (cause) {
    const code = wireFailures.is(cause, 'xpress-too-large') ? 'bad-answer' : 'damaged-answer';
    throw upstreamFailures.fail(code, { subject, detail: wordsOf(cause), cause });
  }
}

/** A message with a status other than 2xx is a fault, or nothing that can be used. */
function faultOf(status: number, body: Buffer, operation: string, subject: string): Failure | undefined {
  const succeeded = status >= 200 && status < 300;
  // Reading the whole of a large answer only to learn that it is none would cost more than the answer itself.
  if (succeeded && !/<([\w-]+:)?Fault[\s>]/.test(body.toString('latin1', 0, FAULT_HEAD))) return undefined;
  try {
    const fault = readFault(body);
    if (fault !== undefined) return faultFailure(fault, operation, subject);
  } catch (cause) {
    return upstreamFailures.fail('bad-answer', { subject, detail: `${operation}: ${wordsOf(cause)}`, cause });
  }
  if (succeeded) return undefined;
  const code = status >= 500 ? 'server-error' : 'http-status';
  return upstreamFailures.fail(code, { subject, detail: `status ${status} to ${operation}` });
}

function wordsOf(error: unknown): string {
  return error instanceof Failure ? error.message : String(error);
}
