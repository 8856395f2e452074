import type { Command } from 'commander';
import type { GroupRow } from '#server/admin';
import { pathOf } from '../connection.ts';
import { onServer } from '../session.ts';

/** `groups rename GROUP NAME` */
export function addGroupsRename(groups: Command): void {
  groups
    .command('rename')
    .argument('<group>', 'name or id')
    .argument('<name>', 'the new name')
    .summary('give a group another name')
    .action(
      onServer<object, [string, string]>(async ({ client, output }, group, name) => {
        const renamed = await client.request<GroupRow>('PATCH', pathOf('/groups', group), { name });
        output.answer(renamed, () => [`The group is called "${renamed.name}" now.`]);
      }),
    );
}
