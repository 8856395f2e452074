import type { Command } from 'commander';
import type { FleetCounts, SummaryAnswer } from '#server/admin';
import { bytes, plural } from './quantity.ts';
import { onServer } from './session.ts';
import { facts } from './table.ts';
import { showTime } from './time.ts';

/** `summary` */
export function addSummary(program: Command): void {
  program
    .command('summary')
    .summary('what there is to do, in figures')
    .action(
      onServer(async ({ client, output }) => {
        const answer = await client.request<SummaryAnswer>('GET', '/summary');
        output.answer(answer, () => lines(answer));
      }),
    );
}

function lines({ computers, updates, security, sync, content, health }: SummaryAnswer): readonly string[] {
  const oldest = security.oldest === undefined ? '' : `, the oldest here since ${showTime(security.oldest)}`;
  return [
    ...facts([
      ['Computers', fleetWords(computers)],
      [
        'Silent',
        `${plural(computers.silent, 'computer')} for ${plural(computers.silentDays, 'day')} or more`,
      ],
      [
        'Updates',
        `${updates.needed} needed (${updates.approved} approved, ${updates.unapproved} wait for a decision), ${updates.failed} failed`,
      ],
      [
        'Security',
        security.updates === 0
          ? 'no computer lacks a security update that it told of'
          : `${plural(security.updates, 'update')} missing, on ${plural(security.computers, 'computer')} at least${oldest}`,
      ],
      [
        'Sync',
        sync.upstream === undefined
          ? 'no upstream is set'
          : `${sync.running ? 'under way, ' : ''}last success ${showTime(sync.lastSucceededAt)}`,
      ],
      ['Content', contentWords(content)],
      [
        'Health',
        health === undefined
          ? 'nobody has looked yet'
          : `${plural(health.alarms, 'alarm')}, ${plural(health.warnings, 'warning')}, ${plural(health.notices, 'notice')}`,
      ],
    ]),
    '',
    ...(updates.unapproved > 0
      ? [
          'What waits for a decision:   todoku updates list --unapproved --no-declined --approvable --status needed',
        ]
      : []),
    ...(updates.failed > 0 ? ['What failed:                 todoku updates list --status failed'] : []),
    'Who lacks what:              todoku compliance',
    'What is not in order:        todoku health',
  ];
}

/** `120 in all: 3 with failures, 40 need something, …` */
export function fleetWords(counts: FleetCounts): string {
  const { total, failed, needing, restart, complete, unknown } = counts;
  return (
    `${total} in all: ${failed} with failures, ${needing} need something, ${restart} wait for a restart, ` +
    `${complete} complete, ${unknown} never reported`
  );
}

function contentWords({
  waiting,
  bytes: size,
  failing,
  bytesPerSecond,
  paused,
}: SummaryAnswer['content']): string {
  return [
    waiting === 0
      ? 'nothing to fetch'
      : `${plural(waiting, 'file')}${size === undefined ? '' : ` (${bytes(size)})`} to fetch`,
    ...(bytesPerSecond > 0 ? [`${bytes(bytesPerSecond)}/s`] : []),
    ...(failing > 0 ? [`${plural(failing, 'file')} did not arrive`] : []),
    ...(paused === undefined || waiting === 0 ? [] : ['paused: see todoku content status']),
  ].join(', ');
}
