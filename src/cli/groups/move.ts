import type { Command } from 'commander';
import type { GroupRow } from '#server/admin';
import { pathOf } from '../connection.ts';
import { onServer } from '../session.ts';

/** `groups move GROUP PARENT` */
export function addGroupsMove(groups: Command): void {
  groups
    .command('move')
    .argument('<group>', 'name or id')
    .argument('<parent>', 'the group that it shall stand under')
    .summary('put a group, with those below it, under another one')
    .description(
      'Puts a group, with those below it, under another one. Its computers get what is approved there from then on.',
    )
    .action(
      onServer<object, [string, string]>(async ({ client, output }, group, parent) => {
        const moved = await client.request<GroupRow>('PATCH', pathOf('/groups', group), { parent });
        output.answer(moved, () => [`Group "${moved.name}" stands under "${parent}" now.`]);
      }),
    );
}
