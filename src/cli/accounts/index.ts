import type { Command } from 'commander';
import { addAccountsChange } from './change.ts';
import { addAccountsCreate } from './create.ts';
import { addAccountsList } from './list.ts';
import { addAccountsPassword } from './password.ts';
import { addAccountsRemove } from './remove.ts';

/** `accounts …` */
export function addAccounts(program: Command): void {
  const accounts = program.command('accounts').helpCommand(false).summary('who can sign in');
  addAccountsList(accounts);
  addAccountsCreate(accounts);
  addAccountsChange(accounts);
  addAccountsPassword(accounts);
  addAccountsRemove(accounts);
}
