import type { Command } from 'commander';
import type { DeclineAnswer, HeldUpdate, HoldAnswer } from '#server/admin';
import { plural } from '../quantity.ts';
import { onServer } from '../session.ts';
import { parseTime, showTimeWithZone } from '../time.ts';
import { findUpdates } from './find-updates.ts';

interface HoldOptions {
  readonly all?: boolean;
  readonly until?: string;
  readonly reason?: string;
}

/** `updates hold ID…` and `updates release ID…` */
export function addUpdatesHold(updates: Command): void {
  updates
    .command('hold')
    .argument('<id...>', 'UpdateID or KB number')
    .option('--until <time>', 'when it is offered again: 2026-10-31T18:00 or 7d (default: in 30 days)')
    .option('--reason <text>', 'why, for who looks at it later')
    .option('--all', 'every update with that KB number')
    .summary('stop offering an update for a while')
    .description(
      'Offers the update to no computer until then. Approvals stay and count again afterwards; computers still report on it.',
    )
    .action(
      onServer<HoldOptions, [string[]]>(async ({ client, output, options }, ids) => {
        const { until, reason } = options;
        const answer = await client.request<HoldAnswer>('POST', '/updates/hold', {
          updateIds: (await findUpdates(client, ids, { all: options.all === true })).map(
            ({ updateId }) => updateId,
          ),
          ...(until === undefined ? {} : { until: parseTime(until, Date.now()) }),
          ...(reason === undefined ? {} : { reason }),
        });
        output.answer(answer, () => [
          ...answer.held.flatMap((update) => heldLines(update, 'is held')),
          ...answer.unchanged.flatMap((update) => heldLines(update, 'was held before')),
        ]);
      }),
    );
  updates
    .command('release')
    .argument('<id...>', 'UpdateID or KB number')
    .option('--reason <text>', 'why, for who looks at it later')
    .option('--all', 'every update with that KB number')
    .summary('offer an update again that was held')
    .action(
      onServer<HoldOptions, [string[]]>(async ({ client, output, options }, ids) => {
        const { reason } = options;
        const answer = await client.request<DeclineAnswer>('POST', '/updates/release', {
          updateIds: (await findUpdates(client, ids, { all: options.all === true })).map(
            ({ updateId }) => updateId,
          ),
          ...(reason === undefined ? {} : { reason }),
        });
        output.answer(answer, () => [
          ...answer.changed.map(
            ({ title, updateId }) =>
              `${title || updateId}\n  is no longer held: what is approved counts from the next scan.`,
          ),
          ...answer.unchanged.map(({ title, updateId }) => `${title || updateId}\n  was not held.`),
        ]);
      }),
    );
}

function heldLines({ title, updateId, until, installed, canUninstall }: HeldUpdate, what: string): string[] {
  const lines = [
    title || updateId,
    `  ${what} until ${showTimeWithZone(until)}: no computer is offered it, and all still report on it.`,
  ];
  if (installed === 0) return [...lines, '  No computer has reported it installed.'];
  lines.push(`  ${plural(installed, 'computer')} ${installed === 1 ? 'has' : 'have'} it already.`);
  lines.push(
    canUninstall
      ? `  It can be removed. After the hold:   todoku updates approve ${updateId} --action uninstall`
      : '  It does not say how it can be removed: what is installed stays.',
  );
  return lines;
}
