import type { Problem } from '#server/admin';

// The one place that calls the API. Addresses are those of docs/api.md, below /api/v1.

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

export interface Asked {
  readonly query?: Query | undefined;
  /** Sent as JSON; a Blob as raw bytes. */
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/** The server refused, and says why and what to do. */
export class Refused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'Refused';
    this.problem = problem;
  }
}

const NO_ANSWER = {
  en: 'The server does not answer.',
  ja: 'サーバーから応答がありません。',
} as const;
const STRANGE_ANSWER = 'console/strange-answer';

/** There was no answer: the server, or the way to it, is down. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    // Notices show the message as it is.
    super(NO_ANSWER[language], { cause });
    this.name = 'Unreachable';
  }
}

let csrf: string | undefined;
let language: keyof typeof NO_ANSWER = 'en';
const listeners = new Set<(state: Heard) => void>();

/** How the last call went. */
export interface Heard {
  readonly reached: boolean;
  /** When the server had answered last, milliseconds since 1970: where it does not answer, from when everything is that is shown. */
  readonly at: number;
  /** The session has ended. */
  readonly signedOut: boolean;
}
let answeredAt = Date.now();
let heard: Heard = { reached: true, at: answeredAt, signedOut: false };

/** What requests that change something must bring along; from the answer of /session. */
export function setCsrf(text: string | undefined): void {
  csrf = text;
}

/** In which language the server explains things. */
export function setAskedLanguage(chosen: keyof typeof NO_ANSWER): void {
  language = chosen;
}

/** Calls back whenever the server becomes reachable or unreachable, or the session ends. Returns how to stop. */
export function onHeard(listener: (state: Heard) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function lastHeard(): Heard {
  return heard;
}

function hear(reached: boolean, signedOut = false): void {
  if (reached) answeredAt = Date.now();
  if (reached === heard.reached && signedOut === heard.signedOut) return;
  heard = { reached, at: answeredAt, signedOut };
  for (const listener of listeners) listener(heard);
}

/** The address with its query; what is undefined or empty is left out. */
export function addressOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === '') continue;
    for (const each of Array.isArray(value) ? value : [value]) search.append(name, String(each));
  }
  const text = search.toString();
  return `/api/v1${path}${text === '' ? '' : `?${text}`}`;
}

/** Asks the API. Throws `Refused` or `Unreachable`; an aborted call rejects as fetch does. */
export async function ask<Answer>(
  method: Method,
  path: string,
  { query, body, signal }: Asked = {},
): Promise<Answer> {
  const isRaw = body instanceof Blob;
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(addressOf(path, query), {
      method,
      credentials: 'same-origin',
      headers: {
        'accept-language': language,
        ...(csrf === undefined || method === 'GET' ? {} : { 'x-todoku-csrf': csrf }),
        ...(body === undefined
          ? {}
          : { 'content-type': isRaw ? 'application/octet-stream' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
    answer = await jsonIn(response);
  } catch (error) {
    if (signal?.aborted === true) throw error;
    hear(false);
    throw new Unreachable(error);
  }
  const problem = problemIn(response, answer);
  hear(true, problem?.status === 401 && problem.code !== STRANGE_ANSWER && path !== '/session');
  if (problem !== undefined) throw new Refused(problem);
  return answer as Answer;
}

/** Undefined: it is none. The server answers nothing else. */
async function jsonIn(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Why it was refused. What something between us and the server answered instead of it, a page of its own even, is a problem too. */
function problemIn(response: Response, answer: unknown): Problem | undefined {
  if (response.ok && answer !== undefined) return undefined;
  if (!response.ok && typeof (answer as Partial<Problem> | null | undefined)?.code === 'string')
    return answer as Problem;
  return {
    type: 'about:blank',
    title: 'Something else answered in place of the server',
    status: response.status,
    instance: new URL(response.url).pathname,
    code: STRANGE_ANSWER,
    hint: 'A proxy or a login page of the network stands in between. Load this page again; if it stays, look there.',
    detail: `HTTP ${response.status} ${response.statusText}`.trim(),
  };
}

/** A file of the API, as a link for the browser to keep. */
export function downloadAddress(path: string, query?: Query): string {
  return addressOf(path, query);
}
