import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { TestContext } from 'node:test';
import { webServer } from '../network/peers.ts';

// For tests: something that stands before a server that works, and spoils one thing.

/** An answer of the server behind. */
export interface Passed {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
}

/** What is spoilt: `at` is matched with `METHOD path SOAPAction`. It answers in the server's place, or changes what that answered. */
export interface Spoil {
  readonly at: RegExp;
  readonly answer?: (response: ServerResponse, request: IncomingMessage) => void;
  readonly change?: (answer: Passed) => Partial<Passed>;
}

/** Answers with that page. */
export function page(
  at: RegExp,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Spoil {
  return {
    at,
    answer: (response) => {
      response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);
    },
  };
}

/** Changes the text of an answer. */
export function text(at: RegExp, change: (body: string) => string): Spoil {
  return { at, change: ({ body }) => ({ body: Buffer.from(change(body.toString())) }) };
}

/** Sets headers of an answer; an undefined one is taken away. */
export function headers(at: RegExp, own: Readonly<Record<string, string | undefined>>): Spoil {
  return {
    at,
    change: (answer) => ({
      headers: Object.fromEntries(
        Object.entries({ ...answer.headers, ...own }).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, value]],
        ),
      ),
    }),
  };
}

/** Stands before that port; resolves with the address to ask. */
export async function before(t: TestContext, port: number, spoil: Spoil): Promise<string> {
  let own = '';
  const listening = await webServer(t, async (request, response) => {
    const asked = `${request.method} ${request.url} ${request.headers['soapaction'] ?? ''}`;
    const spoils = spoil.at.test(asked);
    if (spoils && spoil.answer !== undefined) return spoil.answer(response, request);
    const passed = await pass(request, port, own);
    const answer = spoils ? { ...passed, ...spoil.change?.(passed) } : passed;
    // The length is that of a HEAD's absent body, or of what was changed.
    const length = request.method === 'HEAD' ? {} : { 'content-length': String(answer.body.length) };
    response.sendDate = false;
    response.writeHead(answer.status, { ...answer.headers, ...length } as Record<string, string>);
    response.end(answer.body);
  });
  own = `http://127.0.0.1:${listening}`;
  return own;
}

/** Files are said to be here, as a gateway before the server has it. */
async function pass(request: IncomingMessage, port: number, own: string): Promise<Passed> {
  const body = Buffer.concat(await request.toArray());
  const { 'accept-encoding': _coding, connection: _connection, ...rest } = request.headers;
  return await new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      {
        host: '127.0.0.1',
        port,
        method: request.method ?? 'GET',
        path: request.url ?? '/',
        headers: rest,
        agent: false,
      },
      (answer) => {
        answer.toArray().then((pieces: Buffer[]) => {
          const { connection: _own, 'transfer-encoding': _chunks, ...headers } = answer.headers;
          const whole = Buffer.concat(pieces);
          const body = /GetExtendedUpdateInfo"/.test(String(request.headers['soapaction']))
            ? Buffer.from(whole.toString().replaceAll(`http://127.0.0.1:${port}/Content`, `${own}/Content`))
            : whole;
          resolve({ status: answer.statusCode ?? 0, headers: headers as Passed['headers'], body });
        }, reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
