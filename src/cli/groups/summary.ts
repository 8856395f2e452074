import type { Command } from 'commander';
import type { GroupSummary } from '#server/admin';
import { pathOf } from '../connection.ts';
import { figure, plural } from '../quantity.ts';
import { onServer } from '../session.ts';
import { fleetWords } from '../summary.ts';
import { facts } from '../table.ts';

/** `groups summary` */
export function addGroupsSummary(groups: Command): void {
  groups
    .command('summary')
    .argument('<group>', 'name or id')
    .summary('how the computers of a group and of those beneath it stand')
    .action(
      onServer<object, [string]>(async ({ client, output }, reference) => {
        const answer = await client.request<GroupSummary>('GET', pathOf('/groups', reference, 'summary'));
        const { name, computers, approved, approvals } = answer;
        output.answer(answer, () => [
          name,
          '',
          ...facts([
            ['Computers', fleetWords(computers)],
            ['Approved', `${plural(approved, 'update')}, ${figure(approvals)} of them for this group itself`],
          ]),
        ]);
      }),
    );
}
