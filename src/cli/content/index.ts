import type { Command } from 'commander';
import { addContentFetch } from './fetch.ts';
import { addContentForecast } from './forecast.ts';
import { addContentImport } from './import.ts';
import { addContentMove } from './move.ts';
import { addContentPolicy } from './policy.ts';
import { addContentStatus } from './status.ts';
import { addContentVerify } from './verify.ts';

/** `content …` */
export function addContent(program: Command): void {
  const content = program
    .command('content')
    .helpCommand(false)
    .summary('take in and check the files that updates install');
  addContentImport(content);
  addContentStatus(content);
  addContentVerify(content);
  addContentFetch(content);
  addContentForecast(content);
  addContentPolicy(content);
  addContentMove(content);
}
