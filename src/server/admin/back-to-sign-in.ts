import type { FastifyRequest } from 'fastify';
import { CALLBACK_PATH } from '#accounts';
import type { Failure } from '#base';

const BEGIN_PATH = '/session/service';

/**
 * Where to send a person whose way through the sign-in service ended badly: to the console, which says in the person's language what that
 * code means. The words of the service stay in the log: a link could bring any. Undefined where a program asks.
 */
export function backToSignIn(
  { url, headers }: Pick<FastifyRequest, 'url' | 'headers'>,
  { code }: Failure,
  apiPrefix: string,
): string | undefined {
  const path = url.split('?')[0];
  const isOnTheWay = path === apiPrefix + BEGIN_PATH || path === apiPrefix + CALLBACK_PATH;
  const isPerson = (headers.accept ?? '').includes('text/html');
  return isOnTheWay && isPerson ? `/?signIn=${encodeURIComponent(code)}` : undefined;
}
