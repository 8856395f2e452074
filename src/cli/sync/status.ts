import type { Command } from 'commander';
import type { SyncStatusAnswer } from '#server/admin';
import { findingLines } from '../finding-lines.ts';
import { plural } from '../quantity.ts';
import { onServer } from '../session.ts';
import { facts } from '../table.ts';
import { showTime } from '../time.ts';
import { progressWords } from './run.ts';
import { countWords, OUTCOME_WORDS } from './run-words.ts';

/** `sync status` */
export function addSyncStatus(sync: Command): void {
  sync
    .command('status')
    .summary('what it does now, did last, and does next')
    .action(
      onServer(async ({ client, output, partlyFailed }) => {
        const status = await client.request<SyncStatusAnswer>('GET', '/sync');
        if (status.alarms.some(({ level }) => level === 'error')) partlyFailed();
        output.answer(status, () => statusLines(status));
      }),
    );
}

function statusLines(status: SyncStatusAnswer): readonly string[] {
  const { running, last, lastSucceededAt, nextAt, alarms, quarantined, staged } = status;
  const ended = last?.endedAt ?? 0;
  return [
    ...facts([
      ['Now', running === undefined ? 'idle' : progressWords(running)],
      [
        'Last run',
        last === undefined
          ? 'none yet'
          : `${OUTCOME_WORDS[last.outcome]}, ${showTime(ended)} (${countWords(last) || 'nothing new'})`,
      ],
      ['Last success', showTime(lastSucceededAt)],
      ['Next run', nextAt === undefined ? 'by hand: todoku sync run' : showTime(nextAt)],
      [
        'Quarantine',
        quarantined === 0 ? undefined : `${plural(quarantined, 'revision')}: todoku sync quarantine`,
      ],
      [
        'Waiting',
        staged === 0 ? undefined : `${plural(staged, 'revision')} came and wait for the rest of their run`,
      ],
    ]),
    ...alarms.flatMap((alarm) => ['', ...findingLines(alarm)]),
  ];
}
