import { once } from 'node:events';
import type { Command } from 'commander';
import { simulatorFailures } from '../failures.ts';
import { startSimulatedUpstream } from './simulated-upstream.ts';
import { UpstreamWorld } from './world.ts';

interface UpstreamFlags {
  readonly port: string;
  readonly revisions?: string;
  readonly seed: string;
  readonly cab?: boolean;
  readonly json?: boolean;
}

/** Adds `simulate upstream`: something to synchronise from where there is no Microsoft and no WSUS. */
export function addUpstreamCommand(simulate: Command): void {
  simulate
    .command('upstream')
    .summary('a simulated upstream server, to try synchronisation without Microsoft')
    .option('--port <n>', 'port on 127.0.0.1; 0 for any that is free', '0')
    .option('--revisions <n>', 'size of a synthetic catalog; the small sample catalog without it')
    .option('--seed <s>', 'the same seed gives the same catalog', '1')
    .option('--cab', 'send large documents as Cabinets, as a WSUS does')
    .action(async (_, command: Command) => serveUpstream(command.optsWithGlobals()));
}

async function serveUpstream(flags: UpstreamFlags): Promise<void> {
  const port = numberIn(flags.port, '--port', 65_535);
  const world =
    flags.revisions === undefined
      ? UpstreamWorld.withSamples()
      : UpstreamWorld.withCatalog({
          revisions: numberIn(flags.revisions, '--revisions', 1_000_000),
          seed: flags.seed,
        });
  const documents = flags.cab === true ? 'cab' : 'plain';
  const upstream = await startSimulatedUpstream({ world, port, documents, coding: 'xpress' });
  const { url, microsoftUrl } = upstream;
  const revisions = world.live.newestRevisions().length;
  const lines = flags.json
    ? [JSON.stringify({ url, microsoftUrl, revisions }, undefined, 2)]
    : [
        `A simulated upstream with ${revisions} updates and categories is at ${url}.`,
        `Take it as yours: todoku upstream set ${url}`,
        'End it with Ctrl+C.',
      ];
  process.stdout.write(`${lines.join('\n')}\n`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await upstream.close();
}

function numberIn(text: string, option: string, most: number): number {
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value <= most) return value;
  throw simulatorFailures.fail('bad-option', {
    subject: option,
    detail: `expected a whole number up to ${most}, got "${text}"`,
  });
}
