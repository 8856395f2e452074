import type { Command } from 'commander';
import { addSyncHistory } from './history.ts';
import { addSyncQuarantine } from './quarantine.ts';
import { addSyncRun } from './run.ts';
import { addSyncSchedule } from './schedule.ts';
import { addSyncShow } from './show.ts';
import { addSyncStatus } from './status.ts';
import { addSyncStop } from './stop.ts';

/** `sync …` */
export function addSync(program: Command): void {
  const sync = program
    .command('sync')
    .helpCommand(false)
    .summary('take updates from the upstream, and see how that went');
  addSyncRun(sync);
  addSyncStop(sync);
  addSyncStatus(sync);
  addSyncHistory(sync);
  addSyncShow(sync);
  addSyncSchedule(sync);
  addSyncQuarantine(sync);
}
