import type { ServerContext } from '../context.ts';
import { SampleRequest, SampleStarted } from './contract/sample.ts';
import { type AdminRoute, endpoint } from './route.ts';
import type { Tasks } from './tasks.ts';

/** Something to look around in, for who has just come. */
export function sampleRoutes({ desks, clock }: ServerContext, tasks: Tasks): readonly AdminRoute[] {
  return [
    endpoint({
      method: 'POST',
      path: '/sample',
      summary:
        'Fills a server that has nothing with a made-up catalog and simulated computers, to look around (a task)',
      access: 'administer',
      body: SampleRequest,
      answer: SampleStarted,
      noted: () => ({ verb: 'fill-with-sample', subject: '' }),
      handle: async ({ actor }) =>
        tasks.start('sample', clock.now(), (work) => desks.fillWithSample(actor, work)),
    }),
  ];
}
