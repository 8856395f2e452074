import type { Command } from 'commander';
import { addPolicyGenerate } from './generate.ts';
import { addPolicyLint } from './lint.ts';

/** `policy …` */
export function addPolicy(program: Command): void {
  const policy = program
    .command('policy')
    .helpCommand(false)
    .summary('the policies that tell computers of this server');
  addPolicyLint(policy);
  addPolicyGenerate(policy);
}
