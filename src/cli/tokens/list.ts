import type { Command } from 'commander';
import type { TokenRow, TokensAnswer } from '#server/admin';
import { groupsOf } from '../accounts/role.ts';
import { onServer } from '../session.ts';
import { table } from '../table.ts';
import { showTime } from '../time.ts';

/** `tokens list` */
export function addTokensList(tokens: Command): void {
  tokens
    .command('list', { isDefault: true })
    .summary('list the tokens, without their secrets')
    .action(
      onServer(async ({ client, output }) => {
        const answer = await client.request<TokensAnswer>('GET', '/tokens');
        output.answer(answer, () =>
          answer.items.length === 0
            ? ['There are no tokens.']
            : table<TokenRow>(
                answer.items,
                [
                  { title: 'Name', value: ({ name }) => name },
                  { title: 'Role', value: ({ role }) => role },
                  { title: 'Decides for', value: groupsOf },
                  { title: 'In the name of', value: ({ owner }) => owner ?? '' },
                  {
                    title: 'Until',
                    value: ({ expiresAt }) => (expiresAt === undefined ? 'for ever' : showTime(expiresAt)),
                  },
                  { title: 'Used', value: ({ usedAt }) => showTime(usedAt) },
                ],
                output.columns,
              ),
        );
      }),
    );
}
