import type { Command } from 'commander';
import type { CreatedGroups, GroupRow } from '#server/admin';
import { cliFailures } from '../failures.ts';
import { plural } from '../quantity.ts';
import { onServer } from '../session.ts';
import { parseRule, RULE_HELP } from './rule-text.ts';

const MAKE = { make: true };

interface CreateOptions {
  readonly parent?: string;
  readonly requested?: boolean;
  readonly rule?: string[];
}

/** `groups create NAME`, `groups create --requested [NAME…]` */
export function addGroupsCreate(groups: Command): void {
  groups
    .command('create')
    .argument('[name...]')
    .option('--parent <group>', 'the group it stands under (default: All Computers)')
    .option('--rule <condition...>', 'its computers are those that fit, like os=10.0.26100 name=PC-*')
    .option('--requested', 'make the groups that computers ask for by policy: all, or those named')
    .summary('make a group')
    .description(
      'Makes a group. Computers whose policy asks for its name, or whom its rule fits, move in at once.',
    )
    .addHelpText('after', RULE_HELP)
    .action(
      onServer<CreateOptions, [string[]]>(async ({ client, output, options }, names) => {
        const { parent, rule } = options;
        if (options.requested === true) {
          const body = names.length === 0 ? {} : { names };
          const made = await client.request<CreatedGroups>('POST', '/groups/requested', body);
          output.answer(made, () =>
            made.items.length === 0
              ? ['No computer asks for a group that does not exist.']
              : made.items.map(line),
          );
          return;
        }
        const [name, ...more] = names;
        if (name === undefined || more.length > 0) throw cliFailures.fail('one-group-name');
        const body = {
          name,
          ...(parent === undefined ? {} : { parent }),
          ...(rule === undefined ? {} : { rule: parseRule(rule) }),
        };
        const group = await client.request<GroupRow>('POST', '/groups', body);
        output.answer(group, () => [line(group)]);
      }, MAKE),
    );
}

function line({ name, computers }: GroupRow): string {
  return `Group "${name}" is made${computers === 0 ? '' : `; ${plural(computers, 'computer')} moved in`}.`;
}
