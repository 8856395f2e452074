import type { Command } from 'commander';
import type { SyncRunDetails } from '#server/admin';
import { pathOf } from '../connection.ts';
import { onServer } from '../session.ts';
import { runLines } from './run-words.ts';

/** `sync show` */
export function addSyncShow(sync: Command): void {
  sync
    .command('show')
    .argument('[run]', 'number of the run', 'last')
    .summary('one run in full: phases, errors with remedies, what was selected')
    .action(
      onServer<object, [string]>(async ({ client, output }, run) => {
        const details = await client.request<SyncRunDetails>('GET', pathOf('/sync/runs', run));
        output.answer(details, () => runLines(details));
      }),
    );
}
