import type { Command } from 'commander';
import type { ExchangeRow, ExchangesAnswer } from '#server/admin';
import { pathOf } from '../connection.ts';
import { bytes, plural } from '../quantity.ts';
import { onServer } from '../session.ts';
import { table } from '../table.ts';
import { showTime } from '../time.ts';

/** `computers exchanges COMPUTER` */
export function addComputersExchanges(computers: Command): void {
  computers
    .command('exchanges')
    .argument('<computer>', 'DNS name, its first label, or id')
    .summary('show how the last calls of a computer went')
    .action(
      onServer<object, [string]>(async ({ client, output }, name) => {
        const path = `${pathOf('/computers', name)}/exchanges`;
        const answer = await client.request<ExchangesAnswer>('GET', path);
        output.answer(answer, () => lines(answer, output.columns));
      }),
    );
}

function lines(
  { remembered, items, nameless, lastScan, lastFault }: ExchangesAnswer,
  width: number | undefined,
): readonly string[] {
  if (!remembered) return ['Calls are remembered by a running server, and none runs on this data.'];
  return [
    ...(items.length === 0 ? ['No call of this computer is remembered.'] : rows(items, width)),
    ...(lastScan === undefined
      ? []
      : [
          '',
          `Last scan: ${showTime(lastScan.since)}, ${plural(lastScan.trips, 'trip')}, ${bytes(lastScan.responseBytes)} sent, ` +
            `${Math.round(lastScan.took)} ms of work, ${lastScan.finished ? 'finished' : 'not finished'}`,
        ]),
    ...(lastFault === undefined || items.some(({ at }) => at === lastFault.at)
      ? []
      : ['', 'Last fault', ...rows([lastFault], width)]),
    ...(nameless.length === 0
      ? []
      : ['', 'Calls from its address that told no computer', ...rows(nameless, width)]),
  ];
}

function rows(items: readonly ExchangeRow[], width: number | undefined): readonly string[] {
  return table<ExchangeRow>(
    items,
    [
      { title: 'When', value: ({ at }) => showTime(at) },
      { title: 'Call', value: ({ operation }) => operation },
      { title: 'Outcome', value: ({ outcome, message }) => [outcome, message].filter(Boolean).join(' ') },
      { title: 'Sent', value: ({ responseBytes }) => bytes(responseBytes) },
      { title: 'Counted', value: ({ counts }) => countWords(counts) },
    ],
    width,
  );
}

function countWords(counts: ExchangeRow['counts']): string {
  return Object.entries(counts)
    .filter(([, count]) => count !== 0)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
