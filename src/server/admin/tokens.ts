import { createToken, revokeToken } from '#accounts';
import type { ApiToken } from '#store';
import type { ServerContext } from '../context.ts';
import { groupIdsOf, toTokenRows } from './account-rows.ts';
import {
  CreatedToken,
  CreateTokenRequest,
  TokenParams,
  TokenRow,
  TokensAnswer,
} from './contract/accounts.ts';
import { present } from './present.ts';
import { endpoint, type RoutesOf } from './route.ts';

export const tokenRoutes: RoutesOf = (context) => [
  endpoint({
    method: 'GET',
    path: '/tokens',
    summary: 'What programs come in with, never their secrets',
    access: 'administer',
    answer: TokensAnswer,
    handle: async () => ({ items: await toTokenRows(context.store, await context.store.apiTokens()) }),
  }),
  endpoint({
    method: 'POST',
    path: '/tokens',
    summary: 'Makes a token for a program; its secret is in this answer and nowhere else',
    access: 'administer',
    body: CreateTokenRequest,
    answer: CreatedToken,
    handle: async ({ body: { groups, ...rest }, actor }) => {
      const groupIds = groups === undefined ? undefined : await groupIdsOf(context.store, groups);
      const { token, secret } = await createToken(context, { ...rest, ...present({ groupIds }) }, actor);
      return { token: await rowOf(context, token), secret };
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/tokens/:token',
    summary: 'Ends a token at once',
    access: 'administer',
    params: TokenParams,
    answer: TokenRow,
    handle: async ({ params, actor }) => rowOf(context, await revokeToken(context, params.token, actor)),
  }),
];

async function rowOf({ store }: ServerContext, token: ApiToken): Promise<TokenRow> {
  const [row] = await toTokenRows(store, [token]);
  return row!;
}
