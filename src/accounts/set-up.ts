import type { Account } from '#store';
import { createAccount } from './create-account.ts';
import { accountsFailures } from './failures.ts';
import { isSecret } from './secret.ts';
import type { AccountsContext } from './types.ts';

/** False while nobody has an account: then the set-up secret makes the first one. */
export async function isSetUp({ store }: Pick<AccountsContext, 'store'>): Promise<boolean> {
  return (await store.accounts()).length > 0;
}

/**
 * Makes the first administrator for whoever has the secret that the server showed when it started. Works once. Fails with
 * `accounts/set-up-over`, `accounts/wrong-secret`, and with what `createAccount` fails with.
 */
export async function setUp(
  context: AccountsContext,
  expected: string | undefined,
  { secret, name, password }: { readonly secret: string; readonly name: string; readonly password: string },
): Promise<Account> {
  if (expected === undefined || (await isSetUp(context))) throw accountsFailures.fail('set-up-over');
  if (!isSecret(secret, expected)) throw accountsFailures.fail('wrong-secret');
  const first = { name, password, role: 'administrator' } as const;
  return createAccount(context, first, 'setup:first-start', async (tx) => {
    if ((await tx.accounts()).length > 0) throw accountsFailures.fail('set-up-over');
  });
}
