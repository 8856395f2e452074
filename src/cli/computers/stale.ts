import type { Command } from 'commander';
import type { ComputerRow, StaleAnswer } from '#server/admin';
import { queryOf } from '../connection.ts';
import { plural } from '../quantity.ts';
import { onServer } from '../session.ts';
import { table } from '../table.ts';
import { showTime } from '../time.ts';
import { wholeNumber } from '../whole-number.ts';

interface StaleOptions {
  readonly days: number;
  readonly limit: number;
}

/** `computers stale` */
export function addComputersStale(computers: Command): void {
  computers
    .command('stale')
    .option('--days <count>', 'silent for so long', wholeNumber(1, 3650), 30)
    .option('--limit <count>', 'how many to show, 1 to 1000', wholeNumber(1, 1000), 50)
    .summary('list computers that have been silent for long')
    .action(
      onServer<StaleOptions>(async ({ client, output, options: { days, limit } }) => {
        const answer = await client.request<StaleAnswer>(
          'GET',
          `/computers/stale${queryOf({ days, limit })}`,
        );
        output.answer(answer, () => lines(answer.items, days, output.columns));
      }),
    );
}

function lines(items: readonly ComputerRow[], days: number, width: number | undefined): readonly string[] {
  if (items.length === 0) return [`No computer has been silent for ${plural(days, 'day')}.`];
  return [
    ...table<ComputerRow>(
      items,
      [
        { title: 'Name', value: ({ dnsName }) => dnsName },
        { title: 'Last contact', value: ({ lastContactAt }) => showTime(lastContactAt) },
        { title: 'Address', value: ({ address }) => address },
        { title: 'Groups', value: ({ groups }) => groups.join(', ') },
      ],
      width,
    ),
    '',
    'Try:   todoku computers archive NAME',
  ];
}
