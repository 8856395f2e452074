import { configOptions, type Option } from '#app';
import { code, page, table } from './markdown.ts';

const INTRODUCTION = `\
Settings are given to \`todoku serve\` on the command line or in the environment. The command line counts before the environment, the
environment before the default; an empty value counts as none. A value that cannot be used stops the start and says which one it is.
No setting has to be given.`;

const OTHERS = `\
\`--data\` and \`TODOKU_DATA\` count for every command. Commands that open the data directory themselves, because no server runs, read the same
environment. With \`TODOKU_DEBUG=1\` a command that fails also prints where in the program that happened.`;

/** docs/config.md */
export function configPage(): string {
  return page('Settings', '`src/app/options.ts`', [
    INTRODUCTION,
    table(
      ['Command line', 'Environment', 'Default', 'Unit', 'Meaning'],
      Object.values(configOptions).map((option: Option<unknown>) => [
        code(option.flag),
        code(option.env),
        option.default === undefined ? 'none' : withSize(option.default, option.unit),
        unitOf(option),
        option.meaning,
      ]),
    ),
    OTHERS,
  ]);
}

/** The unit, with the range where there is one. Only the option's own check knows that, so it is asked. */
function unitOf({ unit, read }: Option<unknown>): string {
  try {
    read('?');
  } catch (error) {
    const range = /from (\d+) to (\d+)/.exec((error as Error).message);
    if (range !== null)
      return `${unit}, ${withSize(range[1] ?? '', unit)} to ${withSize(range[2] ?? '', unit)}`;
  }
  return unit;
}

/** `4194304 (4 MiB)` */
function withSize(text: string, unit: string): string {
  const bytes = Number(text);
  if (!unit.startsWith('bytes') || bytes < 1024) return code(text);
  const [size, name] =
    bytes % 2 ** 30 === 0 ? [30, 'GiB'] : bytes % 2 ** 20 === 0 ? [20, 'MiB'] : [10, 'KiB'];
  return `${code(text)} (${bytes / 2 ** size} ${name})`;
}
