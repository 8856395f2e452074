import type { Command } from 'commander';
import type { QuarantineRow, ReleaseAnswer } from '#server/admin';
import { cliFailures } from '../failures.ts';
import { plural } from '../quantity.ts';
import { onServer } from '../session.ts';
import { table } from '../table.ts';
import { showTime } from '../time.ts';

/** Rows that are shown: a guard can put thousands aside at once. */
const SHOWN = 50;

const REASONS: Readonly<Record<string, string>> = {
  unreadable: 'cannot be read',
  contradictory: 'says something else than before',
  undelivered: 'listed, but not delivered',
  'too-large': 'too large',
  'abnormal-growth': 'came with far too many others',
  'absurd-revision': 'absurd revision number',
};

/** `sync quarantine` and `sync release` */
export function addSyncQuarantine(sync: Command): void {
  sync
    .command('quarantine')
    .summary('revisions that the upstream has and that were not taken in')
    .action(
      onServer(async ({ client, output }) => {
        const answer = await client.request<{ items: readonly QuarantineRow[] }>('GET', '/sync/quarantine');
        output.answer(answer, () => quarantineLines(answer.items, output.columns));
      }),
    );
  sync
    .command('release')
    .argument('[updateIds...]', 'their UpdateIDs')
    .option('--all', 'everything in quarantine')
    .summary('let the next run try quarantined revisions again')
    .action(
      onServer<{ all?: boolean }, [string[]]>(async ({ client, output, options }, updateIds) => {
        if (options.all !== true && updateIds.length === 0) throw cliFailures.fail('nothing-to-release');
        const body = options.all === true ? {} : { updateIds };
        const answer = await client.request<ReleaseAnswer>('POST', '/sync/quarantine/release', body);
        output.answer(answer, () => [
          answer.released === 0
            ? 'Nothing of that is in quarantine. See what is:   todoku sync quarantine'
            : `${plural(answer.released, 'revision')} released. Try again:   todoku sync run`,
        ]);
      }),
    );
}

function quarantineLines(rows: readonly QuarantineRow[], columns: number | undefined): readonly string[] {
  if (rows.length === 0) return ['Nothing is in quarantine.'];
  return [
    ...table<QuarantineRow>(
      rows.slice(0, SHOWN),
      [
        { title: 'UpdateID', value: ({ updateId }) => updateId },
        { title: 'Revision', value: ({ revisionNumber }) => revisionNumber, right: true },
        { title: 'Since', value: ({ since }) => showTime(since) },
        { title: 'Reason', value: ({ reason }) => REASONS[reason] ?? reason },
        { title: 'What it is', value: ({ title, detail }) => [title, detail].filter(Boolean).join(': ') },
      ],
      columns,
    ),
    '',
    `${plural(rows.length, 'revision')} in quarantine${rows.length > SHOWN ? `, ${SHOWN} shown (--json lists all)` : ''}.`,
    'Let the next run try them again:   todoku sync release UPDATEID, or with --all',
  ];
}
