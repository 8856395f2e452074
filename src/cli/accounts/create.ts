import type { Command } from 'commander';
import type { AccountRow } from '#server/admin';
import { readNewPassword } from '../password.ts';
import { onServer } from '../session.ts';
import { type RoleName, withRole } from './role.ts';

interface CreateOptions {
  readonly role?: RoleName;
  readonly group?: string[];
}

/** `accounts create NAME` */
export function addAccountsCreate(accounts: Command): void {
  withRole(accounts.command('create').argument('<name>'))
    .summary('make an account')
    .description(
      'Makes an account: a reporter unless --role says otherwise. The password is TODOKU_PASSWORD, or asked for, or the first line of standard input.',
    )
    .action(
      onServer<CreateOptions, [string]>(
        async ({ client, output, options: { role = 'reporter', group } }, name) => {
          const password = await readNewPassword();
          const body = { name, role, password, ...(group === undefined ? {} : { groups: group }) };
          const account = await client.request<AccountRow>('POST', '/accounts', body);
          output.answer(account, () => [`${account.name} can sign in as ${article(account.role)}.`]);
        },
        { make: true },
      ),
    );
}

function article(role: string): string {
  return `${role === 'reporter' ? 'a' : 'an'} ${role}`;
}
