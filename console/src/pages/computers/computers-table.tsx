import { useMemo } from 'react';
import { useDrag } from 'react-aria-components';
import type { ComputerRow } from '#server/admin';
import type { LongList } from '../../api/index.ts';
import { Chip, type Column, type Sorting, StateBar, Table, When } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import type { ComputersAddress } from './address.ts';
import style from './computers-table.module.css';
import { EmptyList } from './empty-list.tsx';
import { useGroupName } from './groups.ts';
import { COMPUTERS_TYPE, type Movable } from './memberships.ts';
import { osInWords } from './os.ts';
import { listWords } from './words.ts';

export type Selection = ReadonlyMap<string, ComputerRow>;

/** The computers looked at. They are dragged into groups by their name; all that are selected, if the dragged one is. */
export function ComputersTable({
  list,
  address: { looked, look, open, opened },
  selection,
  onSelect,
  onPut,
  onArchive,
  onWhy,
}: {
  readonly list: LongList<ComputerRow>;
  readonly address: ComputersAddress;
  readonly selection: Selection;
  /** Left out: nothing can be done with several. */
  readonly onSelect?: ((selection: Selection) => void) | undefined;
  readonly onPut: (rows: readonly ComputerRow[]) => void;
  readonly onArchive: (rows: readonly ComputerRow[]) => void;
  readonly onWhy: (row: ComputerRow) => void;
}) {
  const words = useWords(listWords);
  const nameOf = useGroupName();
  const mayChange = onSelect !== undefined;
  const columns = useMemo(
    (): readonly Column<ComputerRow>[] => [
      {
        id: 'name',
        title: words.name,
        width: 'minmax(130px, 1fr)',
        sort: 'name',
        cell: (row) => <Name row={row} selection={selection} mayDrag={mayChange} />,
      },
      {
        id: 'updates',
        title: words.updates,
        width: '100px',
        cell: ({ summary }) => (
          <StateBar
            counts={{
              installed: summary.installed,
              pendingReboot: summary.pendingReboot,
              needed: summary.needed + summary.downloaded,
              failed: summary.failed,
            }}
          />
        ),
      },
      {
        id: 'os',
        title: words.os,
        width: 'minmax(200px, 1.2fr)',
        sort: 'os',
        cell: (row) => <span title={row.osVersion}>{osInWords(row) || words.untold}</span>,
      },
      {
        id: 'contact',
        title: words.contact,
        width: '120px',
        sort: 'contact',
        cell: ({ lastContactAt }) => <When at={lastContactAt} />,
      },
      {
        id: 'groups',
        title: words.groups,
        width: 'minmax(140px, 1fr)',
        secondary: true,
        cell: ({ groups }) => groups.map((group) => <Chip key={group}>{nameOf(group)}</Chip>),
      },
      ...(looked.archived
        ? [
            {
              id: 'archived',
              title: words.archivedAt,
              width: '130px',
              cell: ({ archivedAt, archiveReason }: ComputerRow) => (
                <span title={archiveReason}>
                  <When at={archivedAt} />
                </span>
              ),
            },
          ]
        : []),
      {
        id: 'scan',
        title: words.scan,
        width: '120px',
        secondary: true,
        cell: ({ lastScanAt }) => <When at={lastScanAt} />,
      },
      {
        id: 'report',
        title: words.report,
        width: '140px',
        secondary: true,
        cell: ({ lastReportAt }) => <When at={lastReportAt} />,
      },
      {
        id: 'address',
        title: words.address,
        width: '130px',
        secondary: true,
        cell: ({ address }) => address,
      },
    ],
    [words, nameOf, selection, mayChange, looked.archived],
  );
  const several = (row: ComputerRow) => (selection.size > 0 ? [...selection.values()] : [row]);
  const sorting: Sorting = { by: looked.sort || 'name', descending: looked.descending };
  return (
    <Table<ComputerRow>
      label={words.list}
      list={list}
      columns={columns}
      keyOf={({ id }) => id}
      nameOf={({ dnsName }) => dnsName}
      onOpen={({ dnsName, id }) => open(dnsName, id)}
      openKey={opened === '' ? undefined : openedKey(list, opened)}
      {...(mayChange ? { selected: selection, onSelect } : {})}
      sorting={sorting}
      onSort={({ by = '', descending }) =>
        look({ sort: by === 'name' ? '' : by, descending: descending ? 'yes' : '' })
      }
      empty={<EmptyList looked={looked} onDrop={look} />}
      keys={{
        w: onWhy,
        ...(mayChange ? { g: (row) => onPut(several(row)), a: (row) => onArchive(several(row)) } : {}),
      }}
    />
  );
}

/** Which row is the one that the address names, as far as it is in sight. */
function openedKey(list: LongList<ComputerRow>, opened: string): string | undefined {
  const wanted = opened.toLowerCase();
  for (let index = 0; index < Math.min(list.total ?? 0, 300); index++) {
    const row = list.rowAt(index);
    if (row !== undefined && (row.id === opened || row.dnsName.toLowerCase() === wanted)) return row.id;
  }
  return undefined;
}

function Name({
  row,
  selection,
  mayDrag,
}: {
  readonly row: ComputerRow;
  readonly selection: Selection;
  readonly mayDrag: boolean;
}) {
  // The keyboard has G and the button for it: a handle on each row would be a stop on the way through the page.
  const { dragProps, isDragging } = useDrag({
    hasDragButton: true,
    isDisabled: !mayDrag,
    getAllowedDropOperations: () => ['move'],
    getItems: () =>
      (selection.has(row.id) ? [...selection.values()] : [row]).map(({ id, dnsName, groups }) => ({
        [COMPUTERS_TYPE]: JSON.stringify({ id, dnsName, groups } satisfies Movable),
        'text/plain': dnsName,
      })),
  });
  return (
    <span {...dragProps} className={style['name']} data-dragging={isDragging ? '' : undefined}>
      {row.dnsName}
    </span>
  );
}
