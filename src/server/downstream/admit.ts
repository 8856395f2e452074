import type { Cookie } from '#wire';
import type { Call } from '../client/services.ts';
import { serverFailures } from '../failures.ts';
import type { DownstreamNews } from './contacts.ts';
import type { Account, DownstreamSession } from './cookie.ts';
import { DOWNSTREAM_POLICY, type DownstreamPolicy, WELCOME } from './policy.ts';
import type { DownstreamServices } from './services.ts';

/**
 * Whose call it is. Throws `server/invalid-cookie`, `server/server-changed`, and `server/downstream-refused` for a server
 * that may not synchronise from here, also while its cookie would still be good.
 */
export async function admit(
  services: DownstreamServices,
  call: Call,
  cookie: Cookie | undefined,
): Promise<DownstreamSession> {
  const session = services.cookies.open(cookie);
  await refuseUnwelcome(services, [session.id], session.name);
  note(services, call, session);
  return session;
}

/** Notes that the server called, and what the call told of it. */
export function note(
  { contacts }: DownstreamServices,
  { at, address }: Call,
  account: Account & { readonly protocolVersion?: string },
  news?: DownstreamNews,
): void {
  contacts.note({ ...account, at, address, ...(news === undefined ? {} : { news }) });
}

/** Throws `server/downstream-refused` when one of those servers may not synchronise from here. */
export async function refuseUnwelcome(
  { context }: DownstreamServices,
  ids: Iterable<string>,
  subject: string,
): Promise<void> {
  const policy = (await context.store.setting<DownstreamPolicy>(DOWNSTREAM_POLICY)) ?? WELCOME;
  for (const id of ids) {
    const allowed = (await context.store.downstreamServer(id))?.allowed;
    if (allowed ?? policy.unknownServers === 'welcome') continue;
    throw serverFailures.fail('downstream-refused', { subject, detail: id });
  }
}
