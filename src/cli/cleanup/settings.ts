import { type Command, InvalidArgumentError } from 'commander';
import type { HousekeepingAnswer, HousekeepingTask } from '#server/admin';
import { bytes, plural } from '../quantity.ts';
import { onServer } from '../session.ts';
import { facts, table } from '../table.ts';
import { showTime } from '../time.ts';

type Change = Readonly<Record<string, number>>;

interface SettingsOptions {
  readonly set?: Change;
  readonly on?: readonly string[];
  readonly off?: readonly string[];
}

/** `cleanup settings` */
export function addCleanupSettings(cleanup: Command): void {
  cleanup
    .command('settings')
    .option('--set <name=days...>', 'change a time, as in supersededDays=45', collected)
    .option('--on <task...>', 'switch tasks on')
    .option('--off <task...>', 'switch tasks off')
    .summary('show or change what housekeeping does by itself')
    .action(
      onServer<SettingsOptions>(async ({ client, output, options }) => {
        const now = await client.request<HousekeepingAnswer>('GET', '/housekeeping');
        const { set = {}, on = [], off = [] } = options;
        const tasks = [...now.settings.off.filter((task) => !on.includes(task)), ...off];
        const change = {
          ...set,
          ...(on.length + off.length === 0 ? {} : { off: [...new Set(tasks)] }),
        };
        const after =
          Object.keys(change).length === 0
            ? now
            : await client.request<HousekeepingAnswer>('PUT', '/housekeeping/settings', change);
        output.answer(after, () => lines(after, output.columns));
      }),
    );
}

function collected(text: string, before: Change = {}): Change {
  const [, name, value] = /^(\w+)=(\d{1,5})$/.exec(text) ?? [];
  if (name === undefined) throw new InvalidArgumentError('Write it like supersededDays=45.');
  return { ...before, [name]: Number(value) };
}

function lines(
  { settings, tasks, database }: HousekeepingAnswer,
  width: number | undefined,
): readonly string[] {
  const { off: _, ...times } = settings;
  return [
    ...table<HousekeepingTask>(
      tasks,
      [
        { title: 'Task', value: ({ task }) => task },
        { title: 'In WSUS', value: ({ wsus }) => wsus ?? '' },
        { title: 'On', value: ({ on }) => (on ? 'on' : 'off') },
        { title: 'Ran last', value: ({ lastRunAt }) => (lastRunAt === undefined ? '' : showTime(lastRunAt)) },
        { title: 'What it does', value: ({ about }) => about },
      ],
      width,
    ),
    '',
    ...facts(Object.entries(times).map(([name, days]) => [name, plural(days, 'day')])),
    '',
    `The database has ${bytes(database.bytes)}, ${bytes(database.free)} of them free${database.shrinks ? '' : '; free room is used again, the file stays as large as it is'}.`,
  ];
}
