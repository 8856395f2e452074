import { setTimeout } from 'node:timers/promises';
import type { Command } from 'commander';
import type {
  StartSyncRequest,
  StopSyncAnswer,
  SyncProgressView,
  SyncRunDetails,
  SyncRunRow,
  SyncStatusAnswer,
} from '#server/admin';
import { firstInterrupt } from '../interrupt.ts';
import { bytes, plural } from '../quantity.ts';
import { onServer, type Session } from '../session.ts';
import { runLines } from './run-words.ts';

const LOOK_AGAIN = 500;

interface RunOptions {
  readonly categoriesOnly?: boolean;
  readonly acceptGrowth?: boolean;
  readonly background?: boolean;
}

/** `sync run` */
export function addSyncRun(sync: Command): void {
  sync
    .command('run')
    .option('--categories-only', 'fetch only the tree of products and classifications, to choose from')
    .option('--accept-growth', 'let pass what the guard held, this once')
    .option('--background', 'only start it; it goes on in the running server')
    .summary('synchronise now')
    .description(
      'Synchronises now and shows how far it is. Ctrl+C leaves a running server at work; "sync stop" ends it. Where no server runs, the command itself synchronises, and Ctrl+C ends that.',
    )
    .action(
      onServer<RunOptions>(async (session) => {
        const { client, output, options, partlyFailed } = session;
        const request: StartSyncRequest = {
          acceptGrowth: options.acceptGrowth === true,
          categoriesOnly: options.categoriesOnly === true,
        };
        const started = await client.request<SyncRunRow>('POST', '/sync', request);
        if (options.background === true && client.server !== undefined) {
          output.answer(started, () => [`Run ${started.id} has begun. See:   todoku sync status`]);
          return;
        }
        const run = await follow(session, started.id);
        const isDone = run.outcome === 'succeeded' || run.outcome === 'partial';
        if (!isDone) partlyFailed();
        output.answer(run, () => [
          ...runLines(run),
          ...(isDone && options.categoriesOnly === true ? whatToChoose() : []),
        ]);
      }),
    );
}

function whatToChoose(): readonly string[] {
  return [
    '',
    'What there is:   todoku products list',
    '                 todoku classifications list',
    'Choose some:     todoku products enable "Windows 11"',
    '                 todoku classifications enable --preset security',
    'Take them:       todoku sync run',
  ];
}

async function follow({ client, output }: Session<unknown>, id: number): Promise<SyncRunDetails> {
  using interrupt = client.server === undefined ? firstInterrupt() : undefined;
  for (;;) {
    // Resolves when the run is over, and its row says so.
    if (interrupt?.signal.aborted === true) await client.request<StopSyncAnswer>('DELETE', '/sync');
    const { running } = await client.request<SyncStatusAnswer>('GET', '/sync');
    if (running?.run.id !== id) {
      const run = await client.request<SyncRunDetails>('GET', `/sync/runs/${id}`);
      if (run.outcome !== 'running') return run;
    } else {
      output.progress(progressWords(running));
    }
    await setTimeout(LOOK_AGAIN, undefined, interrupt && { signal: interrupt.signal }).catch(() => {});
  }
}

/** `updates: 1,200 of 24,509, 900 revisions/s, 2.1 MB/s` */
export function progressWords(running: SyncProgressView): string {
  const { phase, done, total, revisionsPerSecond, bytesPerSecond } = running;
  const speed = [
    ...(revisionsPerSecond > 0 ? [`${plural(Math.round(revisionsPerSecond), 'revision')}/s`] : []),
    ...(bytesPerSecond > 0 ? [`${bytes(bytesPerSecond)}/s`] : []),
  ];
  const figures = new Intl.NumberFormat('en');
  const far = total > 0 ? `${figures.format(done)} of ${figures.format(total)}` : 'under way';
  return [`${phase}: ${far}`, ...speed].join(', ');
}
