import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
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
  return {
    send: async (method, path, body) => {
      try {
        return await call(runFile, method, path, body);
      } catch (cause) {
        throw cliFailures.fail('connection-lost', { subject: runFile.url, cause });
      }
    },
    stream: async (path) => {
      try {
        return await streamed(runFile, path);
      } catch (cause) {
        throw cliFailures.fail('connection-lost', { subject: runFile.url, cause });
      }
    },
    close: async () => {},
  };
}

function isIdentity(text: string): boolean {
  try {
    return typeof (JSON.parse(text) as Partial<IdentityAnswer>).serverId === 'string';
  } catch {
    return false;
  }
}

async function streamed({ url, token }: RunFile, path: string): Promise<{ status: number; body: Readable }> {
  const headers = { authorization: `Bearer ${token}`, 'x-todoku-actor': actor() };
  const outgoing = request(new URL(path, url), { method: 'GET', agent: false, headers });
  outgoing.end();
  const [body] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { status: body.statusCode ?? 0, body };
}

function call(
  { url, token }: RunFile,
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
