import { Ban, CircleSlash, Clock, FileText, History, PackagePlus, Pause, Puzzle } from 'lucide-react';
import { memo, type ReactNode, useMemo } from 'react';
import type { ApprovalRow, CategoriesAnswer, UpdateRow } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { type Column, StateBar } from '../../kit/index.ts';
import { useClassificationName, useGroupName } from '../../parts/names/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import style from './columns.module.css';
import { updatesWords } from './words.ts';

/** The columns of the list. `compact`: details stand beside it, there is little room. */
export function useColumns(compact: boolean): readonly Column<UpdateRow>[] {
  const words = useWords(updatesWords);
  const classifications = useAnswer<CategoriesAnswer>('/categories', { kind: 'classifications' });
  const className = useClassificationName();
  const classes = useMemo(
    () => new Map(classifications.data?.items.map(({ id, title }) => [title, className(id, title)])),
    [classifications.data, className],
  );
  return useMemo(() => {
    const all: readonly (Column<UpdateRow> & { readonly wide?: true })[] = [
      {
        id: 'title',
        title: words.columns.title,
        width: 'minmax(250px, 1fr)',
        sort: 'title',
        cell: (row) => <Title row={row} />,
      },
      {
        id: 'product',
        title: words.columns.product,
        width: '104px',
        secondary: true,
        wide: true,
        cell: (row) => <Kind row={row} classes={classes} />,
      },
      {
        id: 'severity',
        title: words.columns.severity,
        width: '82px',
        secondary: true,
        wide: true,
        sort: 'severity',
        cell: ({ severity }) => <Severity severity={severity} />,
      },
      {
        id: 'released',
        title: words.columns.released,
        width: '98px',
        secondary: true,
        wide: true,
        sort: 'released',
        cell: (row) => <Age row={row} />,
      },
      {
        id: 'states',
        title: words.columns.computers,
        width: '92px',
        sort: 'needed',
        cell: ({ counts }) => <Machines counts={counts} />,
      },
      {
        id: 'approvals',
        title: words.columns.approvals,
        width: '122px',
        secondary: true,
        wide: true,
        cell: (row) => <Approvals row={row} />,
      },
    ];
    return all.filter(({ wide }) => !(compact && wide === true));
  }, [words, classes, compact]);
}

const KB = /\s*\(KB\d+\)\s*$/i;

const Title = memo(function Title({ row }: { readonly row: UpdateRow }) {
  const [kb] = row.kbArticleIds;
  return (
    <>
      <span className={style['kb']}>{kb === undefined ? '' : `KB${kb}`}</span>
      <span className={style['title']} title={row.title}>
        {kb === undefined ? row.title : row.title.replace(KB, '')}
      </span>
      <Marks row={row} />
    </>
  );
});

/** What to know of an update besides: quiet, each with its word. */
function Marks({ row }: { readonly row: UpdateRow }) {
  const words = useWords(updatesWords);
  const format = useFormat();
  const marks: readonly (readonly [boolean, ReactNode, string])[] = [
    [row.declined, <Ban key="i" />, words.marks.declined],
    [row.expired, <CircleSlash key="i" />, words.marks.withdrawn],
    [
      row.heldUntil !== undefined,
      <Pause key="i" />,
      row.heldUntil === undefined ? '' : words.marks.held(format.date(row.heldUntil)),
    ],
    [row.missing !== undefined, <Puzzle key="i" />, words.marks.incomplete],
    [row.openTerms !== undefined, <FileText key="i" />, words.marks.terms],
    [row.superseded, <History key="i" />, words.marks.superseded],
    [row.imported, <PackagePlus key="i" />, words.marks.imported],
  ];
  const shown = marks.filter(([is]) => is);
  if (shown.length === 0) return null;
  return (
    <span className={style['marks']}>
      {shown.map(([, icon, text]) => (
        <span key={text} role="img" aria-label={text} title={text}>
          {icon}
        </span>
      ))}
    </span>
  );
}

const Kind = memo(function Kind({
  row: { categories },
  classes,
}: {
  readonly row: UpdateRow;
  /** What is a classification, and what it is called. */
  readonly classes: ReadonlyMap<string, string>;
}) {
  const product = categories.find((title) => !classes.has(title));
  const classification = categories.flatMap((title) => classes.get(title) ?? [])[0];
  return (
    <span className={style['small']} title={categories.join(', ')}>
      {product ?? ''}
      {classification !== undefined && (
        <span className={style['soft']}>
          {product === undefined ? '' : ' · '}
          {classification}
        </span>
      )}
    </span>
  );
});

function Severity({ severity }: { readonly severity: string | undefined }) {
  const words = useWords(updatesWords);
  if (severity === undefined || severity === '') return <span className={style['soft']}>–</span>;
  const isGrave = severity === 'Critical' || severity === 'Important';
  const name = (words.severities as Readonly<Record<string, string>>)[severity] ?? severity;
  return <span className={isGrave ? style['grave'] : undefined}>{name}</span>;
}

function Age({ row: { creationDate, importedAt } }: { readonly row: UpdateRow }) {
  const words = useWords(updatesWords);
  const format = useFormat();
  const released = Date.parse(creationDate);
  const at = Number.isNaN(released) ? importedAt : released;
  return (
    <span
      className={style['small']}
      title={words.releasedAndArrived(format.date(at), format.date(importedAt))}
    >
      {format.ago(at)}
    </span>
  );
}

const Machines = memo(function Machines({ counts }: { readonly counts: UpdateRow['counts'] }) {
  const { needed, downloaded, installed, failed, pendingReboot } = counts;
  return <StateBar counts={{ installed, failed, pendingReboot, needed: needed + downloaded }} />;
});

const CHIPS = 2;

const Approvals = memo(function Approvals({ row }: { readonly row: UpdateRow }) {
  const words = useWords(updatesWords);
  const format = useFormat();
  const { approvals, declined } = row;
  if (declined) return <span className={style['soft']}>{words.declined}</span>;
  if (approvals.length === 0) return <span className={style['soft']}>{words.notApproved}</span>;
  return (
    <>
      {approvals.slice(0, CHIPS).map((approval) => (
        <GroupChip key={approval.groupId} approval={approval} />
      ))}
      {approvals.length > CHIPS && (
        <span className={style['soft']}>+{format.number(approvals.length - CHIPS)}</span>
      )}
    </>
  );
});

function GroupChip({
  approval: { groupId, groupName, action, deadline },
}: {
  readonly approval: ApprovalRow;
}) {
  const words = useWords(updatesWords);
  const format = useFormat();
  const nameOf = useGroupName();
  const name = nameOf(groupId, groupName);
  const said = words.approvedFor[action](name);
  const by = deadline === undefined ? '' : `, ${words.deadline(format.date(deadline))}`;
  return (
    <span className={style['chip']} data-action={action} title={`${said}${by}`}>
      {action === 'Install' ? name : said}
      {deadline !== undefined && <Clock role="img" aria-label={words.deadline(format.date(deadline))} />}
    </span>
  );
}
