import type { Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { Failure } from '#base';
import type { Problem } from '#server/admin';
import { cliFailures } from './failures.ts';
import { openDataDirectory } from './own-directory.ts';
import { type RunFile, readRunFile } from './run-file.ts';
import { reachElsewhere, reachServer } from './running-server.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The admin API, wherever it is: every command is written against this, and never knows which it has. */
export interface AdminClient {
  /** The running server behind it; undefined when the command opened the data directory itself. */
  readonly server: RunFile | undefined;
  /**
   * Asks and gives back the answer. `path` is what follows `/api/v1`; a body is sent as JSON, a stream as it is.
   * What the API refuses is thrown as the failure it was.
   */
  request<Answer>(method: Method, path: string, body?: object | Readable): Promise<Answer>;
  /** Asks for what may be longer than memory. What the API refuses is thrown as the failure it was. */
  stream(path: string): Promise<Readable>;
  close(): Promise<void>;
}

/** What carries one request: a socket, or a call inside the process. */
export interface Transport {
  send(method: Method, path: string, body?: object | Readable): Promise<{ status: number; text: string }>;
  /** GET, with the body as it comes. */
  stream(path: string): Promise<{ status: number; body: Readable }>;
  close(): Promise<void>;
}

/** How often and how long to ask again for a directory that another process has open, milliseconds. */
const ASK_AGAIN = 250;
const GIVE_UP = 5000;

export interface ConnectOptions {
  /** Make the data directory where it is missing. */
  readonly make: boolean;
}

/**
 * Finds the server of a data directory, or opens the directory when none runs: a run file whose server
 * no longer answers on its port is a leftover of a crash. While another process has the directory open it waits
 * a little, because that may be a server on its way up or another command; then it fails with `store/in-use`.
 */
export async function connect(dataDirectory: string, { make }: ConnectOptions): Promise<AdminClient> {
  for (let waited = 0; ; waited += ASK_AGAIN) {
    const runFile = await readRunFile(dataDirectory);
    const server = runFile === undefined ? undefined : await reachServer(runFile);
    if (server !== undefined) return client(server, runFile);
    try {
      return client(await openDataDirectory(dataDirectory, make), undefined);
    } catch (error) {
      if (!(error instanceof Failure && error.code === 'store/in-use') || waited >= GIVE_UP) throw error;
      await setTimeout(ASK_AGAIN);
    }
  }
}

/** The server at that address, with an API token. Fails with `cli/no-token`, `cli/not-a-server`, and as that server refuses. */
export async function connectTo(url: string, token: string | undefined): Promise<AdminClient> {
  if (token === undefined || token === '') throw cliFailures.fail('no-token', { subject: url });
  return client(await reachElsewhere(url, token), undefined);
}

function client(transport: Transport, server: RunFile | undefined): AdminClient {
  return {
    server,
    request: async <Answer>(method: Method, path: string, body?: object | Readable) => {
      const { status, text } = await transport.send(method, `/api/v1${path}`, body);
      const answer = parse(text);
      if (status >= 200 && status < 300) return answer as Answer;
      throw refusal(status, answer);
    },
    stream: async (path) => {
      const { status, body } = await transport.stream(`/api/v1${path}`);
      if (status >= 200 && status < 300) return body;
      throw refusal(status, parse(await textOf(body)));
    },
    close: () => transport.close(),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusal(status: number, answer: unknown): Failure {
  const { code, title, hint, subject, detail } = (answer ?? {}) as Partial<Problem>;
  if (code === undefined || title === undefined || hint === undefined) {
    return cliFailures.fail('unexpected', { detail: `answer ${status}` });
  }
  return new Failure(
    code,
    { message: title, hint },
    { ...(subject === undefined ? {} : { subject }), ...(detail === undefined ? {} : { detail }) },
  );
}

/** A path with its parts escaped and its query: `path('/groups', name, 'computers')`. */
export function pathOf(root: string, ...parts: readonly string[]): string {
  return [root, ...parts.map((part) => encodeURIComponent(part))].join('/');
}

/** A query without what is undefined, `?` included; '' for none. A list is the same name several times. */
export function queryOf(
  fields: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    for (const each of Array.isArray(value) ? value : [value]) query.append(name, String(each));
  }
  return query.size === 0 ? '' : `?${query}`;
}
