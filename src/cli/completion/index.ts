import { Argument, type Command } from 'commander';
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import { type CompletedCommand, completed } from './model.ts';
import { powershellScript } from './powershell.ts';
import { zshScript } from './zsh.ts';

const SCRIPTS = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
  powershell: powershellScript,
} satisfies Record<string, (program: CompletedCommand) => string>;

/** `completion SHELL`. `complete` gives the commands their parts that are otherwise loaded only when somebody asks for them. */
export function addCompletion(program: Command, complete: () => Promise<void>): void {
  program
    .command('completion')
    .addArgument(new Argument('<shell>', 'which shell').choices(Object.keys(SCRIPTS)))
    .summary('a script that lets a shell complete commands, options and their values')
    .description(
      'Prints a script; how to keep it stands in its first lines. For now: `source <(todoku completion bash)`, `todoku completion fish | source`.',
    )
    .action(async (shell: keyof typeof SCRIPTS) => {
      await complete();
      process.stdout.write(SCRIPTS[shell](completed(program)));
    });
}
