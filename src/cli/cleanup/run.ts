import type { Command } from 'commander';
import type { HousekeepingDone, HousekeepingReport } from '#server/admin';
import { followTask } from '../follow-task.ts';
import { bytes } from '../quantity.ts';
import { onServer } from '../session.ts';
import { table } from '../table.ts';

interface RunOptions {
  readonly dryRun?: boolean;
  readonly task?: string;
  readonly gently?: boolean;
}

/** Reasons shown of each task. */
const SHOWN = 10;

/** `cleanup` itself */
export function addCleanupRun(cleanup: Command): void {
  cleanup
    .option('--dry-run', 'say what would go, how much it frees and why, and change nothing')
    .option('--task <name>', 'one task alone, by its name here or in WSUS: todoku cleanup settings')
    .option('--gently', 'take a hundredth of the time, so that machines notice nothing')
    .description(
      'Does now what housekeeping would do by itself within the next hours. The order of tasks and of servers does not matter.',
    )
    .action(
      onServer<RunOptions>(async (session) => {
        const { output, options } = session;
        const done = await followTask<HousekeepingDone>(session, '/housekeeping/run', {
          ...(options.task === undefined ? {} : { task: options.task }),
          dryRun: options.dryRun === true,
          gently: options.gently === true,
        });
        output.answer(done, () => lines(done, output.columns));
      }),
    );
}

function lines({ dryRun, reports }: HousekeepingDone, width: number | undefined): readonly string[] {
  const found = reports.some(({ count, task }) => count > 0 && task !== 'tend-database');
  return [
    ...table<HousekeepingReport>(
      reports,
      [
        { title: 'Task', value: ({ task }) => task },
        {
          title: dryRun ? 'Would go' : 'Went',
          value: ({ count, task }) => (task === 'tend-database' ? '' : count),
          right: true,
        },
        {
          title: dryRun ? 'Would free' : 'Freed',
          value: ({ bytes: freed }) => (freed === 0 ? '' : bytes(freed)),
          right: true,
        },
        { title: 'Note', value: note },
      ],
      width,
    ),
    ...reports.flatMap(reasons),
    '',
    ...(!found
      ? ['Everything is in order.']
      : dryRun
        ? ['Nothing was changed. Do it:   todoku cleanup']
        : ['What went and why:   todoku cleanup log']),
  ];
}

const SKIPPED = { replica: 'left to the upstream: this is a replica', off: 'switched off' } as const;

function note({ task, skipped }: HousekeepingReport): string {
  if (skipped !== undefined) return SKIPPED[skipped];
  return task.startsWith('decline') ? 'can be taken back' : '';
}

function reasons({ task, items, count }: HousekeepingReport): readonly string[] {
  if (items.length === 0) return [];
  const rest = count - Math.min(items.length, SHOWN);
  return [
    '',
    `${task}:`,
    ...items.slice(0, SHOWN).map(({ id, name, reason }) => `  ${name || id}: ${reason}`),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
  ];
}
