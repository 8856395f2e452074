import type { Command } from 'commander';
import { addComputersForget } from './forget.ts';
import { addComputersList } from './list.ts';
import { addComputersShow } from './show.ts';

/** `computers …` */
export function addComputers(program: Command): void {
  const computers = program
    .command('computers')
    .helpCommand(false)
    .summary('see the computers and what they reported');
  addComputersList(computers);
  addComputersShow(computers);
  addComputersForget(computers);
}
