import type { Command } from 'commander';
import type { GroupRow, GroupsAnswer } from '#server/admin';
import { plural } from '../quantity.ts';
import { onServer } from '../session.ts';
import { table } from '../table.ts';
import { showRule } from './rule-text.ts';

/** `groups list` */
export function addGroupsList(groups: Command): void {
  groups
    .command('list')
    .summary('show the tree of groups')
    .action(
      onServer(async ({ client, output }) => {
        const answer = await client.request<GroupsAnswer>('GET', '/groups');
        output.answer(answer, () => [
          ...table<GroupRow>(
            answer.items,
            [
              { title: 'Group', value: ({ depth, name }) => '  '.repeat(depth) + name },
              { title: 'Computers', value: ({ computers }) => computers, right: true },
              { title: 'Id', value: ({ id }) => id },
              { title: 'Rule', value: ({ rule }) => (rule === undefined ? '' : showRule(rule)) },
            ],
            output.columns,
          ),
          ...answer.missingRequestedGroups.map(
            ({ name, computers }) =>
              `\n${plural(computers, 'computer')} ${computers === 1 ? 'asks' : 'ask'} by policy for the group "${name}", which does not exist.` +
              `\nTry:   todoku groups create --requested "${name}"`,
          ),
        ]);
      }),
    );
}
