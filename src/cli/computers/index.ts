import type { Command } from 'commander';
import { addComputersArchive, addComputersRestore } from './archive.ts';
import { addComputersClones } from './clones.ts';
import { addComputersEvents } from './events.ts';
import { addComputersExchanges } from './exchanges.ts';
import { addComputersForget } from './forget.ts';
import { addComputersList } from './list.ts';
import { addComputersShow } from './show.ts';
import { addComputersStale } from './stale.ts';

/** `computers …` */
export function addComputers(program: Command): void {
  const computers = program
    .command('computers')
    .helpCommand(false)
    .summary('see the computers and what they reported');
  addComputersList(computers);
  addComputersShow(computers);
  addComputersEvents(computers);
  addComputersExchanges(computers);
  addComputersStale(computers);
  addComputersArchive(computers);
  addComputersRestore(computers);
  addComputersClones(computers);
  addComputersForget(computers);
}
