import type { Command } from 'commander';
import type { HousekeepingEntry, PageAnswer } from '#server/admin';
import { queryOf } from '../connection.ts';
import { moreLines, type PagingOptions, withPaging } from '../paging.ts';
import { bytes } from '../quantity.ts';
import { onServer } from '../session.ts';
import { table } from '../table.ts';
import { showTime } from '../time.ts';

/** `cleanup log` */
export function addCleanupLog(cleanup: Command): void {
  withPaging(cleanup.command('log'))
    .option('--task <name>', 'of one task alone')
    .option('--reasons', 'each thing that went, with its reason')
    .summary('what went, when and why')
    .action(
      onServer<PagingOptions & { task?: string; reasons?: boolean }>(async ({ client, output, options }) => {
        const { limit, offset, task } = options;
        const page = await client.request<PageAnswer<HousekeepingEntry>>(
          'GET',
          `/housekeeping/log${queryOf({ limit, offset, task })}`,
        );
        output.answer(page, () =>
          page.total === 0
            ? ['Nothing had to be done yet. What would go now:   todoku cleanup --dry-run']
            : options.reasons === true
              ? page.items.flatMap(reasonLines)
              : [
                  ...table<HousekeepingEntry>(
                    page.items,
                    [
                      { title: 'Id', value: ({ id }) => id, right: true },
                      { title: 'When', value: ({ at }) => showTime(at) },
                      { title: 'Task', value: (entry) => entry.task },
                      { title: 'Went', value: ({ count }) => count, right: true },
                      {
                        title: 'Freed',
                        value: (entry) => (entry.bytes === 0 ? '' : bytes(entry.bytes)),
                        right: true,
                      },
                      { title: 'Undo', value: undoWords },
                      { title: 'First', value: ({ items }) => items[0]?.name ?? '' },
                    ],
                    output.columns,
                  ),
                  ...moreLines(page.items.length, page.total, 'entry', offset),
                  'Each thing with its reason:   todoku cleanup log --reasons',
                ],
        );
      }),
    );
}

function undoWords({ undoUntil, undoneAt }: HousekeepingEntry): string {
  if (undoneAt !== undefined) return 'taken back';
  return undoUntil === undefined ? '' : `until ${showTime(undoUntil)}`;
}

function reasonLines({ id, at, task, items, count }: HousekeepingEntry): readonly string[] {
  const rest = count - items.length;
  return [
    `${id}  ${showTime(at)}  ${task}`,
    ...items.map((item) => `  ${item.name || item.id}: ${item.reason}`),
    ...(rest > 0 && items.length > 0 ? [`  and ${rest} with them`] : []),
  ];
}
