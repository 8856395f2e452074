import type { SyncRunDetails, SyncRunRow } from '#server/admin';
import { findingLines } from '../finding-lines.ts';
import { bytes, plural } from '../quantity.ts';
import { facts } from '../table.ts';
import { showTime } from '../time.ts';

/** How a run ended, in a word or two. */
export const OUTCOME_WORDS: Readonly<Record<SyncRunRow['outcome'], string>> = {
  running: 'running',
  succeeded: 'succeeded',
  partial: 'succeeded in part',
  failed: 'failed',
  cancelled: 'stopped',
  held: 'held for a look',
  interrupted: 'interrupted',
};

const OUTCOME_MEANINGS: Partial<Record<SyncRunRow['outcome'], string>> = {
  partial: 'What could be taken in is being served; the rest is in quarantine.',
  failed: 'What was here before goes on being served. The next run continues where this one ended.',
  cancelled: 'What was here before goes on being served. The next run continues where this one ended.',
  held: 'Something was not as usual, so nothing of it is served until somebody has looked.',
  interrupted: 'The server ended in the middle of it. The next run continues where this one ended.',
};

const TRIGGERS: Readonly<Record<SyncRunRow['trigger'], string>> = {
  manual: 'by hand',
  schedule: 'by schedule',
  'catch-up': 'catching up on a missed one',
  catalog: 'import from the catalog',
  migration: 'migration',
};

/** What a run brought: `12 new, 3 revised, 1 expired`; '' for nothing. */
export function countWords({ counts }: SyncRunRow): string {
  const { deployments, declines, groups } = counts;
  return [
    counts.new > 0 && `${counts.new} new`,
    counts.revised > 0 && `${counts.revised} revised`,
    counts.expired > 0 && `${counts.expired} expired`,
    counts.quarantined > 0 && `${counts.quarantined} in quarantine`,
    deployments > 0 && plural(deployments, 'approval'),
    declines > 0 && plural(declines, 'decline'),
    groups > 0 && plural(groups, 'group'),
  ]
    .filter((part) => part !== false)
    .join(', ');
}

/** `2 min 5 s` */
export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** One run in full, for somebody who has never seen one. */
export function runLines(run: SyncRunDetails): readonly string[] {
  const { selection } = run;
  const names = (list: SyncRunDetails['selection']['products']) =>
    list.map(({ title, updateId }) => title || updateId).join(', ') || 'none';
  return [
    ...facts([
      ['Run', `${run.id}, ${TRIGGERS[run.trigger]} (${run.actor})`],
      ['From', `${run.upstream}${run.mode === 'replica' ? ', as its replica' : ''}`],
      ['Began', showTime(run.startedAt)],
      [
        'Ended',
        run.endedAt === undefined
          ? 'not yet'
          : `${showTime(run.endedAt)}, after ${duration(run.endedAt - run.startedAt)}`,
      ],
      [
        'Result',
        `${OUTCOME_WORDS[run.outcome]}${countWords(run) === '' ? ', nothing new' : `: ${countWords(run)}`}`,
      ],
      ['Traffic', `${plural(run.requests, 'request')}, ${bytes(run.bytes)}`],
      ['Products', names(selection.products)],
      ['Classifications', names(selection.classifications)],
      ['Languages', selection.languages.join(', ') || 'all'],
    ]),
    ...(OUTCOME_MEANINGS[run.outcome] === undefined ? [] : ['', OUTCOME_MEANINGS[run.outcome] ?? '']),
    '',
    ...run.phases.map(
      ({ name, startedAt, endedAt, total, done }) =>
        `  ${name.padEnd(15)}${(endedAt === undefined ? 'not finished' : duration(endedAt - startedAt)).padStart(12)}` +
        (total === undefined ? '' : `  ${done ?? 0} of ${total}`),
    ),
    ...run.findings.flatMap((finding) => ['', ...findingLines(finding)]),
  ];
}
