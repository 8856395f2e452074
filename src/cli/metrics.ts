import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import type { MetricsAnswer } from '#server/admin';
import { onServer } from './session.ts';

/** `metrics` */
export function addMetrics(program: Command): void {
  program
    .command('metrics')
    .summary('how the server is in numbers, as Prometheus reads them')
    .description('What they mean: docs/metrics.md. Prometheus itself reads them from /api/v1/metrics.')
    .action(
      onServer(async ({ client, output }) => {
        if (output.json) {
          output.answer(await client.request<MetricsAnswer>('GET', '/metrics?format=json'), () => []);
          return;
        }
        await pipeline(await client.stream('/metrics'), process.stdout, { end: false });
      }),
    );
}
