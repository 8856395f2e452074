import type { Command } from 'commander';
import type { HousekeepingUndone } from '#server/admin';
import { pathOf } from '../connection.ts';
import { plural } from '../quantity.ts';
import { onServer } from '../session.ts';

/** `cleanup undo` */
export function addCleanupUndo(cleanup: Command): void {
  cleanup
    .command('undo')
    .argument('<id>', 'of an entry of `todoku cleanup log`')
    .summary('take declines of housekeeping back, with their approvals')
    .description('Housekeeping leaves those updates alone from then on.')
    .action(
      onServer<object, [string]>(async ({ client, output }, id) => {
        const path = `${pathOf('/housekeeping/log', id)}/undo`;
        const undone = await client.request<HousekeepingUndone>('POST', path);
        output.answer(undone, () => [
          `${plural(undone.undeclined, 'update')} ${undone.undeclined === 1 ? 'is' : 'are'} no longer declined.`,
          undone.restored === 0
            ? 'Approve what machines are to install:   todoku updates approve'
            : `${plural(undone.restored, 'approval')} that ${undone.restored === 1 ? 'was' : 'were'} ended with it ${undone.restored === 1 ? 'is' : 'are'} in force again.`,
          ...(undone.left === 0
            ? []
            : [`${plural(undone.left, 'update')} left alone: decided otherwise since, or gone.`]),
        ]);
      }),
    );
}
