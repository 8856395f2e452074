import type { Agent, Dispatcher } from 'undici';
import { type Clock, type Log, nullLog, systemClock } from '#base';
import { Agents } from './agents.ts';
import { isUndone, readBody } from './decoded.ts';
import { outgoingEvents } from './events.ts';
import { failingAsFailure } from './failing-as-failure.ts';
import { failureOf } from './failure-of.ts';
import { outgoingFailures } from './failures.ts';
import { leastSpeed } from './least-speed.ts';
import type { ChosenProxy } from './proxy-choice.ts';
import { checkTarget, type Target, targetOf } from './target.ts';
import { traceConnection } from './trace.ts';
import type {
  ConnectionRequest,
  ConnectionStep,
  FetchedAnswer,
  NetworkSettings,
  Outgoing,
  OutgoingAnswer,
  OutgoingRequest,
} from './types.ts';

const HEADERS_TIMEOUT = 120_000;
const BODY_TIMEOUT = 60_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** What another origin must not see. */
const CREDENTIALS = new Set(['authorization', 'cookie', 'proxy-authorization']);

/**
 * Opens the way to other machines with those settings. They are fixed: whoever changes them opens anew and closes this one.
 * Nothing is connected before the first request.
 */
export function openOutgoing(parts: {
  readonly settings: NetworkSettings;
  readonly clock?: Clock;
  readonly log?: Log;
}): Outgoing {
  const clock = parts.clock ?? systemClock;
  return new UndiciOutgoing(new Agents(parts.settings, clock), clock, parts.log ?? nullLog);
}

class UndiciOutgoing implements Outgoing {
  readonly #agents: Agents;
  readonly #clock: Clock;
  readonly #log: Log;
  #closed = false;

  constructor(agents: Agents, clock: Clock, log: Log) {
    this.#agents = agents;
    this.#clock = clock;
    this.#log = log;
  }

  async send(request: OutgoingRequest): Promise<OutgoingAnswer> {
    const home = targetOf(request.url).host;
    let target = targetOf(request.url);
    let headers = lowerCased(request.headers ?? {});
    for (let redirects = 0; ; redirects++) {
      const answer = await this.#exchange(target, { ...request, headers }, home);
      const next = redirectOf(answer, target, request);
      if (next === undefined || request.rules.redirects === 0) return answer;
      answer.body.destroy();
      if (redirects === request.rules.redirects)
        throw outgoingFailures.fail('too-many-redirects', {
          subject: target.subject,
          detail: next.url.href.slice(0, 300),
        });
      outgoingEvents.redirected(this.#log, { from: target.url.href, to: next.url.href });
      if (next.url.origin !== target.url.origin) headers = withoutCredentials(headers);
      target = next;
    }
  }

  async fetch(request: OutgoingRequest, limit: number): Promise<FetchedAnswer> {
    const answer = await this.send(request);
    const { host: subject } = new URL(answer.url);
    const coding = answer.headers['content-encoding'];
    const { signal } = request;
    const onPiece = leastSpeed(this.#clock, subject);
    const read = await readBody(answer.body, { coding, limit, subject, onPiece, signal });
    if (!isUndone(coding)) return { ...answer, ...read };
    const { 'content-encoding': _coding, 'content-length': _length, ...headers } = answer.headers;
    return { ...answer, ...read, headers };
  }

  trace(request: ConnectionRequest): Promise<readonly ConnectionStep[]> {
    return traceConnection(this.#agents, request);
  }

  authority(fingerprint: string): string | undefined {
    return this.#agents.authority(fingerprint);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#agents.close();
  }

  async #exchange(target: Target, request: OutgoingRequest, home: string): Promise<OutgoingAnswer> {
    const { subject, url } = target;
    if (this.#closed) throw outgoingFailures.fail('aborted', { subject, detail: 'the network is closed' });
    if (request.signal?.aborted === true) throw outgoingFailures.fail('aborted', { subject });
    const proxy = this.#agents.proxyFor(target);
    checkTarget(target, request.rules, home, proxy !== undefined);
    const agent = this.#agents.agentFor(target, request, home);
    let answer: Dispatcher.ResponseData;
    try {
      answer = await ask(agent, target, request, proxy);
    } catch (error) {
      throw failureOf(error, subject, request.signal);
    }
    const body = failingAsFailure(answer.body, subject, request.signal);
    if (answer.statusCode === 407 && proxy !== undefined) {
      body.destroy();
      throw outgoingFailures.fail('proxy-authentication', { subject: proxy.subject });
    }
    return { status: answer.statusCode, headers: joined(answer.headers), url: url.href, body };
  }
}

function ask(
  agent: Agent,
  { url, secure }: Target,
  request: OutgoingRequest,
  proxy: ChosenProxy | undefined,
): Promise<Dispatcher.ResponseData> {
  // A proxy is asked for plain http with the whole address (RFC 9112 3.2.2); for https it opened a way.
  const asked = proxy !== undefined && !secure ? proxy : undefined;
  const path = `${url.pathname}${url.search}`;
  return agent.request({
    origin: asked === undefined ? url.origin : `http://${asked.subject}`,
    path: asked === undefined ? path : `${url.origin}${path}`,
    method: request.method,
    headers: {
      'user-agent': 'Todoku',
      ...request.headers,
      host: url.host,
      ...(asked?.authorization === undefined ? {} : { 'proxy-authorization': asked.authorization }),
    },
    body: request.body ?? null,
    headersTimeout: request.timeouts?.headers ?? HEADERS_TIMEOUT,
    bodyTimeout: request.timeouts?.body ?? BODY_TIMEOUT,
    signal: request.signal ?? null,
  });
}

/** Where the answer sends the request; undefined when it does not, or when a POST would have to become something else. */
function redirectOf(answer: OutgoingAnswer, from: Target, request: OutgoingRequest): Target | undefined {
  const { location } = answer.headers;
  if (location === undefined || !REDIRECTS.has(answer.status)) return undefined;
  if (request.method === 'POST' && answer.status < 307) return undefined;
  const next = URL.parse(location, from.url.href);
  try {
    return targetOf(next?.href ?? location);
  } catch (error) {
    answer.body.destroy();
    throw outgoingFailures.fail('address-refused', {
      subject: from.subject,
      detail: `it redirects to ${location.slice(0, 200)}`,
      cause: error,
    });
  }
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function withoutCredentials(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !CREDENTIALS.has(name)));
}

function joined(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) result[name] = Array.isArray(value) ? value.join(', ') : value;
  return result;
}
