import { type Command, Option } from 'commander';
import type { ComputerUpdate, PageAnswer, UpdateComputer } from '#server/admin';
import { because, stateWord } from '../computers/state-words.ts';
import { pathOf, queryOf } from '../connection.ts';
import { moreLines, type PagingOptions, withPaging } from '../paging.ts';
import { onServer } from '../session.ts';
import { table } from '../table.ts';
import { showTime } from '../time.ts';
import { findUpdates } from './find-updates.ts';

const STATES: Readonly<Record<string, ComputerUpdate['state']>> = {
  needed: 'NotInstalled',
  downloaded: 'Downloaded',
  installed: 'Installed',
  failed: 'Failed',
  'restart-pending': 'InstalledPendingReboot',
};

interface ComputersOptions extends PagingOptions {
  readonly state?: string;
}

/** `updates computers ID` */
export function addUpdatesComputers(updates: Command): void {
  withPaging(updates.command('computers'))
    .argument('<id>', 'UpdateID or KB number')
    .addOption(new Option('--state <state>', 'only computers in that state').choices(Object.keys(STATES)))
    .summary('list who needs an update, has it, or failed')
    .description('Lists the computers that are still without an update, or those in the state asked for.')
    .action(
      onServer<ComputersOptions, [string]>(async ({ client, output, options }, id) => {
        const [update] = await findUpdates(client, [id], { all: false });
        const { limit, offset } = options;
        const state = options.state === undefined ? undefined : STATES[options.state];
        const path = `${pathOf('/updates', update?.updateId ?? id)}/computers${queryOf({ state, limit, offset })}`;
        const page = await client.request<PageAnswer<UpdateComputer>>('GET', path);
        output.answer(page, () => lines(page, offset, output.columns));
      }),
    );
}

function lines(
  page: PageAnswer<UpdateComputer>,
  offset: number,
  width: number | undefined,
): readonly string[] {
  if (page.total === 0) return ['No computer.'];
  return [
    ...table<UpdateComputer>(
      page.items,
      [
        { title: 'Since', value: ({ changedAt }) => showTime(changedAt) },
        { title: 'State', value: ({ state }) => stateWord(state) },
        { title: 'Result', value: ({ result }) => result?.hex ?? '' },
        { title: 'Computer', value: ({ dnsName, result }) => `${dnsName}${because(result)}` },
      ],
      width,
    ),
    ...moreLines(page.items.length, page.total, 'computer', offset),
  ];
}
