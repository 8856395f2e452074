import type { Account } from '#store';
import { findAccount } from './account-name.ts';
import { accountEvents } from './events.ts';
import { hashPassword, mustBeStrong } from './password.ts';
import type { AccountsContext } from './types.ts';

/**
 * Gives an account a new password. It is signed out everywhere but in the session with the digest `except`. Fails with
 * `accounts/unknown-account`, `accounts/weak-password`.
 */
export async function setPassword(
  context: AccountsContext,
  nameOrId: string,
  password: string,
  actor: string,
  except?: string,
): Promise<Account> {
  const { id, name } = await findAccount(context.store, nameOrId);
  mustBeStrong(password, name);
  const passwordHash = await hashPassword(password);
  const at = context.clock.now();
  const changed = await context.store.write(async (tx) => {
    const account: Account = { ...(await findAccount(tx, id)), passwordHash, changedAt: at };
    await tx.putAccount(account);
    await tx.removeSessionsOf(id, except);
    await tx.addAudit({ at, actor, verb: 'set-password', subject: account.name, details: { id } });
    return account;
  });
  accountEvents.changed(context.log, { verb: 'set-password', name, actor });
  return changed;
}
