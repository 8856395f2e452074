import type { Command } from 'commander';

/**
 * What is wrong with the commands that a piece of code or a hint names: `todoku updates approve KB1 --group Pilot`.
 * `list|show` names two; what stands in capitals or brackets, and what follows two spaces, is no part of the command.
 */
export function wrongCommands(program: Command, text: string): readonly string[] {
  const found = text.matchAll(/(?<![\w/.-])todoku(?: --(?= ))?((?: (?!=)[^\s;#&`"'),」]+(?<![.:]))*)/g);
  return [...found].flatMap(([whole, words = '']) => {
    const wrong = wrongWord(program, words.trim().split(' ').filter(Boolean));
    return wrong === undefined ? [] : [`${whole}: ${wrong}`];
  });
}

function wrongWord(program: Command, words: readonly string[]): string | undefined {
  let command = program;
  const flags: string[] = [];
  for (const word of words) {
    if (word === '|') break;
    // A word where nothing is expected: `sync quarantine release` for `sync release`.
    if (/^[a-z][a-z-]*$/.test(word) && flags.length === 0 && takesNothing(command))
      return `${command.name()} takes no ${word}`;
    if (word.startsWith('-')) flags.push(word.replace(/=.*/, ''));
    else if (command.commands.length > 0 && /^[a-z|-]+$/.test(word)) {
      const alternatives = word
        .split('|')
        .map((name) => command.commands.find((each) => each.name() === name));
      const [first] = alternatives;
      if (first === undefined || alternatives.includes(undefined)) return `there is no command ${word}`;
      command = first;
    }
  }
  const unknown = flags.find((flag) => !knows(command, flag));
  return unknown === undefined ? undefined : `it has no option ${unknown}`;
}

function takesNothing({ commands, registeredArguments }: Command): boolean {
  return commands.length === 0 && registeredArguments.length === 0;
}

function knows(command: Command, flag: string): boolean {
  for (let each: Command | null = command; each !== null; each = each.parent) {
    const { options } = each;
    if (options.some(({ long, short }) => long === flag || short === flag)) return true;
  }
  return flag === '--help' || flag === '-h';
}
