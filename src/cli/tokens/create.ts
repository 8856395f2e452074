import type { Command } from 'commander';
import type { CreatedToken } from '#server/admin';
import { type RoleName, withRole } from '../accounts/role.ts';
import { onServer } from '../session.ts';
import { parseTime, showTime } from '../time.ts';

interface CreateOptions {
  readonly role?: RoleName;
  readonly group?: string[];
  readonly owner?: string;
  readonly until?: number;
}

/** `tokens create NAME` */
export function addTokensCreate(tokens: Command): void {
  withRole(tokens.command('create').argument('<name>'))
    .option('--owner <account>', 'in whose name it comes: it can never do more than this account')
    .option('--until <time>', 'when it ends, like 90d or 2027-03-31', (text: string) =>
      parseTime(text, Date.now()),
    )
    .summary('make a token for a program')
    .description(
      'Makes a token: for reading unless --role says otherwise. Its secret is shown this once. Programs send it as `Authorization: Bearer`, commands read it from TODOKU_TOKEN.',
    )
    .action(
      onServer<CreateOptions, [string]>(async ({ client, output, options }, name) => {
        const { role = 'reporter', group, owner, until } = options;
        const made = await client.request<CreatedToken>('POST', '/tokens', {
          name,
          role,
          ...(group === undefined ? {} : { groups: group }),
          ...(owner === undefined ? {} : { owner }),
          ...(until === undefined ? {} : { expiresAt: until }),
        });
        const { expiresAt } = made.token;
        output.answer(made, () => [
          made.secret,
          '',
          `Keep it now: it is not shown again. It holds ${expiresAt === undefined ? 'until it is revoked' : `until ${showTime(expiresAt)}`}.`,
        ]);
      }),
    );
}
