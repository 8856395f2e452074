import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Asked } from '#changes';
import type { ResultLanguage } from '#results';
import { askedFrom } from './asked-from.ts';
import { browserOf } from './browser.ts';
import { etagOf, matchesTag, namesTag } from './etag.ts';
import { adminFailures } from './failures.ts';
import { type FirstAnswer, type FirstAnswers, keyOf, mayRepeat } from './first-answers.ts';
import { mustBePlain } from './plain-values.ts';
import { type AdminRoute, RawAnswer, Redirect } from './route.ts';
import type { Turns } from './turns.ts';

/** What all routes of one server share. */
export interface RouteServing {
  readonly prefix: string;
  readonly turns: Turns;
  readonly firstAnswers: FirstAnswers;
  /** Puts into the audit what was asked for. */
  readonly note: (asked: Asked, actor: string) => Promise<void>;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** Routes without a query take none: a misspelt parameter is refused, not ignored. */
const NO_QUERY = { type: 'object', properties: {}, additionalProperties: false } as const;

/** Makes the server answer that route: checked against its contract, by who may, in turn. */
export function serveRoute(server: FastifyInstance, route: AdminRoute, serving: RouteServing): void {
  server.route({
    method: route.method,
    url: `${serving.prefix}${route.path}`,
    schema: {
      querystring: route.query ?? NO_QUERY,
      ...(route.params === undefined ? {} : { params: route.params }),
      // A stream is checked by who reads it.
      ...(route.body === undefined || route.rawBody === true ? {} : { body: route.body }),
    },
    config: { access: route.access },
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    preValidation: async (request) => mustBeOfKind(route, request),
    handler: async (request, reply) => {
      const { params, query, body, caller, origin } = request;
      mustBePlain(params, 'address');
      mustBePlain(query, 'query');
      if (route.rawBody !== true) mustBePlain(body, 'body');
      const call = {
        params,
        query,
        body,
        actor: caller.actor,
        caller,
        from: origin.address,
        browser: browserOf(request, reply, origin.secure),
        language: languageOf(request.headers['accept-language']),
      };
      const work = async (): Promise<unknown> => {
        const done = await route.handle(call);
        const asked = route.noted?.(call);
        if (asked !== undefined) await serving.note(asked, caller.actor);
        return done;
      };
      const answer = () => askedFrom(origin.address, () => inTurn(server, route, request, serving, work));
      const key = mayRepeat(route) ? keyOf(request.headers['idempotency-key']) : undefined;
      if (key === undefined) return send(route, request, reply, await answer());
      const asked = `${request.url}\n${JSON.stringify(body)}`;
      const first = await serving.firstAnswers.take(`${caller.actor} ${key}`, asked, async () =>
        JSON.stringify(await answer()),
      );
      return sendAgain(reply, first);
    },
  });
}

/** Fails with `admin/media-type`, and with `admin/bad-request` for a body where none is taken: who sends one believes that it does something. */
function mustBeOfKind(
  { rawBody = false, body: schema }: AdminRoute,
  { body, headers }: FastifyRequest,
): void {
  const isRaw = body instanceof Readable;
  if (!rawBody && schema === undefined && hasBody(headers)) {
    if (isRaw) body.resume();
    throw adminFailures.fail('bad-request', { detail: 'this takes no body' });
  }
  if (isRaw === rawBody) return;
  // An answer before the end of a request is lost when the connection closes under a client that still sends.
  if (isRaw) body.resume();
  throw adminFailures.fail('media-type', {
    detail: `it must be ${rawBody ? 'application/octet-stream' : 'application/json'}`,
  });
}

function hasBody({
  'content-length': length = '0',
  'transfer-encoding': encoding,
}: FastifyRequest['headers']): boolean {
  return encoding !== undefined || Number(length) !== 0;
}

/**
 * Changes at one address come one after the other, so that what `If-Match` was compared with is still so when the change is made. Files
 * are addressed by what is in them: they wait for nobody.
 */
function inTurn(
  server: FastifyInstance,
  { method, rawBody }: AdminRoute,
  request: FastifyRequest,
  { turns }: RouteServing,
  work: () => Promise<unknown>,
): Promise<unknown> {
  if (rawBody === true || !['PUT', 'PATCH', 'DELETE'].includes(method)) return work();
  return turns.take(addressOf(request), async () => {
    await mustBeAsSeen(server, request);
    return work();
  });
}

/** The headers that say who calls, and from where. */
const OF_CALLER = [
  'authorization',
  'cookie',
  'x-todoku-actor',
  'host',
  'x-forwarded-for',
  'x-forwarded-proto',
] as const;

/** Fails with `admin/changed-meanwhile`. */
async function mustBeAsSeen(server: FastifyInstance, request: FastifyRequest): Promise<void> {
  const wanted = request.headers['if-match'];
  if (wanted === undefined) return;
  // What a GET of the same caller answers now: there is no second notion of what the resource is.
  const now = await server.inject({
    method: 'GET',
    url: addressOf(request),
    headers: Object.fromEntries(
      OF_CALLER.flatMap((name) =>
        request.headers[name] === undefined ? [] : [[name, request.headers[name]]],
      ),
    ),
    remoteAddress: request.ip,
  });
  const tag = now.statusCode === 200 ? now.headers.etag : undefined;
  if (!matchesTag(wanted, typeof tag === 'string' ? tag : undefined)) {
    throw adminFailures.fail('changed-meanwhile', { subject: addressOf(request) });
  }
}

function addressOf({ url }: FastifyRequest): string {
  return url.split('?')[0] ?? '';
}

function sendAgain(reply: FastifyReply, { text, repeated }: FirstAnswer): FastifyReply {
  if (repeated) void reply.header('idempotency-replayed', 'true');
  return reply.type(JSON_TYPE).send(text);
}

function send(
  { method }: AdminRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: unknown,
): FastifyReply {
  if (answer instanceof Redirect) return reply.redirect(answer.location, 303);
  if (answer instanceof RawAnswer) {
    if (answer.fileName !== undefined) {
      void reply.header('content-disposition', `attachment; filename="${answer.fileName}"`);
    }
    return reply.type(answer.type).send(answer.body);
  }
  const text = JSON.stringify(answer);
  if (method === 'GET') {
    const tag = etagOf(text);
    void reply.header('etag', tag);
    const known = request.headers['if-none-match'];
    if (known !== undefined && namesTag(known, tag)) return reply.code(304).send();
  }
  return reply.type(JSON_TYPE).send(text);
}

/** The first language of Accept-Language that results are explained in (RFC 9110 12.5.4; weights are in order in what browsers send). */
function languageOf(header: string | undefined): ResultLanguage {
  const first = (header ?? '').split(',').find((entry) => /^\s*(ja|en)\b/i.test(entry));
  return first !== undefined && /^\s*ja/i.test(first) ? 'ja' : 'en';
}
