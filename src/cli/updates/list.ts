import type { Command } from 'commander';
import type { UpdatesAnswer } from '#server/admin';
import { queryOf } from '../connection.ts';
import { type PagingOptions, withPaging } from '../paging.ts';
import { onServer, type Session } from '../session.ts';
import { parseTime } from '../time.ts';
import { type FilterOptions, filtersOf, withFilters } from './filter-options.ts';
import { missingLines, nameOf, updateLines } from './update-lines.ts';

/** Missing things shown for each update. */
const SHOWN = 5;

interface ListOptions extends PagingOptions, FilterOptions {
  readonly view?: string;
  readonly kb?: string;
  readonly cve?: string;
  readonly arrivedSince?: string;
  readonly arrivedBefore?: string;
}

/** `updates list` and `updates search TEXT…`: the same list, with and without words. */
export function addUpdatesList(updates: Command): void {
  withOptions(updates.command('list'))
    .summary('list updates, newest import first')
    .description('Lists the latest revision of each update, newest import first.')
    .action(onServer<ListOptions>((session) => showList(session)));
  withOptions(updates.command('search'))
    .argument('<text...>', 'words, KB number, bulletin, CVE, file name or UpdateID')
    .summary('find updates by title, KB, CVE, file or id')
    .description('Lists the updates in which all the words occur, and says how many more the filters hide.')
    .action(onServer<ListOptions, [string[]]>((session, words) => showList(session, words.join(' '))));
}

function withOptions(command: Command): Command {
  return withFilters(withPaging(command))
    .option('--view <name>', 'what that view has; other options go before its own')
    .option('--kb <number>', 'only updates with that KB number, with or without KB')
    .option('--cve <id>', 'only updates that mend that CVE')
    .option('--arrived-since <when>', 'only updates that arrived then or later')
    .option('--arrived-before <when>', 'only updates that arrived earlier');
}

async function showList({ client, output, options }: Session<ListOptions>, text?: string): Promise<void> {
  const { view, kb, cve, arrivedSince, arrivedBefore, incomplete, limit, offset } = options;
  const time = (when: string | undefined) => when && parseTime(when, Date.now());
  const filters = filtersOf(options);
  const query = queryOf({
    ...filters,
    ...{ view, text, kb, cve, limit, offset },
    arrivedSince: time(arrivedSince),
    arrivedBefore: time(arrivedBefore),
  });
  const page = await client.request<UpdatesAnswer>('GET', `/updates${query}`);
  output.answer(page, () =>
    incomplete === true
      ? incompleteLines(page)
      : [...updateLines(page, offset, output.columns), ...hiddenLines(page, filters)],
  );
}

function hiddenLines({ hidden }: UpdatesAnswer, asked: Readonly<Record<string, unknown>>): readonly string[] {
  if (hidden === undefined) return [];
  const are = hidden.count === 1 ? 'is' : 'are';
  const by = hidden.by.map((field) => optionOf(field, asked[field])).join(', ');
  return ['', `${hidden.count} more ${are} hidden by this view: ${by}`];
}

/** The option by which a field of the API was given; what was not given is the view's. */
function optionOf(field: string, value: unknown): string {
  if (value === undefined) return `its own "${field}"`;
  if (field === 'approved' && value === false) return '--unapproved';
  const words = field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return `--${value === false ? 'no-' : ''}${words}`;
}

function incompleteLines(page: UpdatesAnswer): readonly string[] {
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
