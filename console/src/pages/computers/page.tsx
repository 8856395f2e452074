import { PanelLeft, Plus } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { ComputerRow, GroupRow } from '#server/admin';
import { useLongList } from '../../api/index.ts';
import { useSession } from '../../frame/index.ts';
import { Answered, Button, Empty, PageHead } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { type ComputersAddress, useComputersAddress } from './address.ts';
import { ClonesView } from './clones-view.tsx';
import { ComputersTable, type Selection } from './computers-table.tsx';
import { Detail } from './detail.tsx';
import { Filters } from './filters.tsx';
import { GroupHead } from './group-head.tsx';
import { GroupTree } from './group-tree.tsx';
import { ALL_COMPUTERS, addressOfGroup, childrenOf, groupNamed, takesByHand, useGroups } from './groups.ts';
import type { Movable } from './memberships.ts';
import { MissingGroups } from './missing-groups.tsx';
import style from './page.module.css';
import { SelectionBar } from './selection-bar.tsx';
import { OpenSheet, type Sheets } from './sheets.tsx';
import { useArchive } from './use-archive.ts';
import { useMoveGroup } from './use-move-group.ts';
import { usePutComputers } from './use-put-computers.ts';
import { Views } from './views.tsx';
import { groupWords, pageWords } from './words.ts';

const NOBODY: Selection = new Map();

