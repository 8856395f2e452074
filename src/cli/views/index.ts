import type { Command } from 'commander';
import { addViewsDelete } from './delete.ts';
import { addViewsList } from './list.ts';
import { addViewsSave } from './save.ts';

/** `views …` */
export function addViews(program: Command): void {
  const views = program
    .command('views')
    .helpCommand(false)
    .summary('lists of updates by name, saved for everybody');
  addViewsList(views);
  addViewsSave(views);
  addViewsDelete(views);
}
