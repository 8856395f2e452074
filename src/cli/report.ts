import { Argument, type Command, Option } from 'commander';
import type { ReportName, ReportState } from '#server/admin';
import { pathOf, queryOf } from './connection.ts';
import { onServer } from './session.ts';
import { streamTo } from './stream-to.ts';

// As keys, so that none of the contract's is missing and none is invented.
const NAMES = Object.keys({
  'updates-summary': true,
  'updates-detailed': true,
  'updates-tabular': true,
  'updates-tabular-approved': true,
  'computers-summary': true,
  'computers-detailed': true,
  'computers-tabular': true,
  'computers-tabular-approved': true,
  synchronisation: true,
} satisfies Record<ReportName, true>);
/** Reports that can be subscribed to. */
export const NOTICE_REPORTS = [...NAMES, 'compliance'];

export const REPORT_STATES = Object.keys({
  needed: true,
  downloaded: true,
  pendingRestart: true,
  failed: true,
  installed: true,
  notApplicable: true,
  noStatus: true,
} satisfies Record<ReportState, true>);

interface ReportOptions {
  readonly group?: string;
  readonly subgroups: boolean;
  readonly classification?: string;
  readonly product?: string;
  readonly state?: string;
  readonly approved?: string;
  readonly downstream: boolean;
  readonly format?: string;
  readonly output?: string;
}

/** `report NAME` */
export function addReport(program: Command): void {
  program
    .command('report')
    .addArgument(new Argument('<name>', 'which report').choices(NAMES))
    .option('--group <group>', 'only computers of that group and those beneath it')
    .option('--no-subgroups', 'leave out the groups beneath it')
    .option('--classification <name>', 'only updates of that classification')
    .option('--product <name>', 'only updates for that product')
    .addOption(new Option('--state <state>', 'only what has somebody in that state').choices(REPORT_STATES))
    .addOption(
      new Option(
        '--approved <which>',
        'only updates that are approved for the computer, or only others',
      ).choices(['yes', 'no']),
    )
    .option('--downstream', 'computers of servers below count too', false)
    .addOption(new Option('--format <format>', 'csv unless --json is given').choices(['csv', 'json']))
    .option('--output <file>', 'write it there instead of to the screen; an older file is replaced')
    .summary('one of the reports of WSUS, as CSV or JSON')
    .action(
      onServer<ReportOptions, [string]>(async ({ client, output, options }, name) => {
        const { group, subgroups, classification, product, state, approved, downstream } = options;
        const body = await client.stream(
          `${pathOf('/reports', name)}${queryOf({
            format: options.format ?? (output.json ? 'json' : 'csv'),
            group,
            subgroups,
            classification,
            product,
            state,
            approved: approved === undefined ? undefined : approved === 'yes',
            downstream,
          })}`,
        );
        await streamTo(output, body, options.output);
      }),
    );
}
