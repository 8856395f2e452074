import type { Command } from 'commander';
import type { AccountRow } from '#server/admin';
import { pathOf } from '../connection.ts';
import { onServer } from '../session.ts';

/** `accounts remove NAME` */
export function addAccountsRemove(accounts: Command): void {
  accounts
    .command('remove')
    .argument('<name>')
    .summary('remove an account')
    .description('Removes an account, with the tokens in its name. What it decided stays, with its name.')
    .action(
      onServer<object, [string]>(async ({ client, output }, name) => {
        const row = await client.request<AccountRow>('DELETE', pathOf('/accounts', name));
        output.answer(row, () => [`${row.name} cannot sign in any more.`]);
      }),
    );
}
