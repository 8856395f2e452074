import type { Command } from 'commander';
import { addContentImport } from './import.ts';
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
}
