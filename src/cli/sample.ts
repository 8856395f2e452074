import type { Command } from 'commander';
import type { SampleAnswer } from '#server/admin';
import { followTask } from './follow-task.ts';
import { plural } from './quantity.ts';
import { onServer } from './session.ts';

/** `sample` */
export function addSample(program: Command): void {
  program
    .command('sample')
    .summary('fill a server that has nothing with a sample to look around in')
    .description(
      'Fills a server that runs and has nothing with a made-up catalog, approvals and simulated computers, to look around in. It cannot be taken back: real computers belong on a server of their own.',
    )
    .action(
      onServer(async (session) => {
        const answer = await followTask<SampleAnswer>(session, '/sample', {});
        session.output.answer(answer, () => [
          `${plural(answer.updates, 'update')} and ${plural(answer.computers, 'computer')} are here now.`,
          'What there is to do:   todoku summary',
        ]);
      }),
    );
}
