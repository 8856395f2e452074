import { Link } from 'react-router';
import type { SyncRunDetails, UpdateRow } from '#server/admin';
import { useLongList } from '../../../api/index.ts';
import { Chip, type Column, Empty, Figure, Panel, Stack, Table } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import style from './came.module.css';
import { runPageWords } from './words.ts';

const ROW = 32;
const MOST_ROWS = 12;
const COUNTS = ['new', 'revised', 'expired', 'quarantined', 'deployments', 'declines', 'groups'] as const;

/** What a run brought: in numbers, and the updates themselves. */
export function Came({ run }: { readonly run: SyncRunDetails }) {
  const words = useWords(runPageWords);
  const format = useFormat();
  const { counts, outcome } = run;
  const some = counts.new + counts.revised + counts.expired > 0;
  const shown = COUNTS.filter((name) => counts[name] > 0);
  return (
    <Panel title={words.came}>
      {shown.length === 0 ? (
        <p>{outcome === 'succeeded' ? words.nothingNew : words.nothingCame}</p>
      ) : (
        <Stack gap={8}>
          {shown.map((name) => (
            <Figure
              key={name}
              value={format.number(counts[name])}
              {...(name === 'quarantined' ? { to: '/sync/quarantine' } : {})}
            >
              {words[name]}
            </Figure>
          ))}
        </Stack>
      )}
      {some && <Arrived run={run} />}
    </Panel>
  );
}

function Arrived({ run: { startedAt, endedAt } }: { readonly run: SyncRunDetails }) {
  const words = useWords(runPageWords);
  const list = useLongList<UpdateRow>('/updates', {
    arrivedSince: startedAt,
    ...(endedAt === undefined ? {} : { arrivedBefore: endedAt + 1 }),
  });
  const columns: readonly Column<UpdateRow>[] = [
    {
      id: 'title',
      title: words.update,
      width: 'minmax(220px, 2fr)',
      cell: (row) => <Link to={`/updates/${row.updateId}`}>{row.title}</Link>,
    },
    {
      id: 'classes',
      title: words.classes,
      width: 'minmax(140px, 1fr)',
      secondary: true,
      cell: ({ categories }) => <span>{categories.join(', ')}</span>,
    },
    {
      id: 'state',
      title: words.state,
      width: '130px',
      cell: (row) => <Standing row={row} />,
    },
  ];
  const rows = Math.min(list.total ?? 3, MOST_ROWS);
  return (
    <>
      <h3 className={style['head']}>{words.updates}</h3>
      <div
        className={style['list']}
        style={{ height: rows === 0 ? 'auto' : Math.max(5, rows + 1) * ROW + 4 }}
      >
        <Table
          label={words.updates}
          list={list}
          columns={columns}
          keyOf={({ updateId }) => updateId}
          nameOf={({ title }) => title}
          empty={<Empty title={words.replaced} />}
        />
      </div>
    </>
  );
}

function Standing({ row }: { readonly row: UpdateRow }) {
  const words = useWords(runPageWords);
  if (row.expired) return <Chip tone="wait">{words.expiredNow}</Chip>;
  if (row.declined) return <Chip>{words.declined}</Chip>;
  if (row.approvals.some(({ action }) => action !== 'NotApproved'))
    return <Chip tone="good">{words.approved}</Chip>;
  return <Chip>{row.approvable ? words.unapproved : words.part}</Chip>;
}
