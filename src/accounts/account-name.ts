import type { Account, StoreReader } from '#store';
import { accountsFailures } from './failures.ts';

const NAME = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._@-]{0,62}[\p{L}\p{M}\p{N}])?$/u;

/** Fails with `accounts/bad-name`. It stands in the audit, in addresses and on the command line. */
export function mustBeName(name: string): void {
  if (!NAME.test(name)) throw accountsFailures.fail('bad-name', { subject: name.slice(0, 64) });
}

/** By name in any letter case, or by id. Fails with `accounts/unknown-account`. */
export async function findAccount(store: StoreReader, nameOrId: string): Promise<Account> {
  const account = (await store.accountNamed(nameOrId)) ?? (await store.account(nameOrId.toLowerCase()));
  if (account === undefined) throw accountsFailures.fail('unknown-account', { subject: nameOrId });
  return account;
}

/** Fails with `accounts/last-administrator` when nobody but this one could let others in any more. */
export async function mustNotBeLast(tx: StoreReader, account: Account): Promise<void> {
  const others = (await tx.accounts()).filter(
    ({ id, role, disabled }) => id !== account.id && role === 'administrator' && disabled !== true,
  );
  if (account.role === 'administrator' && account.disabled !== true && others.length === 0) {
    throw accountsFailures.fail('last-administrator', { subject: account.name });
  }
}
