import type { Command } from 'commander';
import { addUpstreamSet } from './set.ts';
import { addUpstreamShow } from './show.ts';
import { addUpstreamTest } from './test.ts';

/** `upstream …` */
export function addUpstream(program: Command): void {
  const upstream = program
    .command('upstream')
    .helpCommand(false)
    .summary('the server that this one synchronises from');
  addUpstreamSet(upstream);
  addUpstreamShow(upstream);
  addUpstreamTest(upstream);
}
