import { Agent, type IncomingMessage, request } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import { decodeXpress, SERVICES, type ServiceName } from '#wire';
import { simulatorFailures } from '../failures.ts';
import { IDLE_TIMEOUT, NATIVE_PATHS, soapHeaders } from './native.ts';
import type { StatisticsRecorder } from './statistics.ts';

/** Longest answer an agent takes, bytes: pages of 51 MB are real (protocol-facts 1). */
const ANSWER_LIMIT = 268_435_456;

export interface ChannelSettings {
  /** Base URL of the server. */
  readonly server: URL;
  readonly userAgent: string;
  /** Base of the correlation vector. */
  readonly correlation: string;
  /** Milliseconds without a byte before a call is given up. */
  readonly timeout: number;
  readonly statistics: StatisticsRecorder;
}

/**
 * Sends envelopes as a native agent does: one keep-alive connection for every service, never chunked,
 * Xpress accepted. An answer with HTTP 500 is handed back like any other: it carries the fault.
 */
export class SoapChannel {
  readonly #settings: ChannelSettings;
  readonly #agent: Agent;
  #sequence = 0;

  constructor(settings: ChannelSettings) {
    this.#settings = settings;
    const options = { keepAlive: true, maxSockets: 1, timeout: IDLE_TIMEOUT };
    this.#agent = settings.server.protocol === 'https:' ? new SecureAgent(options) : new Agent(options);
  }

  /**
   * The decoded body of the answer. Throws simulator/cannot-connect, simulator/http-status and
   * simulator/bad-answer. `path` overrides the service's address.
   */
  async call(service: ServiceName, operation: string, envelope: string, path?: string): Promise<Uint8Array> {
    const body = Buffer.from(envelope);
    const url = new URL(path ?? NATIVE_PATHS[service as 'client' | 'reporting'], this.#settings.server);
    const headers = soapHeaders({
      userAgent: this.#settings.userAgent,
      soapAction: `${SERVICES[service].namespace}/${operation}`,
      ...(service === 'client' ? { correlation: this.#nextCorrelation() } : {}),
      contentLength: body.length,
      host: url.host,
    });
    const { response, bytes } = await this.#exchange(url, headers, body);
    const decoded =
      response.headers['content-encoding'] === 'xpress' ? decodeXpress(bytes, ANSWER_LIMIT) : bytes;
    const sizes = { sent: body.length, received: bytes.length, decoded: decoded.length };
    this.#settings.statistics.call(operation, sizes, response.statusCode === 500);
    checkAnswer(response, operation);
    return decoded;
  }

  close(): void {
    this.#agent.destroy();
  }

  #nextCorrelation(): string {
    this.#sequence++;
    return `${this.#settings.correlation}.1.0.0.2.${this.#sequence}`;
  }

  async #exchange(
    url: URL,
    headers: readonly string[],
    body: Buffer,
  ): Promise<{ response: IncomingMessage; bytes: Buffer }> {
    // A server may close an idle connection at the very moment we use it; that is nobody's fault and is tried once more.
    for (let attempt = 0; ; attempt++) {
      let reused = false;
      try {
        return await new Promise((resolve, reject) => {
          const send = url.protocol === 'https:' ? secureRequest : request;
          const outgoing = send(url, { method: 'POST', headers, agent: this.#agent }, (response) => {
            collect(response).then((bytes) => resolve({ response, bytes }), reject);
          });
          outgoing.setTimeout(this.#settings.timeout, () => outgoing.destroy(new Error('no answer in time')));
          outgoing.on('error', (error) => {
            reused = outgoing.reusedSocket;
            reject(error);
          });
          outgoing.end(body);
        });
      } catch (cause) {
        if (reused && attempt === 0) continue;
        const detail = cause instanceof Error ? cause.message : String(cause);
        throw simulatorFailures.fail('cannot-connect', { subject: url.href, detail, cause });
      }
    }
  }
}

async function collect(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of response) {
    total += (chunk as Buffer).length;
    if (total > ANSWER_LIMIT) throw new Error(`the answer is longer than ${ANSWER_LIMIT} bytes`);
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks, total);
}

function checkAnswer(response: IncomingMessage, operation: string): void {
  const status = response.statusCode ?? 0;
  if (status !== 200 && status !== 500) {
    throw simulatorFailures.fail('http-status', { subject: operation, detail: `HTTP ${status}` });
  }
  const type = response.headers['content-type'] ?? '';
  if (!/^(text\/xml|application\/soap\+xml)\b/i.test(type)) {
    throw simulatorFailures.fail('bad-answer', { subject: operation, detail: `content type "${type}"` });
  }
}
