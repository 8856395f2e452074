import type { Account, Session, StoreWriter } from '#store';
import { digestOfSecret, newSecret } from './secret.ts';
import type { AccountsContext, Identity } from './types.ts';

const HOUR = 3_600_000;
/** A session that nobody used for so long is over, milliseconds. */
const IDLE = 8 * HOUR;
/** However busy it is, after so long its person proves again who it is, milliseconds. */
const LONGEST = 24 * HOUR;
/** Its last use is kept no more exactly than this, so that reading does not mean writing. */
const SEEN_STEP = 5 * 60_000;
/** Of one account; the oldest gives way. */
const MOST_OF_ACCOUNT = 20;

/** Begins a session inside a transaction, and clears away what is over. Resolves with the secret for the cookie. */
export async function beginSession(
  tx: StoreWriter,
  account: Account,
  { address, at }: { readonly address: string; readonly at: number },
): Promise<{ readonly secret: string; readonly session: Session }> {
  await tx.removeStaleSessions({ createdAt: at - LONGEST, seenAt: at - IDLE });
  const open = await tx.sessionsOf(account.id);
  for (const { digest } of open.slice(0, Math.max(0, open.length + 1 - MOST_OF_ACCOUNT))) {
    await tx.removeSession(digest);
  }
  const secret = newSecret();
  const session: Session = {
    digest: digestOfSecret(secret),
    accountId: account.id,
    csrf: newSecret(),
    address,
    createdAt: at,
    seenAt: at,
  };
  await tx.putSession(session);
  await tx.putAccount({ ...account, signedInAt: at });
  return { secret, session };
}

/** Who the cookie with this secret stands for; undefined when its session is over or its account switched off. */
export async function identityOfSession(
  { store, clock }: AccountsContext,
  secret: string,
): Promise<Identity | undefined> {
  const session = await store.session(digestOfSecret(secret));
  if (session === undefined) return undefined;
  const now = clock.now();
  if (now - session.createdAt >= LONGEST || now - session.seenAt >= IDLE) return undefined;
  const account = await store.account(session.accountId);
  if (account === undefined || account.disabled === true) return undefined;
  if (now - session.seenAt >= SEEN_STEP) {
    await store.write(async (tx) => {
      // It may have ended meanwhile, and must not come back.
      if ((await tx.session(session.digest)) !== undefined) await tx.putSession({ ...session, seenAt: now });
    });
  }
  const { name, role, groupIds } = account;
  return {
    actor: `user:${name}`,
    role,
    ...(groupIds === undefined ? {} : { groupIds }),
    account,
    session,
  };
}
