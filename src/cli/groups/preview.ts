import type { Command } from 'commander';
import type { ComputerRow, PreviewAnswer } from '#server/admin';
import { queryOf } from '../connection.ts';
import { cliFailures } from '../failures.ts';
import { plural } from '../quantity.ts';
import { onServer } from '../session.ts';
import { table } from '../table.ts';
import { showTime } from '../time.ts';
import { wholeNumber } from '../whole-number.ts';
import { parseRule, RULE_HELP } from './rule-text.ts';

interface PreviewOptions {
  readonly group?: string;
  readonly limit: number;
}

/** `groups preview CONDITION… [--group GROUP]` */
export function addGroupsPreview(groups: Command): void {
  groups
    .command('preview')
    .argument('[condition...]', 'like os=10.0.26100 name=PC-*; without any, the rule that the group has')
    .option('--group <group>', 'say who would come to that group and who would leave it')
    .option('--limit <count>', 'how many to show, 1 to 1000', wholeNumber(1, 1000), 20)
    .summary('see which computers a rule fits, without changing anything')
    .addHelpText('after', RULE_HELP)
    .action(
      onServer<PreviewOptions, [string[]]>(async ({ client, output, options }, conditions) => {
        const { group, limit } = options;
        if (conditions.length === 0 && group === undefined) throw cliFailures.fail('bad-group-rule');
        const body = { rule: parseRule(conditions), limit, ...(group === undefined ? {} : { group }) };
        const preview =
          conditions.length === 0
            ? await client.request<PreviewAnswer>('GET', `/groups/preview${queryOf({ group, limit })}`)
            : await client.request<PreviewAnswer>('POST', '/groups/preview', body);
        output.answer(preview, () => lines(preview, group, output.columns));
      }),
    );
}

function lines(
  { matching, entering, leaving, unjudged, unknown }: PreviewAnswer,
  group: string | undefined,
  width: number | undefined,
): readonly string[] {
  return [
    `${plural(matching.total, 'computer')} ${matching.total === 1 ? 'fits' : 'fit'} the rule.`,
    ...rows(matching, width),
    ...(group === undefined
      ? []
      : [
          '',
          `${plural(entering.total, 'computer')} would come to "${group}".`,
          ...rows(entering, width),
          `${plural(leaving.total, 'computer')} would leave it.`,
          ...rows(leaving, width),
        ]),
    ...(unjudged === 0
      ? []
      : [
          '',
          `${plural(unjudged, 'computer')} did not tell enough to be judged and ${unjudged === 1 ? 'does' : 'do'} not match:`,
          ...unknown.map(({ condition, computers }) => `  ${condition}: unknown of ${computers}`),
        ]),
  ];
}

function rows(
  { items, total }: { readonly items: readonly ComputerRow[]; readonly total: number },
  width: number | undefined,
): readonly string[] {
  if (items.length === 0) return [];
  const shown = table<ComputerRow>(
    items,
    [
      { title: 'Name', value: ({ dnsName }) => dnsName },
      { title: 'Windows', value: ({ osVersion }) => osVersion ?? '' },
      { title: 'Address', value: ({ address }) => address },
      { title: 'Last contact', value: ({ lastContactAt }) => showTime(lastContactAt) },
      { title: 'Groups', value: ({ groups }) => groups.join(', ') },
    ],
    width,
  ).map((line) => `  ${line}`);
  return total > items.length ? [...shown, `  … and ${total - items.length} more`] : shown;
}
