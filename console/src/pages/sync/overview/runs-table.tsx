import { useNavigate } from 'react-router';
import type { SyncRunRow } from '#server/admin';
import type { LongList } from '../../../api/index.ts';
import { type Column, Empty, Table, When } from '../../../kit/index.ts';
import { useExplained } from '../../../parts/sync-finding/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { OutcomeState } from '../outcome.tsx';
import { runWords, wordOf } from '../run-words.ts';
import { useLength } from '../use-length.ts';
import style from './runs-table.module.css';
import { overviewWords } from './words.ts';

const ROW = 32;
const MOST_ROWS = 14;

/** Synchronisations, newest first. */
export function RunsTable({ list }: { readonly list: LongList<SyncRunRow> }) {
  const words = useWords(overviewWords);
  const names = useWords(runWords);
  const format = useFormat();
  const length = useLength();
  const explain = useExplained();
  const navigate = useNavigate();
  const columns: readonly Column<SyncRunRow>[] = [
    {
      id: 'started',
      title: words.started,
      width: '226px',
      cell: ({ startedAt }) => <When at={startedAt} exact />,
    },
    {
      id: 'outcome',
      title: words.outcome,
      width: 'minmax(130px, 0.6fr)',
      cell: ({ outcome }) => <OutcomeState outcome={outcome} />,
    },
    {
      id: 'trigger',
      title: words.trigger,
      width: '116px',
      secondary: true,
      cell: ({ trigger }) => wordOf(names, trigger),
    },
    ...(['new', 'revised', 'expired'] as const).map((name) => ({
      id: name,
      title: words[name],
      width: '76px',
      end: true,
      secondary: name !== 'new',
      cell: ({ counts }: SyncRunRow) => format.number(counts[name]),
    })),
    {
      id: 'took',
      title: words.took,
      width: '128px',
      end: true,
      secondary: true,
      cell: ({ startedAt, endedAt }) => (endedAt === undefined ? '' : length(endedAt - startedAt)),
    },
    {
      id: 'remark',
      title: words.remark,
      width: 'minmax(160px, 1fr)',
      secondary: true,
      cell: ({ summary, summaryCode }) =>
        summary === undefined ? (
          ''
        ) : (
          <span>{explain({ code: summaryCode ?? '', message: summary, hint: '' }).says}</span>
        ),
    },
  ];
  const rows = Math.min(list.total ?? 4, MOST_ROWS);
  return (
    <div className={style['list']} style={{ height: rows === 0 ? 'auto' : (rows + 1) * ROW + 4 }}>
      <Table
        label={words.list}
        list={list}
        columns={columns}
        keyOf={({ id }) => String(id)}
        nameOf={({ startedAt }) => format.moment(startedAt)}
        onOpen={({ id }) => void navigate(`/sync/runs/${id}`)}
        empty={<Empty title={words.noRuns}>{words.noRunsText}</Empty>}
      />
    </div>
  );
}
