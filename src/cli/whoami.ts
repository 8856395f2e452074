import type { Command } from 'commander';
import type { SessionAnswer } from '#server/admin';
import { groupsOf } from './accounts/role.ts';
import { onServer } from './session.ts';

/** `whoami` */
export function addWhoami(program: Command): void {
  program
    .command('whoami')
    .summary('say as whom commands are done, and what that one may do')
    .action(
      onServer(async ({ client, output }) => {
        const who = await client.request<SessionAnswer>('GET', '/session');
        const groups = who.role === 'approver' ? ` for ${groupsOf(who)}` : '';
        output.answer(who, () => [`${who.actor}, ${who.role}${groups}`]);
      }),
    );
}
