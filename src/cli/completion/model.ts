import type { Argument, Command, Option } from 'commander';

// What there is to complete, read off the program itself: a command or an option that is added is completed too.

/** What may stand where a value is expected: one of those words, a file, or nothing that we could know. */
export type Values = { readonly words: readonly string[] } | 'file' | 'unknown';

export interface CompletedOption {
  /** `-h`, `--help`. */
  readonly names: readonly string[];
  readonly about: string;
  /** Left out: it takes none. */
  readonly values?: Values;
}

export interface CompletedArgument {
  readonly values: Values;
  /** All that follow are the same. */
  readonly repeats: boolean;
}

/** One command, or the program itself. */
export interface CompletedCommand {
  /** Its words after `todoku`, with blanks between them; '' for the program itself. */
  readonly path: string;
  readonly name: string;
  /** Understood, and not offered. */
  readonly aliases: readonly string[];
  readonly about: string;
  readonly commands: readonly CompletedCommand[];
  /** Its own. */
  readonly options: readonly CompletedOption[];
  /** By position. */
  readonly arguments: readonly CompletedArgument[];
}

/** The program with everything beneath it. Hidden commands and options stay hidden. */
export function completed(command: Command, path = ''): CompletedCommand {
  const help = command.createHelp();
  return {
    path,
    name: command.name(),
    aliases: command.aliases(),
    about: oneLine(command.summary() || command.description()),
    commands: help
      .visibleCommands(command)
      .map((each) => completed(each, path === '' ? each.name() : `${path} ${each.name()}`)),
    options: help.visibleOptions(command).map(completedOption),
    arguments: command.registeredArguments.map(completedArgument),
  };
}

/** All of them, the program itself first. */
export function everyCommand(command: CompletedCommand): readonly CompletedCommand[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}

function completedArgument(argument: Argument): CompletedArgument {
  return { values: valuesOf(argument.argChoices, argument.name()), repeats: argument.variadic };
}

function completedOption(option: Option): CompletedOption {
  const { short, long, description, required, optional, argChoices, flags } = option;
  const takesValue = required || optional;
  return {
    names: [short, long].flatMap((name) => name ?? []),
    about: oneLine(description),
    ...(takesValue ? { values: valuesOf(argChoices, /[<[]([^>\]]*)[>\]]/.exec(flags)?.[1] ?? '') } : {}),
  };
}

/** A value that is called like a file is one. */
function valuesOf(choices: readonly string[] | undefined, name: string): Values {
  if (choices !== undefined) return { words: choices };
  return /^(file|files|path|paths|directory|folder|dir)(\.\.\.)?$/i.test(name) ? 'file' : 'unknown';
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
