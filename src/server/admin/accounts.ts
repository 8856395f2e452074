import { changeAccount, createAccount, removeAccount, setPassword } from '#accounts';
import type { Account } from '#store';
import type { ServerContext } from '../context.ts';
import { groupIdsOf, toAccountRows } from './account-rows.ts';
import {
  AccountParams,
  AccountRow,
  AccountsAnswer,
  ChangeAccountRequest,
  CreateAccountRequest,
  SetPasswordRequest,
} from './contract/accounts.ts';
import { present } from './present.ts';
import { endpoint, type RoutesOf } from './route.ts';

export const accountRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/accounts',
    summary: 'Who can sign in, and what they may do',
    access: 'administer',
    answer: AccountsAnswer,
    handle: async () => ({ items: await toAccountRows(context.store, await context.store.accounts()) }),
  }),
  endpoint({
    method: 'POST',
    path: '/accounts',
    summary: 'Makes an account',
    access: 'administer',
    body: CreateAccountRequest,
    answer: AccountRow,
    handle: async ({ body: { groups, ...rest }, actor }) => {
      const groupIds = groups === undefined ? undefined : await groupIdsOf(context.store, groups);
      return rowOf(context, await createAccount(context, { ...rest, ...present({ groupIds }) }, actor));
    },
  }),
  endpoint({
    method: 'PATCH',
    path: '/accounts/:account',
    summary: 'Changes the name, the role or the groups of an account, or switches it off or on',
    access: 'administer',
    params: AccountParams,
    body: ChangeAccountRequest,
    answer: AccountRow,
    handle: async ({ params, body: { groups, ...rest }, actor }) => {
      const groupIds = groups == null ? groups : await groupIdsOf(context.store, groups);
      const change = { ...rest, ...present({ groupIds }) };
      return rowOf(context, await changeAccount(context, params.account, change, actor));
    },
  }),
  endpoint({
    method: 'PUT',
    path: '/accounts/:account/password',
    summary: 'Gives an account a new password, and signs it out everywhere',
    access: 'administer',
    params: AccountParams,
    body: SetPasswordRequest,
    answer: AccountRow,
    handle: async ({ params, body, actor }) =>
      rowOf(context, await setPassword(context, params.account, body.password, actor)),
  }),
  endpoint({
    method: 'DELETE',
    path: '/accounts/:account',
    summary: 'Removes an account, with the tokens in its name; what it decided stays',
    access: 'administer',
    params: AccountParams,
    answer: AccountRow,
    handle: async ({ params, actor }) => rowOf(context, await removeAccount(context, params.account, actor)),
  }),
];

async function rowOf({ store }: ServerContext, account: Account): Promise<AccountRow> {
  const [row] = await toAccountRows(store, [account]);
  return row!;
}
