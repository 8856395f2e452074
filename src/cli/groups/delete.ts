import type { Command } from 'commander';
import type { GroupRow } from '#server/admin';
import { pathOf, queryOf } from '../connection.ts';
import { onServer } from '../session.ts';

/** `groups delete GROUP` */
export function addGroupsDelete(groups: Command): void {
  groups
    .command('delete')
    .argument('<group>', 'name or id')
    .option('--with-subgroups', 'delete the groups below it too')
    .summary('delete a group and its approvals')
    .description(
      'Deletes a group and its approvals. Its computers stay, in their other groups or unassigned.',
    )
    .action(
      onServer<{ withSubgroups?: boolean }, [string]>(async ({ client, output, options }, group) => {
        const query = queryOf({ withSubgroups: options.withSubgroups });
        const deleted = await client.request<GroupRow>('DELETE', pathOf('/groups', group) + query);
        output.answer(deleted, () => [`Group "${deleted.name}" is deleted.`]);
      }),
    );
}