/** Groups at the left, the computers of one in the middle, one of them in detail at the right. */
export function Page() {
  const words = useWords(pageWords);
  const address = useComputersAddress();
  const { mayAdminister } = useSession();
  const [sheet, setSheet] = useState<Sheets>();
  const [selection, setSelection] = useState<Selection>(NOBODY);
  const [showsTree, setShowsTree] = useState(false);
  const answer = useGroups();
  const groups = useMemo(() => answer.data?.items ?? [], [answer.data]);
  const { looked, look, opened } = address;
  const group = groupNamed(groups, looked.group);
  const middle = useRef<HTMLDivElement>(null);
  const lookedAt = JSON.stringify(looked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever looks at something else has selected nothing of it.
  useEffect(() => setSelection(NOBODY), [lookedAt]);
  const choose = (chosen: GroupRow | undefined) => {
    setShowsTree(false);
    look({ group: chosen === undefined ? '' : addressOfGroup(chosen), view: '', only: '' });
  };
  const toList = () => middle.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  const close = () => {
    address.close();
    toList();
  };
  const put = (computers: readonly Movable[]) => setSheet({ kind: 'put', computers });
  return (
    <div className={style['page']} data-opened={opened === '' ? undefined : ''}>
      <PageHead
        title={words.title}
        actions={
          <div className={style['actions']}>
            <span className={style['toggle']}>
              <Button
                icon={<PanelLeft aria-hidden="true" />}
                pressed={showsTree}
                onPress={() => setShowsTree(!showsTree)}
              >
                {words.groupsButton}
              </Button>
            </span>
            {mayAdminister && (
              <Button
                icon={<Plus aria-hidden="true" />}
                onPress={() =>
                  setSheet({
                    kind: 'create',
                    parent: group !== undefined && takesByHand(group) ? group : undefined,
                  })
                }
              >
                {words.newGroup}
              </Button>
            )}
          </div>
        }
      />
      <div className={style['body']}>
        <div className={style['left']} data-shown={showsTree ? '' : undefined}>
          <Answered of={answer} lines={6}>
            {({ items }) => (
              <Groups
                groups={items}
                group={looked.clones ? undefined : group}
                mayChange={mayAdminister}
                onChoose={choose}
                openSheet={setSheet}
              />
            )}
          </Answered>
          <Views looked={looked} />
        </div>
        <div className={style['middle']} ref={middle}>
          {looked.clones ? (
            <ClonesView />
          ) : (
            answer.data !== undefined && (
              <>
                <MissingGroups missing={answer.data.missingRequestedGroups} mayChange={mayAdminister} />
                {group === undefined ? (
                  <NoSuchGroup name={looked.group} />
                ) : (
                  <Listed
                    address={address}
                    groups={groups}
                    group={group}
                    mayChange={mayAdminister}
                    selection={selection}
                    onSelect={setSelection}
                    openSheet={setSheet}
                    onPut={put}
                    toList={toList}
                  />
                )}
              </>
            )
          )}
        </div>
        {opened !== '' && <Detail name={opened} mayChange={mayAdminister} onClose={close} onPut={put} />}
      </div>
      <OpenSheet
        sheet={sheet}
        groups={groups}
        chosen={group}
        onClose={() => setSheet(undefined)}
        onChosen={choose}
        onDone={() => setSelection(NOBODY)}
      />
    </div>
  );
}

function Groups({
  groups,
  group,
  mayChange,
  onChoose,
  openSheet,
}: {
  readonly groups: readonly GroupRow[];
  readonly group: GroupRow | undefined;
  readonly mayChange: boolean;
  readonly onChoose: (group: GroupRow) => void;
  readonly openSheet: (sheet: Sheets) => void;
}) {
  const moveGroup = useMoveGroup(groups);
  const put = usePutComputers();
  return (
    <GroupTree
      groups={groups}
      chosen={group}
      mayChange={mayChange}
      onChoose={onChoose}
      onMoveGroup={moveGroup}
      onMoveComputers={(computers, to) =>
        void put(computers, to, group !== undefined && takesByHand(group) ? group : undefined)
      }
      onRename={(of) => openSheet({ kind: 'rename', group: of })}
      onDelete={(of) => openSheet({ kind: 'delete', group: of })}
    />
  );
}

function Listed({
  address,
  groups,
  group,
  mayChange,
  selection,
  onSelect,
  openSheet,
  onPut,
  toList,
}: {
  readonly address: ComputersAddress;
  readonly groups: readonly GroupRow[];
  readonly group: GroupRow;
  readonly mayChange: boolean;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly openSheet: (sheet: Sheets) => void;
  readonly onPut: (rows: readonly ComputerRow[]) => void;
  /** Gives the list the focus. */
  readonly toList: () => void;
}) {
  const { looked } = address;
  const navigate = useNavigate();
  const { archive, restore } = useArchive();
  const list = useComputers(address, group);
  const clear = () => onSelect(NOBODY);
  return (
    <>
      <GroupHead
        group={group}
        mayChange={mayChange}
        openSheet={openSheet}
        standing={looked.standing}
        onStanding={(standing) => address.look({ standing })}
      />
      <Filters
        address={address}
        hasBelow={group.id !== ALL_COMPUTERS && childrenOf(groups, group.id).length > 0}
      />
      <SelectionBar
        selection={selection}
        group={group}
        archived={looked.archived}
        // The bar goes with the selection, and the button that had the focus with it.
        onPut={(rows) => {
          toList();
          onPut(rows);
        }}
        onClear={() => {
          toList();
          clear();
        }}
      />
      <div className={style['table']}>
        <ComputersTable
          list={list}
          address={address}
          selection={selection}
          onSelect={mayChange ? onSelect : undefined}
          onPut={onPut}
          onArchive={(rows) =>
            void (looked.archived ? restore(rows) : archive(rows)).then((done) => done && clear())
          }
          onWhy={({ dnsName }) => void navigate(`/why?computer=${encodeURIComponent(dnsName)}`)}
        />
      </div>
    </>
  );
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The list that the address asks for. */
function useComputers({ looked }: ComputersAddress, group: GroupRow) {
  // By whole hours, so that the same is asked again and again.
  const now = Math.floor(Date.now() / HOUR) * HOUR;
  const name = looked.name.trim();
  const hasWildcard = /[*?]/.test(name);
  return useLongList<ComputerRow>(
    '/computers',
    {
      group: group.id === ALL_COMPUTERS ? undefined : group.id,
      withSubgroups: group.id === ALL_COMPUTERS || looked.only ? undefined : true,
      name: name === '' ? undefined : hasWildcard ? name : `*${name}*`,
      os: looked.os === '' ? undefined : looked.os,
      archived: looked.archived ? true : undefined,
      standing: looked.standing === '' ? undefined : looked.standing,
      asksInVain: looked.vain ? true : undefined,
      contactBefore: looked.silent > 0 ? now - looked.silent * DAY : undefined,
      sort: looked.sort === '' ? undefined : looked.sort,
      descending: looked.descending ? true : undefined,
    },
    { every: 30_000 },
  );
}

function NoSuchGroup({ name }: { readonly name: string }) {
  const words = useWords(groupWords);
  return <Empty title={words.noSuchGroup(name)}>{words.noSuchGroupHint}</Empty>;
}
