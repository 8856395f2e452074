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

const FIGURES = new Intl.NumberFormat('en');

const OUTCOME_MEANINGS: Partial<Record<SyncRunRow['outcome'], string>> = {
  partial: 'What could be taken in is being served; the rest is in quarantine.',
  failed: 'What was here before goes on being served. The next run continues where this one ended.',
  cancelled: 'What was here before goes on being served. The next run continues where this one ended.',
  held: 'Something was not as usual, so nothing of it is served until somebody has looked.',
  interrupted: 'The server ended in the middle of it. The next run continues where this one ended.',
};

/** Why there was a run. */
export const TRIGGER_WORDS: Readonly<Record<SyncRunRow['trigger'], string>> = {
  manual: 'by hand',
  schedule: 'by schedule',
  'catch-up': 'in place of a missed one',
  catalog: 'import from the catalog',
  migration: 'migration',
};

/** Names that are shown of a long selection. */
const SHOWN = 12;

/** What a run brought: `12 new, 3 revised, 1 expired`; '' for nothing. */
export function countWords({ counts }: SyncRunRow): string {
  const { deployments, declines, groups } = counts;
  return [
    counts.new > 0 && `${FIGURES.format(counts.new)} new`,
    counts.revised > 0 && `${FIGURES.format(counts.revised)} revised`,
    counts.expired > 0 && `${FIGURES.format(counts.expired)} expired`,
    counts.quarantined > 0 && `${FIGURES.format(counts.quarantined)} in quarantine`,
    deployments > 0 && plural(deployments, 'approval'),
    declines > 0 && plural(declines, 'decline'),
    groups > 0 && plural(groups, 'group'),
  ]
    .filter((part) => part !== false)
    .join(', ');
}

/** `succeeded: 12 new`, `failed` */
export function resultWords(run: SyncRunRow): string {
  const counts = countWords(run);
  if (counts !== '') return `${OUTCOME_WORDS[run.outcome]}: ${counts}`;
  return run.outcome === 'succeeded' ? 'succeeded: nothing new' : OUTCOME_WORDS[run.outcome];
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
  return [
    ...facts([
      ['Run', `${run.id}, ${TRIGGER_WORDS[run.trigger]} (${run.actor})`],
      ['From', `${run.upstream}${run.mode === 'replica' ? ', as its replica' : ''}`],
      ['Began', showTime(run.startedAt)],
      [
        'Ended',
        run.endedAt === undefined
          ? 'not yet'
          : `${showTime(run.endedAt)}, after ${duration(run.endedAt - run.startedAt)}`,
      ],
      ['Result', resultWords(run)],
      ['Traffic', `${plural(run.requests, 'request')}, ${bytes(run.bytes)}`],
      ...(run.mode === 'replica'
        ? ([['Selection', 'all that the upstream has']] as const)
        : ([
            ['Products', names(selection.products)],
            ['Classifications', names(selection.classifications)],
            ['Languages', selection.languages.join(', ') || 'all'],
          ] as const)),
    ]),
    ...(OUTCOME_MEANINGS[run.outcome] === undefined ? [] : ['', OUTCOME_MEANINGS[run.outcome] ?? '']),
    ...(run.phases.length === 0 ? [] : ['']),
    ...run.phases.map((phase, index) => phaseLine(phase, endedEarly(run) && index === run.phases.length - 1)),
    ...run.findings.flatMap((finding) => ['', ...findingLines(finding)]),
  ];
}

function names(list: SyncRunDetails['selection']['products']): string {
  const shown = list.slice(0, SHOWN).map(({ title, updateId }) => title || updateId);
  const rest = list.length - shown.length;
  return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ') || 'none';
}

/** It did not come to its last phase. */
function endedEarly({ outcome }: SyncRunRow): boolean {
  return outcome !== 'succeeded' && outcome !== 'partial' && outcome !== 'running';
}

function phaseLine(
  { name, startedAt, endedAt, total, done = 0 }: SyncRunDetails['phases'][number],
  isLast: boolean,
): string {
  const took = endedAt === undefined ? 'not finished' : duration(endedAt - startedAt);
  const far =
    total === undefined
      ? ''
      : total === 0
        ? '  nothing new'
        : `  ${FIGURES.format(done)} of ${FIGURES.format(total)}`;
  return `  ${name.padEnd(15)}${took.padStart(12)}${far}${isLast ? '  ended here' : ''}`;
}
