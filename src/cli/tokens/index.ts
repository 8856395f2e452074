import type { Command } from 'commander';
import { addTokensCreate } from './create.ts';
import { addTokensList } from './list.ts';
import { addTokensRevoke } from './revoke.ts';

/** `tokens …` */
export function addTokens(program: Command): void {
  const tokens = program.command('tokens').helpCommand(false).summary('what programs come in with');
  addTokensList(tokens);
  addTokensCreate(tokens);
  addTokensRevoke(tokens);
}
