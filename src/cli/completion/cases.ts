import { type CompletedCommand, everyCommand, type Values } from './model.ts';

// The same three questions in the words of the shells that have `case`: which command a word leads to, which value an option takes, and what an
// argument may be. A script that asks them follows the words that were typed.

/** How a shell is told that a file belongs here. */
export const FILE = '<file>';

export interface Case {
  readonly pattern: string;
  readonly answer: string;
}

/** From `path/word` to the path of the command below. */
export function commandCases(program: CompletedCommand): readonly Case[] {
  return everyCommand(program).flatMap(({ path, commands }) =>
    commands.flatMap(({ name, aliases, path: answer }) =>
      [name, ...aliases].map((word) => ({ pattern: `${path}/${word}`, answer })),
    ),
  );
}

/** From `path --option` to what its value may be; options without a value are left out. Those of the program itself are everybody's. */
export function valueCases(program: CompletedCommand): readonly Case[] {
  return everyCommand(program).flatMap(({ path, options }) =>
    options.flatMap(({ names, values }) =>
      values === undefined
        ? []
        : names.map((name) => ({ pattern: `${path} ${name}`, answer: wordsOf(values) })),
    ),
  );
}

/** From `path #0` to what its first argument may be; `path #*` where all that follow are the same. */
export function argumentCases(program: CompletedCommand): readonly Case[] {
  return everyCommand(program).flatMap(({ path, arguments: given }) =>
    given
      .map(({ values, repeats }, index) => ({
        pattern: `${path} #${repeats ? '*' : index}`,
        answer: wordsOf(values),
      }))
      .filter(({ answer }) => answer !== ''),
  );
}

function wordsOf(values: Values): string {
  if (values === 'file') return FILE;
  return values === 'unknown' ? '' : values.words.join(' ');
}

/** A text in single quotes, as sh, zsh and bash read it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The arms of a `case` of sh that set REPLY. A star at the end stands for anything. */
export function arms(all: readonly Case[]): string {
  return all
    .map(({ pattern, answer }) => {
      const matched = pattern.endsWith('*') ? `${quoted(pattern.slice(0, -1))}*` : quoted(pattern);
      return `    ${matched}) REPLY=${quoted(answer)} ;;`;
    })
    .join('\n');
}

/** The look-ups that bash and zsh have alike: which command a word leads to, and what an option or an argument takes. */
export function lookUps(program: CompletedCommand): string {
  const everybody = valueCases(program).filter(({ pattern }) => pattern.startsWith(' '));
  const own = valueCases(program).filter(({ pattern }) => !pattern.startsWith(' '));
  return `__todoku_command() {
  case "$1/$2" in
${arms(commandCases(program))}
    *) return 1 ;;
  esac
}

__todoku_value() {
  case "$1 $2" in
${arms(own)}
  *) case " $2" in
${arms(everybody)}
    *) return 1 ;;
    esac ;;
  esac
}

__todoku_argument() {
  case "$1 #$2" in
${arms(argumentCases(program))}
    *) REPLY='' ;;
  esac
}`;
}
