import { useMemo } from 'react';
import type { PageAnswer, SyncRunRow } from '#server/admin';
import { type LongList, useAnswer, useLongList } from '../../../api/index.ts';
import { Answered, Button, Empty, Panel, Stack, useParam } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { DayStrip } from './day-strip.tsx';
import { dayOf, noonOf } from './days.ts';
import { RunsTable } from './runs-table.tsx';
import { overviewWords } from './words.ts';

/** Enough for a run an hour over the days of the strip. */
const MOST = 1000;

/** What happened before: a strip of days, and the runs one by one. */
export function History() {
  const words = useWords(overviewWords);
  const format = useFormat();
  const [asked, setDay] = useParam('day');
  const noon = noonOf(asked);
  const day = noon === undefined ? '' : asked;
  const recent = useAnswer<PageAnswer<SyncRunRow>>('/sync/runs', { limit: MOST });
  const all = useLongList<SyncRunRow>('/sync/runs', {});
  const ofDay = useMemo(
    () => (recent.data?.items ?? []).filter(({ startedAt }) => dayOf(startedAt) === day),
    [recent.data, day],
  );
  return (
    <Panel title={words.history}>
      <Stack column gap={16}>
        <Answered of={recent} lines={2}>
          {({ items }) => <DayStrip runs={items} chosen={day} />}
        </Answered>
        {noon !== undefined && (
          <Stack>
            <span>{words.ofDay(format.date(noon))}</span>
            <Button kind="plain" onPress={() => setDay('')}>
              {words.allDays}
            </Button>
          </Stack>
        )}
        {noon === undefined ? (
          <RunsTable list={all} />
        ) : recent.data !== undefined && ofDay.length === 0 ? (
          <Empty title={words.noneOfDay} />
        ) : (
          <RunsTable list={listOf(day, recent.data === undefined ? undefined : ofDay)} />
        )}
      </Stack>
    </Panel>
  );
}

/** Rows that are all here, or come together, as a list that is fetched by pages. */
function listOf(question: string, rows: readonly SyncRunRow[] | undefined): LongList<SyncRunRow> {
  return {
    question,
    total: rows?.length,
    rowAt: (index) => rows?.[index],
    show: () => {},
    answer: undefined,
    error: null,
    refetch: () => {},
  };
}
