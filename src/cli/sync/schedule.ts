import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ScheduleView } from '#server/admin';
import { plural } from '../quantity.ts';
import { onServer } from '../session.ts';
import { showTime } from '../time.ts';
import { wholeNumber } from '../whole-number.ts';

interface ScheduleOptions {
  readonly perDay?: number;
  readonly manual?: boolean;
  readonly at?: string;
  readonly offset?: number;
}

/** `sync schedule` */
export function addSyncSchedule(sync: Command): void {
  sync
    .command('schedule')
    .option('--per-day <count>', 'how often a day, 1 to 24', wholeNumber(1, 24))
    .addOption(new Option('--manual', 'only by hand').conflicts('perDay'))
    .option('--at <HH:MM>', 'the first one of the day, local time of the server', clockTime)
    .option('--offset <minutes>', 'up to so many minutes later, at random', wholeNumber(0, 720))
    .summary('show or set when it runs by itself')
    .description('Without options it shows the schedule. A run that was missed is caught up after a start.')
    .action(
      onServer<ScheduleOptions>(async ({ client, output, options }) => {
        const { perDay, manual, at, offset } = options;
        const change = {
          ...(manual === true ? { perDay: 0 } : perDay === undefined ? {} : { perDay }),
          ...(at === undefined ? {} : { firstAt: at }),
          ...(offset === undefined ? {} : { randomOffset: offset }),
        };
        const schedule =
          Object.keys(change).length === 0
            ? await client.request<ScheduleView>('GET', '/sync/schedule')
            : await client.request<ScheduleView>('PUT', '/sync/schedule', change);
        output.answer(schedule, () => scheduleLines(schedule, client.server !== undefined));
      }),
    );
}

function clockTime(text: string): string {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text))
    throw new InvalidArgumentError('It must be a time like 03:00.');
  return text;
}

function scheduleLines(
  { perDay, firstAt, randomOffset, nextAt }: ScheduleView,
  serverRuns: boolean,
): readonly string[] {
  if (perDay === 0) return ['By hand only. Try:   todoku sync schedule --per-day 1 --at 03:00'];
  const often = perDay === 1 ? 'Once a day' : `${perDay} times a day`;
  return [
    `${often}, the first at ${firstAt}${randomOffset === 0 ? '' : `, up to ${plural(randomOffset, 'minute')} later`}.`,
    nextAt !== undefined
      ? `Next: ${showTime(nextAt)}`
      : serverRuns
        ? 'Nothing comes of it yet: no upstream is set. Try:   todoku upstream set microsoft'
        : 'No server runs: it begins with the next "todoku serve".',
  ];
}
