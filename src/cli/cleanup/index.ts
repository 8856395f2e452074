import type { Command } from 'commander';
import { addCleanupLog } from './log.ts';
import { addCleanupRun } from './run.ts';
import { addCleanupSettings } from './settings.ts';
import { addCleanupUndo } from './undo.ts';

/** `cleanup …` */
export function addCleanup(program: Command): void {
  const cleanup = program
    .command('cleanup')
    .helpCommand(false)
    .summary('what housekeeping does by itself: look, hurry it, take it back');
  addCleanupRun(cleanup);
  addCleanupLog(cleanup);
  addCleanupUndo(cleanup);
  addCleanupSettings(cleanup);
}
