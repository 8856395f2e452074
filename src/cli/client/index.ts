import type { Command } from 'commander';
import { REMEDY_NAMES } from '#remedies';
import { addClientCollector } from './collector.ts';
import { addClientRemedy } from './remedy.ts';

/** `client …` */
export function addClient(program: Command): void {
  const client = program
    .command('client')
    .helpCommand(false)
    .summary('scripts for a machine in trouble: to look, and to mend');
  addClientCollector(client);
  for (const name of REMEDY_NAMES) addClientRemedy(client, name);
}
