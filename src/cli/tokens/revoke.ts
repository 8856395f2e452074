import type { Command } from 'commander';
import type { TokenRow } from '#server/admin';
import { pathOf } from '../connection.ts';
import { onServer } from '../session.ts';

/** `tokens revoke NAME` */
export function addTokensRevoke(tokens: Command): void {
  tokens
    .command('revoke')
    .argument('<name>')
    .summary('end a token at once')
    .action(
      onServer<object, [string]>(async ({ client, output }, name) => {
        const row = await client.request<TokenRow>('DELETE', pathOf('/tokens', name));
        output.answer(row, () => [`The token ${row.name} opens nothing any more.`]);
      }),
    );
}
