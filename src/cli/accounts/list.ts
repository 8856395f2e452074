import type { Command } from 'commander';
import type { AccountRow, AccountsAnswer } from '#server/admin';
import { onServer } from '../session.ts';
import { table } from '../table.ts';
import { showTime } from '../time.ts';
import { groupsOf } from './role.ts';

/** `accounts list` */
export function addAccountsList(accounts: Command): void {
  accounts
    .command('list', { isDefault: true })
    .summary('list who can sign in')
    .action(
      onServer(async ({ client, output }) => {
        const answer = await client.request<AccountsAnswer>('GET', '/accounts');
        output.answer(answer, () =>
          answer.items.length === 0
            ? ['Nobody has an account yet. Make one with `todoku accounts create NAME --role administrator`.']
            : table<AccountRow>(
                answer.items,
                [
                  { title: 'Name', value: ({ name }) => name },
                  { title: 'Role', value: ({ role }) => role },
                  { title: 'Decides for', value: groupsOf },
                  { title: 'Signed in', value: ({ signedInAt }) => showTime(signedInAt) },
                  { title: '', value: ({ disabled }) => (disabled ? 'switched off' : '') },
                ],
                output.columns,
              ),
        );
      }),
    );
}
