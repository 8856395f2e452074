import type { FastifyReply, FastifyRequest } from 'fastify';

/** What a route can do to the browser that asks. */
export interface Browser {
  /** Lets it keep the secret of a session. */
  keep(secret: string): void;
  forget(): void;
  /** Lets it keep what shows that it began to sign in through a service. */
  keepAttempt(secret: string): void;
  /** Takes that back; '' where there is none. */
  takeAttempt(): string;
}

/**
 * With TLS the name binds the cookie to this very host and port's site (RFC 6265bis 4.1.3.2); without it a browser would not take
 * such a name, and then the caller is on this machine.
 */
function cookieName(secure: boolean, name: 'session' | 'attempt' = 'session'): string {
  return `${secure ? '__Host-' : ''}todoku-${name}`;
}

/** The secret of the session that the request brings. */
export function sessionIn({ cookies }: FastifyRequest, secure: boolean): string | undefined {
  return cookies[cookieName(secure)];
}

/** No script reads the cookie, no other site's page sends it, and it ends with the browser. */
export function browserOf(request: FastifyRequest, reply: FastifyReply, secure: boolean): Browser {
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;
  return {
    keep: (secret) => void reply.setCookie(cookieName(secure), secret, options),
    // The service sends the browser back from another site: a strict cookie would stay at home.
    keepAttempt: (attempt) =>
      void reply.setCookie(cookieName(secure, 'attempt'), attempt, {
        ...options,
        sameSite: 'lax',
        maxAge: 600,
      }),
    takeAttempt: () => {
      void reply.clearCookie(cookieName(secure, 'attempt'), { ...options, sameSite: 'lax' });
      return request.cookies[cookieName(secure, 'attempt')] ?? '';
    },
    forget: () => void reply.clearCookie(cookieName(secure), options),
  };
}
