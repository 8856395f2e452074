import type { Command } from 'commander';
import type { SyncStatusAnswer } from '#server/admin';
import { findingLines } from '../finding-lines.ts';
import { plural } from '../quantity.ts';
import { onServer } from '../session.ts';
import { facts } from '../table.ts';
import { showTime } from '../time.ts';
import { progressWords } from './run.ts';
import { resultWords } from './run-words.ts';

/** `sync status` */
export function addSyncStatus(sync: Command): void {
  sync
    .command('status')
    .summary('what it does now, did last, and does next')
    .action(
      onServer(async ({ client, output, partlyFailed }) => {
        const status = await client.request<SyncStatusAnswer>('GET', '/sync');
        if (status.alarms.some(({ level }) => level === 'error')) partlyFailed();
        output.answer(status, () => statusLines(status, client.server !== undefined));
      }),
    );
}

function statusLines(status: SyncStatusAnswer, serverRuns: boolean): readonly string[] {
  const { upstream, running, last, lastSucceededAt, nextAt, alarms, quarantined, staged } = status;
  return [
    ...facts([
      ['Upstream', upstream ?? 'none is set: todoku upstream set microsoft'],
      ['Now', running === undefined ? 'idle' : progressWords(running)],
      [
        'Last run',
        last === undefined
          ? 'none yet'
          : `${showTime(last.endedAt ?? last.startedAt)}, ${resultWords(last)}${last.upstream === upstream ? '' : `, from ${last.upstream}`}`,
      ],
      ['Last success', showTime(lastSucceededAt)],
      ['Next run', nextWords(nextAt, serverRuns)],
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

function nextWords(nextAt: number | undefined, serverRuns: boolean): string {
  if (nextAt !== undefined) return showTime(nextAt);
  return serverRuns ? 'by hand: todoku sync run' : 'no server runs; by hand: todoku sync run';
}
