import type { Command } from 'commander';
import { addErrorsExplain } from './explain.ts';
import { addErrorsList } from './list.ts';

/** `errors` */
export function addErrors(program: Command): void {
  const errors = program.command('errors').summary('what the result codes of Windows mean');
  addErrorsExplain(errors);
  addErrorsList(errors);
}
