import type { Command } from 'commander';
import type { GroupRow } from '#server/admin';
import { plural } from '../quantity.ts';
import { onServer } from '../session.ts';

const MAKE = { make: true };

/** `groups create NAME` */
export function addGroupsCreate(groups: Command): void {
  groups
    .command('create')
    .argument('<name>')
    .option('--parent <group>', 'the group it stands under (default: All Computers)')
    .summary('make a group')
    .description('Makes a group. Computers whose policy asks for its name move in at once.')
    .action(
      onServer<{ parent?: string }, [string]>(async ({ client, output, options: { parent } }, name) => {
        const body = { name, ...(parent === undefined ? {} : { parent }) };
        const group = await client.request<GroupRow>('POST', '/groups', body);
        output.answer(group, () => [
          `Group "${group.name}" is made${group.computers === 0 ? '' : `; ${plural(group.computers, 'computer')} moved in`}.`,
        ]);
      }, MAKE),
    );
}
