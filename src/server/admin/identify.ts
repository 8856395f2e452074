import { type AccountsContext, identityOfSession, identityOfToken, isSecret } from '#accounts';
import type { Caller } from './caller.ts';
import { adminFailures } from './failures.ts';

/** The parts of a request that say who it is. */
export interface Credentials {
  readonly authorization: string | undefined;
  /** Of the session cookie. */
  readonly session: string | undefined;
  readonly method: string;
  /** `x-todoku-csrf`: what a page has to bring with a session, that another site's page cannot know. */
  readonly csrf: string | string[] | undefined;
  /** `x-todoku-actor`: whose command it is, as the command says; believed from who has the server's own token. */
  readonly actor: string | string[] | undefined;
}

const SAFE = new Set(['GET', 'HEAD']);

/**
 * Finds out who calls: by the server's own token, by an API token, or by a session. Fails with `admin/unauthorized`, `admin/no-csrf`. A
 * header that is there counts alone: a wrong token with a good cookie is wrong.
 */
export async function identify(
  context: AccountsContext,
  ownToken: string,
  { authorization, session, method, csrf, actor }: Credentials,
): Promise<Caller> {
  if (authorization !== undefined) {
    const secret = /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '';
    if (isSecret(secret, ownToken)) return { actor: nameIn(actor), role: 'administrator' };
    const caller = await identityOfToken(context, secret);
    if (caller === undefined) throw adminFailures.fail('unauthorized');
    return caller;
  }
  const caller = session === undefined ? undefined : await identityOfSession(context, session);
  if (caller?.session === undefined) throw adminFailures.fail('unauthorized');
  const isOurs = typeof csrf === 'string' && isSecret(csrf, caller.session.csrf);
  if (!SAFE.has(method) && !isOurs) throw adminFailures.fail('no-csrf');
  return caller;
}

/** Who may read the run file may do everything, so the name is for the audit, not a proof. */
function nameIn(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[a-z]+:[\w.@\\-]{1,64}$/.test(header) ? header : 'api:local';
}
