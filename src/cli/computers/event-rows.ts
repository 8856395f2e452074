import type { EventRow } from '#server/admin';
import { table } from '../table.ts';
import { showTime } from '../time.ts';
import { because } from './state-words.ts';

/** What a computer reported, as a table. */
export function eventRows(events: readonly EventRow[], width: number | undefined): readonly string[] {
  return table<EventRow>(
    events,
    [
      { title: 'When', value: ({ at }) => showTime(at) },
      { title: 'Event', value: ({ name }) => name },
      { title: 'Result', value: ({ result }) => result?.hex ?? '' },
      {
        title: 'Update',
        value: ({ title, updateId, result }) => `${title ?? updateId ?? ''}${because(result)}`,
      },
    ],
    width,
  );
}
