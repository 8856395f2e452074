import type { Command } from 'commander';
import type { ComputerDetails, ComputerUpdate } from '#server/admin';
import { pathOf } from '../connection.ts';
import { onServer } from '../session.ts';
import { facts, table } from '../table.ts';
import { showTime } from '../time.ts';
import { nameOf } from '../updates/update-lines.ts';
import { cloneLines } from './clones.ts';
import { eventRows } from './event-rows.ts';
import { because, stateWord } from './state-words.ts';

/** `computers show COMPUTER` */
export function addComputersShow(computers: Command): void {
  computers
    .command('show')
    .argument('<computer>', 'DNS name, its first label, or id')
    .summary('show what a computer is, needs and reported')
    .action(
      onServer<object, [string]>(async ({ client, output }, name) => {
        const computer = await client.request<ComputerDetails>('GET', pathOf('/computers', name));
        output.answer(computer, () => lines(computer, output.columns));
      }),
    );
}

function lines(computer: ComputerDetails, width: number | undefined): readonly string[] {
  const { summary, requestedGroups, effectiveGroups, clones, needed, failed, events } = computer;
  return [
    computer.dnsName,
    '',
    ...facts([
      ['Id', computer.id],
      ['Archived', computer.archivedAt === undefined ? '' : archivedWords(computer)],
      ['Groups', effectiveGroups.map(({ name, by }) => `${name} (${BY[by]})`).join(', ')],
      [
        'Asked for',
        requestedGroups
          .map(({ name, because }) => `${name} (${because === undefined ? 'in force' : WHY[because]})`)
          .join(', '),
      ],
      ['Windows', [computer.osVersion, computer.osDescription].filter(Boolean).join(', ')],
      ['Machine', [computer.manufacturer, computer.model].filter(Boolean).join(' ')],
      ['BIOS', computer.biosVersion],
      ['Agent', computer.clientVersion],
      ['Address', computer.address],
      ['First seen', showTime(computer.createdAt)],
      ['Last contact', showTime(computer.lastContactAt)],
      ['Last scan', showTime(computer.lastScanAt)],
      ['Last report', showTime(computer.lastReportAt)],
      [
        'Updates',
        `${summary.needed + summary.downloaded} needed (${summary.downloaded} downloaded), ${summary.installed} installed, ` +
          `${summary.pendingReboot} waiting for a restart, ${summary.failed} failed`,
      ],
    ]),
    ...(clones === undefined ? [] : ['', ...cloneLines(clones), `Try:   ${clones.remedy}`]),
    ...requestedGroups
      .filter(({ because }) => because === 'no-such-group')
      .flatMap(({ name }) => ['', `Try:   todoku groups create --requested "${name}"`]),
    ...section('Failed', failed, width),
    ...remedies(failed),
    ...section('Needed', needed, width),
    ...(events.length === 0
      ? []
      : ['', 'Latest events', ...eventRows(events, width).map((line) => `  ${line}`)]),
  ];
}

/** Each result once: several updates often fail for one reason. */
function remedies(failed: readonly ComputerUpdate[]): readonly string[] {
  const results = new Map(
    failed.flatMap(({ result }) => (result === undefined ? [] : [[result.hex, result]])),
  );
  return [...results.values()].flatMap(({ hex, family, cause, remedy }) => [
    ...(cause === undefined ? [] : ['', `  ${hex}: ${cause}`]),
    ...(remedy === undefined ? [] : [`  Try: ${remedy}`]),
    ...(family === undefined ? [] : ['', `  ${hex} is not known here; it comes from ${family}.`]),
  ]);
}

const BY = {
  administrator: 'put in by hand',
  policy: 'asked for by policy',
  rule: 'by its rule',
  nobody: 'in no other group',
} as const satisfies Record<ComputerDetails['effectiveGroups'][number]['by'], string>;

const WHY = {
  'no-such-group': 'no such group',
  'built-in': 'built in, cannot be asked for',
  'has-a-rule': 'its rule alone counts',
  'not-yet': 'at its next contact',
} as const;

function archivedWords({ archivedAt, archiveReason }: ComputerDetails): string {
  return `${showTime(archivedAt ?? 0)}: ${archiveReason ?? ''}`;
}

function section(
  title: string,
  updates: readonly ComputerUpdate[],
  width: number | undefined,
): readonly string[] {
  if (updates.length === 0) return [];
  const rows = table<ComputerUpdate>(
    updates,
    [
      { title: 'Since', value: ({ changedAt }) => showTime(changedAt) },
      { title: 'State', value: ({ state }) => stateWord(state) },
      { title: 'Result', value: ({ result }) => result?.hex ?? '' },
      { title: 'Update', value: (update) => `${nameOf(update)}${because(update.result)}` },
    ],
    width,
  );
  return ['', title, ...rows.map((line) => `  ${line}`)];
}
