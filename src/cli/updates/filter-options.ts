import { type Command, InvalidArgumentError, Option } from 'commander';
import type { UpdatesFilter, UpdatesQuery, UpdateTypeName } from '#server/admin';
import { wholeNumber } from '../whole-number.ts';

const TYPES: readonly UpdateTypeName[] = ['Category', 'Detectoid', 'Software', 'Driver'];

const SEVERITIES = ['Critical', 'Important', 'Moderate', 'Low'] as const satisfies readonly NonNullable<
  UpdatesFilter['severity']
>[];

/** As it is written at the command line, and in the API. */
const STATUSES = {
  'failed-or-needed': 'failedOrNeeded',
  failed: 'failed',
  needed: 'needed',
  'not-needed': 'notNeeded',
  'installed-or-not-applicable': 'installedOrNotApplicable',
  'no-status': 'noStatus',
} as const satisfies Readonly<Record<string, NonNullable<UpdatesFilter['status']>>>;

type Sort = NonNullable<UpdatesQuery['sort']>;

const SORTS: readonly Sort[] = ['arrived', 'title', 'released', 'severity', 'needed'];

/** What the options of lists of updates say. */
export interface FilterOptions {
  readonly type?: UpdateTypeName;
  readonly approved?: boolean;
  readonly unapproved?: boolean;
  readonly approvedFor?: string;
  readonly status?: keyof typeof STATUSES;
  readonly product?: readonly string[];
  readonly classification?: readonly string[];
  readonly declined?: boolean;
  readonly expired?: boolean;
  readonly approvable?: boolean;
  readonly severity?: NonNullable<UpdatesFilter['severity']>;
  readonly superseded?: boolean;
  readonly imported?: boolean;
  readonly incomplete?: boolean;
  readonly arrivedWithin?: number;
  readonly sort?: Sort;
  readonly ascending?: boolean;
  readonly descending?: boolean;
}

/** Adds the options that narrow a list of updates, and those that sort it. */
export function withFilters(command: Command): Command {
  return command
    .addOption(
      new Option('--type <type>', `only updates of that type: ${TYPES.join(', ')}`).argParser(readType),
    )
    .option('--approved', 'only updates with an approval in force')
    .addOption(new Option('--unapproved', 'only updates without one').conflicts('approved'))
    .option('--approved-for <group>', 'only updates approved for that group, by itself or by one above it')
    .addOption(
      new Option('--status <status>', 'only updates to which computers stand so').choices(
        Object.keys(STATUSES),
      ),
    )
    .option('--product <name...>', 'only updates for one of these products, or those beneath them')
    .option('--classification <name...>', 'only updates of one of these classifications')
    .option('--declined', 'only declined updates')
    .option('--no-declined', 'no declined updates')
    .option('--expired', 'only updates that their publisher has withdrawn')
    .option('--no-expired', 'only updates that stand')
    .option('--approvable', 'only updates that can be approved on their own')
    .addOption(new Option('--severity <severity>', 'only updates of that severity').choices([...SEVERITIES]))
    .option('--superseded', 'only updates that another one supersedes')
    .option('--no-superseded', 'only updates that no other one supersedes')
    .option('--imported', 'only updates that were taken in from the catalog one by one')
    .option('--incomplete', 'only updates that are kept back because something they need is missing')
    .option('--arrived-within <days>', 'only updates that arrived in the last so many days', days)
    .addOption(new Option('--sort <by>', 'the order, otherwise newest arrivals first').choices([...SORTS]))
    .addOption(new Option('--ascending', 'the least first').conflicts('descending'))
    .option('--descending', 'the greatest first; only titles begin with the least otherwise');
}

const days = wholeNumber(1, 36_500);

/** The same as fields of the API. */
export function filtersOf(options: FilterOptions): UpdatesFilter & Pick<UpdatesQuery, 'sort' | 'descending'> {
  const { type, approvedFor, product, classification, declined, expired, approvable, severity } = options;
  const { superseded, imported, incomplete, arrivedWithin, sort, ascending, unapproved, status } = options;
  const approved = unapproved === true ? false : options.approved;
  const descending = ascending === true ? false : options.descending;
  const fields = {
    ...{ type, approved, approvedFor, product, classification, declined, expired, approvable, severity },
    ...{ superseded, imported, incomplete, arrivedWithin, sort, descending },
    status: status && STATUSES[status],
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function readType(text: string): UpdateTypeName {
  const type = TYPES.find((each) => each.toLowerCase() === text.toLowerCase());
  if (type === undefined) throw new InvalidArgumentError(`It must be one of ${TYPES.join(', ')}.`);
  return type;
}
