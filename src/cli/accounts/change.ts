import type { Command } from 'commander';
import type { AccountRow } from '#server/admin';
import { pathOf } from '../connection.ts';
import { onServer } from '../session.ts';
import { groupsOf, type RoleName, withRole } from './role.ts';

interface ChangeOptions {
  readonly name?: string;
  readonly role?: RoleName;
  readonly group?: string[];
  readonly allGroups?: boolean;
  readonly disable?: boolean;
  readonly enable?: boolean;
}

/** `accounts change NAME` */
export function addAccountsChange(accounts: Command): void {
  withRole(accounts.command('change').argument('<name>'))
    .option('--name <name>', 'another name')
    .option('--all-groups', 'an approver decides for all groups')
    .option('--disable', 'switch it off: it is signed out and cannot come back in')
    .option('--enable', 'switch it on again')
    .summary('change what an account may do')
    .action(
      onServer<ChangeOptions, [string]>(async ({ client, output, options }, account) => {
        const { name, role, group, allGroups, disable, enable } = options;
        const groups = allGroups === true ? null : group;
        const body = {
          ...(name === undefined ? {} : { name }),
          ...(role === undefined ? {} : { role }),
          ...(groups === undefined ? {} : { groups }),
          ...(disable === true || enable === true ? { disabled: disable === true } : {}),
        };
        const row = await client.request<AccountRow>('PATCH', pathOf('/accounts', account), body);
        output.answer(row, () => [
          `${row.name}: ${row.role}${row.role === 'approver' ? ` for ${groupsOf(row)}` : ''}${row.disabled ? ', switched off' : ''}.`,
        ]);
      }),
    );
}
