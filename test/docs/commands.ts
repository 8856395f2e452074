import type { Command, Option } from 'commander';
import { code, page, table } from './markdown.ts';
import { wholeProgram } from './program.ts';

const INTRODUCTION = `\
In a clone, write \`npm run --silent todoku -- updates list\` where this page says \`todoku updates list\`.

Commands work with a data directory: \`--data\`, else \`TODOKU_DATA\`, else \`./data\`. When a server runs there, a command goes through it;
otherwise it opens the directory itself. (\`simulate\` needs no directory, \`restore\` wants no server there.) The answer goes to standard output,
everything else to standard error. Exit code 0: done; 1: failed, wholly or in part; 2: the command line was not understood.

Where an update is asked for, its UpdateID or its KB number will do, with or without \`KB\`.`;

/** docs/commands.md */
export async function commandsPage(): Promise<string> {
  const program = await wholeProgram();
  const common = program.createHelp().visibleOptions(program);
  return page('Commands', 'the commands in `src/cli`', [
    INTRODUCTION,
    'Every command understands, in any position:',
    table(['Option', 'Means'], common.map(optionRow)),
    ...program.commands.flatMap((command) => sectionOf(command)),
  ]);
}

/** A noun with its verbs, or a command that stands alone. */
function sectionOf(command: Command): string[] {
  if (command.commands.length === 0) return [`## ${headingOf(command)}`, ...bodyOf(command)];
  // Some nouns do something by themselves, as `todoku cleanup` does.
  const own = command.options.length === 0 ? [] : bodyOf(command);
  return [
    `## ${own.length === 0 ? command.name() : headingOf(command)}`,
    ...(own.length === 0 ? [sentence(command.summary())] : own),
    ...command.commands.flatMap((each) => [`### ${headingOf(each)}`, ...bodyOf(each)]),
  ];
}

function headingOf(command: Command): string {
  const names: string[] = [];
  for (let each: Command | null = command; each !== null; each = each.parent) names.unshift(each.name());
  const given = command.registeredArguments.map((argument) => {
    const name = argument.variadic ? `${argument.name()}...` : argument.name();
    return argument.required ? `<${name}>` : `[${name}]`;
  });
  return code([...names, ...given].join(' '));
}

function bodyOf(command: Command): string[] {
  const does = command.description() === '' ? sentence(command.summary()) : command.description();
  if (command.name() === 'serve') return [does, 'Its options are the [settings](config.md).'];
  const rows = [
    ...command.registeredArguments
      .filter(({ description }) => description !== '')
      .map((argument) => [code(`<${argument.name()}>`), argument.description]),
    ...command.options.filter(({ hidden }) => !hidden).map(optionRow),
  ];
  return rows.length === 0 ? [does] : [does, table(['Given', 'Means'], rows)];
}

function optionRow({ flags, description, argChoices, defaultValue, mandatory }: Option): readonly string[] {
  const preset: unknown = defaultValue;
  return [
    code(flags),
    [
      description,
      ...(argChoices === undefined ? [] : [`one of ${argChoices.map(code).join(', ')}`]),
      ...(preset === undefined ? [] : [`default ${code(String(preset))}`]),
      ...(mandatory ? ['must be given'] : []),
    ].join('; '),
  ];
}

/** A summary, which has no capital and no full stop, as a sentence. */
function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}
