import { fastifyCookie } from '@fastify/cookie';
import { fastifyRateLimit } from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import type { AccountsContext } from '#accounts';
import { sessionIn } from './browser.ts';
import { type Access, type Caller, mustHave } from './caller.ts';
import { adminFailures } from './failures.ts';
import { identify } from './identify.ts';
import { type AdminAccess, type Origin, originCheck } from './origin.ts';

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller;
    origin: Origin;
  }
  interface FastifyContextConfig {
    access?: Access;
  }
}

/** Who calls a route that is open to everybody. */
const NOBODY: Caller = { actor: 'nobody', role: 'reporter' };

/** Of one caller, in a minute. A console that watches asks some 20 times; the server's own commands are not counted. */
const MOST_REQUESTS = 3000;

/** JSON is nothing to be shown, framed, guessed at or kept. */
const HEADERS = {
  // An answer about one moment must never be answered again from a cache.
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

/**
 * Before anything of a request is read: from where it comes, who it is, and whether that one may ask this. Addresses that do not exist
 * are told to nobody who is not signed in.
 */
export async function keepGate(
  server: FastifyInstance,
  context: AccountsContext,
  { token, access }: { readonly token: string; readonly access: AdminAccess },
): Promise<void> {
  const { mustBeAllowed } = originCheck(access);
  await server.register(fastifyCookie);
  server.decorateRequest('caller');
  server.decorateRequest('origin');
  server.addHook('onRequest', async (request, reply) => {
    void reply.headers(HEADERS);
    const { headers, method } = request;
    request.origin = mustBeAllowed(request.raw);
    request.caller = NOBODY;
    const { access: asked } = request.routeOptions.config;
    if (asked === 'open') return;
    request.caller = await identify(context, token, {
      authorization: headers.authorization,
      session: sessionIn(request, request.origin.secure),
      method,
      csrf: headers['x-todoku-csrf'],
      actor: headers['x-todoku-actor'],
    });
    if (asked !== undefined) mustHave(request.caller, asked);
    // A backup or a large file may take its time; the impatience of the server is meant for strangers.
    request.raw.socket.setTimeout?.(0);
  });
  await server.register(fastifyRateLimit, {
    global: true,
    max: MOST_REQUESTS,
    timeWindow: 60_000,
    keyGenerator: ({ caller, origin }) => (caller === NOBODY ? `address ${origin.address}` : caller.actor),
    // The run file opens everything anyway.
    allowList: ({ caller }) =>
      caller.account === undefined && !caller.actor.startsWith('token:') && caller !== NOBODY,
    errorResponseBuilder: (_request, { after }) => adminFailures.fail('too-many-requests', { detail: after }),
  });
}
