import { Command } from 'commander';

/** `simulate …` */
export function addSimulate(program: Command): Command {
  return program
    .command('simulate')
    .helpCommand(false)
    .summary('simulated Windows machines, catalogs, and a demonstration')
    .description('Simulated Windows machines, catalogs, and a demonstration.');
}

/**
 * Gives `simulate` its commands, which are the simulator's own: that is loaded only when somebody wants to
 * simulate. `addSimulateCommands` adds a whole `simulate` to its parent; what is below it moves to ours.
 */
export async function completeSimulate(command: Command): Promise<void> {
  const { addSimulateCommands } = await import('#simulator');
  const parent = new Command();
  addSimulateCommands(parent);
  for (const simulate of parent.commands) {
    for (const each of simulate.commands) command.addCommand(each.copyInheritedSettings(command));
  }
}
