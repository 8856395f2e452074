import type { Command } from 'commander';
import { addUpdatesApprove } from './approve.ts';
import { addUpdatesComputers } from './computers.ts';
import { addUpdatesDecline } from './decline.ts';
import { addUpdatesEffective } from './effective.ts';
import { addUpdatesEulas } from './eulas.ts';
import { addUpdatesHistory } from './history.ts';
import { addUpdatesHold } from './hold.ts';
import { addUpdatesImport } from './import.ts';
import { addUpdatesList } from './list.ts';
import { addUpdatesPolicy } from './policy.ts';
import { addUpdatesShow } from './show.ts';
import { addUpdatesTerms } from './terms.ts';

/** `updates …` */
export function addUpdates(program: Command): void {
  const updates = program
    .command('updates')
    .helpCommand(false)
    .summary('import, find, approve and decline updates');
  addUpdatesImport(updates);
  addUpdatesList(updates);
  addUpdatesShow(updates);
  addUpdatesComputers(updates);
  addUpdatesApprove(updates);
  addUpdatesDecline(updates);
  addUpdatesHold(updates);
  addUpdatesHistory(updates);
  addUpdatesEffective(updates);
  addUpdatesEulas(updates);
  addUpdatesTerms(updates);
  addUpdatesPolicy(updates);
}
