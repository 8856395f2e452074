import { once } from 'node:events';
import {
  type ClientRequest,
  request as httpRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { IdentityAnswer } from '#server/admin';
import { actor } from './actor.ts';
import type { Method, Transport } from './connection.ts';
import { cliFailures } from './failures.ts';
import type { RunFile } from './run-file.ts';

/** How long a server may take to say who it is, milliseconds. Everything else may take as long as it takes. */
const PATIENCE = 15_000;

/**
 * The server that a run file tells of; undefined when nobody, or somebody else, listens there now.
 * Fails with `cli/server-silent` when something listens but does not answer.
 */
export async function reachServer(runFile: RunFile): Promise<Transport | undefined> {
  try {
    const answer = await call(runFile, 'GET', '/api/v1/identity', undefined, PATIENCE);
    if (answer.status !== 200 || !isIdentity(answer.text)) return undefined;
  } catch (error) {
    if (cliFailures.is(error, 'server-silent')) throw error;
    return undefined;
  }
  return transportTo(runFile);
}

/** A server somewhere else. Fails with `cli/not-a-server` when nothing of ours answers there. */
export async function reachElsewhere(url: string, token: string): Promise<Transport> {
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw cliFailures.fail('not-a-server', { subject: url, detail: 'it is no http or https address' });
  }
  const place = { url, token };
  let answer: { status: number; text: string };
  try {
    answer = await call(place, 'GET', '/api/v1/setup', undefined, PATIENCE);
  } catch (cause) {
    throw cliFailures.fail('not-a-server', { subject: url, detail: (cause as Error).message, cause });
  }
  // A refusal of ours says itself what is wrong; the command's own request will tell it.
  if (!/"(?:needed|code)":/.test(answer.text)) {
    throw cliFailures.fail('not-a-server', { subject: url, detail: `answer ${answer.status}` });
  }
  return transportTo(place);
}

/** Where the API is, and what opens it. */
type Place = Pick<RunFile, 'url' | 'token'>;

function transportTo(place: Place): Transport {
  const lost = (cause: unknown) => cliFailures.fail('connection-lost', { subject: place.url, cause });
  return {
    send: (method, path, body) =>
      call(place, method, path, body).catch((cause) => {
        throw lost(cause);
      }),
    stream: (path) =>
      streamed(place, path).catch((cause) => {
        throw lost(cause);
      }),
    close: async () => {},
  };
}

/** TLS where the address says so. */
function request(url: URL, options: RequestOptions): ClientRequest {
  return url.protocol === 'https:' ? httpsRequest(url, options) : httpRequest(url, options);
}

function isIdentity(text: string): boolean {
  try {
    return typeof (JSON.parse(text) as Partial<IdentityAnswer>).serverId === 'string';
  } catch {
    return false;
  }
}

async function streamed({ url, token }: Place, path: string): Promise<{ status: number; body: Readable }> {
  const headers = { authorization: `Bearer ${token}`, 'x-todoku-actor': actor() };
  const outgoing = request(new URL(path, url), { method: 'GET', agent: false, headers });
  outgoing.end();
  const [body] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { status: body.statusCode ?? 0, body };
}

function call(
  { url, token }: Place,
  method: Method,
  path: string,
  body?: object | Readable,
  patience?: number,
): Promise<{ status: number; text: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>();
  const raw = body instanceof Readable;
  const text = body === undefined || raw ? undefined : Buffer.from(JSON.stringify(body));
  const outgoing = request(new URL(path, url), {
    method,
    // A connection of its own: while a large file is read, an idle one would be closed under us.
    agent: false,
    headers: {
      authorization: `Bearer ${token}`,
      'x-todoku-actor': actor(),
      ...(raw ? { 'content-type': 'application/octet-stream' } : {}),
      ...(text === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': String(text.length) }),
    },
  });
  let answered = false;
  outgoing.on('response', (incoming) => {
    answered = true;
    incoming
      .toArray()
      .then((chunks: Buffer[]) =>
        resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      )
      .catch(reject);
  });
  outgoing.on('error', reject);
  if (patience !== undefined) {
    outgoing.setTimeout(patience, () =>
      outgoing.destroy(cliFailures.fail('server-silent', { subject: url })),
    );
  }
  if (raw) {
    // A server that has refused a file already may not read it to its end: its answer is what counts then.
    pipeline(body, outgoing).catch((error) => {
      if (!answered) reject(error);
    });
  } else {
    outgoing.end(text);
  }
  return promise;
}
