import { Agent, type IncomingMessage, request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { SERVICES, type ServiceName } from '#wire';
import { childOf, DOCUMENT_LIMITS, decodeXml, readElement, type XmlElement, XmlReader } from '#xml';
import { simulatorFailures } from '../failures.ts';

/** An answer: its bytes for the codecs, and the element in its body for the checks. */
export interface SampleAnswer {
  readonly body: Buffer;
  readonly element: XmlElement;
}

/** SOAP 1.1 as WCF's BasicHttpBinding sends it. */
export class SampleChannel {
  readonly #base: string;
  readonly #agent = new Agent({ keepAlive: true });
  /** Operations in the order in which they were called. */
  readonly calls: string[] = [];

  constructor(base: string) {
    this.#base = base.replace(/\/+$/, '');
  }

  /** `path` behind the base URL. Throws simulator/cannot-connect, simulator/http-status and simulator/bad-answer. */
  async call(
    service: ServiceName,
    operation: string,
    envelope: string,
    path?: string,
  ): Promise<SampleAnswer> {
    this.calls.push(operation);
    const url = `${this.#base}/${path ?? SERVICES[service].path.slice(1)}`;
    const { response, body } = await this.#post(url, `${SERVICES[service].namespace}/${operation}`, envelope);
    const status = response.statusCode ?? 0;
    if (status !== 200) throw refusal(operation, status, body);
    const type = response.headers['content-type'] ?? '';
    if (!/^text\/xml\b/i.test(type)) throw badAnswer(operation, `content type "${type}"`);
    const reader = new XmlReader(decodeXml(body, DOCUMENT_LIMITS), DOCUMENT_LIMITS);
    reader.next();
    const [element] = childOf(readElement(reader), 'Body')?.children ?? [];
    if (element === undefined) throw badAnswer(operation, 'there is no Body');
    return { body, element };
  }

  close(): void {
    this.#agent.destroy();
  }

  #post(url: string, action: string, text: string): Promise<{ response: IncomingMessage; body: Buffer }> {
    return new Promise((resolve, reject) => {
      const failed = (cause: Error) =>
        reject(simulatorFailures.fail('cannot-connect', { subject: url, detail: cause.message, cause }));
      const headers = {
        'Content-Type': 'text/xml; charset=utf-8',
        SOAPAction: `"${action}"`,
        'Accept-Encoding': 'gzip, deflate',
        'Content-Length': Buffer.byteLength(text),
      };
      const outgoing = request(url, { method: 'POST', headers, agent: this.#agent }, (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('error', failed);
        response.on('end', () => {
          const wire = Buffer.concat(pieces);
          const body = response.headers['content-encoding'] === 'gzip' ? gunzipSync(wire) : wire;
          resolve({ response, body });
        });
      });
      outgoing.on('error', failed);
      outgoing.end(text);
    });
  }
}

/** A promise of the protocol, or of the sample's own expectations, that an answer breaks. */
export function badAnswer(operation: string, detail: string): Error {
  return simulatorFailures.fail('bad-answer', { subject: operation, detail });
}

/** It reads nothing of a fault but its faultstring. */
function refusal(operation: string, status: number, body: Buffer): Error {
  const words = /<faultstring[^>]*>([^<]*)/.exec(body.toString())?.[1];
  const detail = `HTTP ${status}${words === undefined ? '' : `, ${words}`}`;
  return simulatorFailures.fail('http-status', { subject: operation, detail });
}
