import { type Command, InvalidArgumentError, Option } from 'commander';
import type { PageAnswer, UpdateRow, UpdateTypeName } from '#server/admin';
import { queryOf } from '../connection.ts';
import { type PagingOptions, withPaging } from '../paging.ts';
import { onServer, type Session } from '../session.ts';
import { missingLines, nameOf, updateLines } from './update-lines.ts';

const TYPES: readonly UpdateTypeName[] = ['Category', 'Detectoid', 'Software', 'Driver'];

/** Missing things shown for each update. */
const SHOWN = 5;

interface ListOptions extends PagingOptions {
  readonly type?: UpdateTypeName;
  readonly approved?: boolean;
  readonly unapproved?: boolean;
  readonly declined?: boolean;
  readonly incomplete?: boolean;
  readonly approvable?: boolean;
  readonly imported?: boolean;
  readonly severity?: string;
  readonly superseded?: boolean;
}

/** `updates list` and `updates search TEXT…`: the same list, with and without words. */
export function addUpdatesList(updates: Command): void {
  withFilters(updates.command('list'))
    .summary('list updates, newest import first')
    .description('Lists the latest revision of each update, newest import first.')
    .action(onServer<ListOptions>((session) => showList(session)));
  withFilters(updates.command('search'))
    .argument('<text...>', 'words, KB number, bulletin, CVE, file name or UpdateID')
    .summary('find updates by title, KB, CVE, file or id')
    .description('Lists the updates in which all the words occur.')
    .action(onServer<ListOptions, [string[]]>((session, words) => showList(session, words.join(' '))));
}

function withFilters(command: Command): Command {
  return withPaging(command)
    .addOption(
      new Option('--type <type>', `only updates of that type: ${TYPES.join(', ')}`).argParser(readType),
    )
    .option('--approved', 'only updates with an approval in force')
    .addOption(new Option('--unapproved', 'only updates without one').conflicts('approved'))
    .option('--declined', 'only declined updates')
    .option('--no-declined', 'no declined updates')
    .option('--approvable', 'only updates that can be approved on their own')
    .addOption(
      new Option('--severity <severity>', 'only updates of that severity').choices([
        'Critical',
        'Important',
        'Moderate',
        'Low',
      ]),
    )
    .option('--superseded', 'only updates that another one supersedes')
    .option('--no-superseded', 'only updates that no other one supersedes')
    .option('--imported', 'only updates that were taken in from the catalog one by one')
    .option('--incomplete', 'only updates that are kept back because something they need is missing');
}

function readType(text: string): UpdateTypeName {
  const type = TYPES.find((each) => each.toLowerCase() === text.toLowerCase());
  if (type === undefined) throw new InvalidArgumentError(`It must be one of ${TYPES.join(', ')}.`);
  return type;
}

async function showList({ client, output, options }: Session<ListOptions>, text?: string): Promise<void> {
  const { type, declined, incomplete, approvable, imported, severity, superseded, limit, offset } = options;
  const approved = options.unapproved === true ? false : options.approved;
  const query = queryOf({
    text,
    type,
    approved,
    declined,
    incomplete,
    approvable,
    imported,
    severity,
    superseded,
    limit,
    offset,
  });
  const page = await client.request<PageAnswer<UpdateRow>>('GET', `/updates${query}`);
  output.answer(page, () =>
    incomplete === true ? incompleteLines(page) : updateLines(page, offset, output.columns),
  );
}

function incompleteLines(page: PageAnswer<UpdateRow>): readonly string[] {
  if (page.total === 0) return ['No update is incomplete.'];
  const shown = page.items.length === page.total ? '' : `, ${page.items.length} shown`;
  return [
    ...page.items.flatMap((update) => [
      `${update.updateId}  ${nameOf(update)}`,
      ...(update.missing === undefined ? [] : missingLines(update.missing, SHOWN)).map((line) => `  ${line}`),
    ]),
    '',
    `${page.total} incomplete${shown}. They are offered as soon as what they need is imported: todoku updates import PATH`,
  ];
}
