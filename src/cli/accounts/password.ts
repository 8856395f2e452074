import type { Command } from 'commander';
import type { AccountRow } from '#server/admin';
import { pathOf } from '../connection.ts';
import { readNewPassword } from '../password.ts';
import { onServer } from '../session.ts';

/** `accounts password NAME` */
export function addAccountsPassword(accounts: Command): void {
  accounts
    .command('password')
    .argument('<name>')
    .summary('give an account a new password')
    .description(
      'Gives an account a new password and signs it out everywhere. The password is TODOKU_PASSWORD, or asked for, or the first line of standard input.',
    )
    .action(
      onServer<object, [string]>(async ({ client, output }, name) => {
        const body = { password: await readNewPassword() };
        const row = await client.request<AccountRow>('PUT', pathOf('/accounts', name, 'password'), body);
        output.answer(row, () => [`${row.name} has a new password.`]);
      }),
    );
}
