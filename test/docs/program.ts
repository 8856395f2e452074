import type { Command } from 'commander';
import { createProgram } from '../../src/cli/program.ts';
import { completeServe } from '../../src/cli/serve.ts';
import { completeSimulate } from '../../src/cli/simulate.ts';

/** The whole command line, also those parts that are otherwise loaded only when somebody asks for them. */
export async function wholeProgram(): Promise<Command> {
  const program = createProgram('0.0.0');
  await completeServe(commandOf(program, 'serve'));
  await completeSimulate(commandOf(program, 'simulate'));
  return program;
}

function commandOf(program: Command, name: string): Command {
  const found = program.commands.find((command) => command.name() === name);
  if (found === undefined) throw new Error(`there is no command ${name}`);
  return found;
}
