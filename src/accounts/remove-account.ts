import type { Account } from '#store';
import { findAccount, mustNotBeLast } from './account-name.ts';
import { shownOf } from './create-account.ts';
import { accountEvents } from './events.ts';
import type { AccountsContext } from './types.ts';

/**
 * Removes an account with its sessions and the tokens in its name. What it decided stays, with its name. Fails with
 * `accounts/unknown-account`, `accounts/last-administrator`.
 */
export async function removeAccount(
  context: AccountsContext,
  nameOrId: string,
  actor: string,
): Promise<Account> {
  const at = context.clock.now();
  const removed = await context.store.write(async (tx) => {
    const account = await findAccount(tx, nameOrId);
    await mustNotBeLast(tx, account);
    await tx.removeAccount(account.id);
    const details = { before: shownOf(account) };
    await tx.addAudit({ at, actor, verb: 'remove-account', subject: account.name, details });
    return account;
  });
  accountEvents.changed(context.log, { verb: 'remove-account', name: removed.name, actor });
  return removed;
}
