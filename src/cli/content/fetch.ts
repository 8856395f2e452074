import { type Command, InvalidArgumentError } from 'commander';
import type { FetchAnswer, FetchesAnswer, FetchRequest } from '#server/admin';
import { followTask } from '../follow-task.ts';
import { bytes, plural } from '../quantity.ts';
import { onServer } from '../session.ts';
import { table } from '../table.ts';
import { showTime } from '../time.ts';
import { findUpdates } from '../updates/find-updates.ts';

interface FetchOptions {
  readonly update?: string[];
  readonly retry?: boolean;
  readonly wait?: boolean;
}

const PAUSES: Readonly<Record<NonNullable<FetchesAnswer['paused']>, string>> = {
  'disk-full': 'Fetching pauses: the disk is full. It goes on by itself when there is room again.',
  window: 'Fetching pauses until the next window of time that allows it.',
  'no-upstream': 'Nothing can be fetched: no upstream is set. Try:   todoku upstream set microsoft',
  'from-microsoft': 'Nothing is fetched: clients take their files from Microsoft.',
};

/** `content fetch` */
export function addContentFetch(content: Command): void {
  content
    .command('fetch')
    .argument('[digests...]', 'SHA-1 digests of files', collectSha1s)
    .option('--update <update...>', 'all files of these updates: UpdateID or KB number')
    .option('--retry', 'try everything that failed again')
    .option('--wait', 'fetch until nothing is due any more; always so where no server runs')
    .summary('fetch files now, or see what is being fetched')
    .description('Without arguments it shows what is being fetched, what waits, and what failed and why.')
    .action(
      onServer<FetchOptions, [string[] | undefined]>(async (session, sha1s = []) => {
        const { client, output, options, partlyFailed } = session;
        const updates = await findUpdates(client, options.update ?? [], { all: true });
        const request: FetchRequest = {
          sha1s,
          updateIds: updates.map(({ updateId }) => updateId),
          retry: options.retry === true,
        };
        const asks = sha1s.length + updates.length > 0 || options.retry === true;
        const asked = asks ? await client.request<FetchAnswer>('POST', '/content/fetch', request) : undefined;
        const waits = options.wait === true || (asks && client.server === undefined);
        const answer = waits
          ? await followTask<FetchesAnswer>(session, '/content/fetches')
          : await client.request<FetchesAnswer>('GET', '/content/fetches');
        if (waits && answer.failed.length > 0) partlyFailed();
        output.answer({ ...answer, ...(asked === undefined ? {} : { asked }) }, () => [
          ...(asked === undefined ? [] : [askedLine(asked)]),
          ...fetchLines(answer, output.columns),
          ...(client.server === undefined && answer.waiting.length > 0
            ? ['No server runs. Fetch them now:   todoku content fetch --wait']
            : []),
        ]);
      }),
    );
}

function collectSha1s(text: string, before: readonly string[] = []): readonly string[] {
  if (!/^[0-9a-f]{40}$/i.test(text)) throw new InvalidArgumentError('A SHA-1 has 40 hexadecimal digits.');
  return [...before, text];
}

function askedLine({ queued, present }: FetchAnswer): string {
  const here = present === 0 ? '' : `, ${present} here already`;
  return `${plural(queued, 'file')} put in front${here}.`;
}

function fetchLines(answer: FetchesAnswer, columns: number | undefined): readonly string[] {
  const { active, waiting, failed, paused, bytesPerSecond } = answer;
  const all = active.length + waiting.length + failed.length;
  return [
    ...(paused === undefined ? [] : [PAUSES[paused]]),
    ...active.map(
      ({ fileName, received, size, from }) =>
        `fetching: ${fileName}, ${bytes(received)} of ${bytes(size)} from ${from}`,
    ),
    all === 0
      ? 'Nothing is left to fetch.'
      : `${active.length} being fetched${active.length > 0 && bytesPerSecond > 0 ? ` (${bytes(bytesPerSecond)}/s)` : ''}, ${waiting.length} waiting, ${failed.length} failed.`,
    ...(failed.length === 0
      ? []
      : [
          '',
          ...table(
            failed,
            [
              { title: 'Failed', value: ({ fileName, sha1 }) => fileName || sha1 },
              { title: 'Size', value: ({ size }) => bytes(size), right: true },
              { title: 'Tries', value: ({ attempts }) => attempts, right: true },
              {
                title: 'Next',
                value: ({ nextAttemptAt }) =>
                  nextAttemptAt === undefined ? 'by hand' : showTime(nextAttemptAt),
              },
              {
                title: 'Why',
                value: ({ error }) => [error.message, error.detail].filter(Boolean).join(': '),
              },
            ],
            columns,
          ),
          '',
          'Try them again now:   todoku content fetch --retry',
        ]),
  ];
}
