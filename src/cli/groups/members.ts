import type { Command } from 'commander';
import type { MembershipAnswer } from '#server/admin';
import { pathOf } from '../connection.ts';
import { oneByOne } from '../one-by-one.ts';
import { onServer } from '../session.ts';

/** `groups add GROUP COMPUTER…` and `groups remove GROUP COMPUTER…` */
export function addGroupsMembers(groups: Command): void {
  const add = (verb: 'add' | 'remove', method: 'PUT' | 'DELETE', summary: string) =>
    groups
      .command(verb)
      .argument('<group>', 'name or id')
      .argument('<computer...>', 'name or id')
      .summary(summary)
      .action(
        onServer<object, [string, string[]]>(async ({ client, output }, group, computers) => {
          const items = await oneByOne(computers, output, (computer) =>
            client.request<MembershipAnswer>(method, pathOf('/groups', group, 'computers', computer)),
          );
          output.answer({ items }, () =>
            items.map(({ computer }) => `${computer.dnsName} is in: ${computer.groups.join(', ')}`),
          );
        }),
      );
  add('add', 'PUT', 'put computers in a group');
  add('remove', 'DELETE', 'take computers from a group');
}
