import type { Command } from 'commander';
import type { UpstreamAnswer } from '#server/admin';
import { onServer } from '../session.ts';
import { upstreamLines } from './upstream-lines.ts';

/** `upstream show` */
export function addUpstreamShow(upstream: Command): void {
  upstream
    .command('show')
    .summary('show what is set')
    .action(
      onServer(async ({ client, output }) => {
        const answer = await client.request<UpstreamAnswer>('GET', '/upstream');
        output.answer(answer, () => upstreamLines(answer));
      }),
    );
}
