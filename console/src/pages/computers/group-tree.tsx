import { ChevronRight, GripVertical, Sparkles } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import { Button, Tree, TreeItem, TreeItemContent, useDragAndDrop } from 'react-aria-components';
import type { GroupRow } from '#server/admin';
import { useFormat, useWords } from '../../words/index.ts';
import style from './group-tree.module.css';
import { ALL_COMPUTERS, childrenOf, isBuiltIn, takesByHand, UNASSIGNED, useGroupName } from './groups.ts';
import { COMPUTERS_TYPE, type Movable } from './memberships.ts';
import { groupWords } from './words.ts';

const GROUP_TYPE = 'application/x-todoku-group';

/**
 * The groups as a tree: arrows walk, Enter chooses, F2 renames, Delete deletes. A group is dragged under another by its handle, which the
 * keyboard reaches with the right arrow; computers are dragged in from the table.
 */
export function GroupTree({
  groups,
  chosen,
  onChoose,
  mayChange,
  onMoveGroup,
  onMoveComputers,
  onRename,
  onDelete,
}: {
  readonly groups: readonly GroupRow[];
  readonly chosen: GroupRow | undefined;
  readonly onChoose: (group: GroupRow) => void;
  readonly mayChange: boolean;
  readonly onMoveGroup: (group: GroupRow, parent: GroupRow) => void;
  readonly onMoveComputers: (computers: readonly Movable[], to: GroupRow) => void;
  readonly onRename: (group: GroupRow) => void;
  readonly onDelete: (group: GroupRow) => void;
}) {
  const words = useWords(groupWords);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const byId = useMemo(() => new Map(groups.map((group) => [group.id, group])), [groups]);
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: !mayChange,
    getItems: (keys) =>
      [...keys].flatMap((key) => {
        const group = byId.get(String(key));
        return group === undefined || isBuiltIn(group)
          ? []
          : [{ [GROUP_TYPE]: group.id, 'text/plain': group.name }];
      }),
    getAllowedDropOperations: () => ['move'],
    acceptedDragTypes: [GROUP_TYPE, COMPUTERS_TYPE],
    shouldAcceptItemDrop: ({ key }, types) => {
      const target = byId.get(String(key));
      if (target === undefined) return false;
      return types.has(COMPUTERS_TYPE) ? takesByHand(target) : target.id !== UNASSIGNED;
    },
    onItemDrop: async ({ items, target }) => {
      const to = byId.get(String(target.key));
      const texts = items.filter((item) => item.kind === 'text');
      if (to === undefined) return;
      const computers = texts.filter(({ types }) => types.has(COMPUTERS_TYPE));
      const moved = await Promise.all(computers.map((item) => item.getText(COMPUTERS_TYPE)));
      if (moved.length > 0)
        onMoveComputers(
          moved.map((text) => JSON.parse(text) as Movable),
          to,
        );
      for (const item of texts.filter(({ types }) => types.has(GROUP_TYPE))) {
        const group = byId.get(await item.getText(GROUP_TYPE));
        if (group !== undefined && group.id !== to.id) onMoveGroup(group, to);
      }
    },
  });
  const onKey = (event: KeyboardEvent) => {
    const key = (event.target as Element).closest('[data-key]')?.getAttribute('data-key');
    const group = byId.get(key ?? '');
    const act = event.key === 'F2' ? onRename : event.key === 'Delete' ? onDelete : undefined;
    if (!mayChange || act === undefined || group === undefined || isBuiltIn(group)) return;
    event.preventDefault();
    act(group);
  };
  const itemOf = (group: GroupRow): ReactNode => (
    <Item key={group.id} group={group} mayChange={mayChange}>
      {childrenOf(groups, group.id).map(itemOf)}
    </Item>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the rows in it, heard where they bubble to.
    <div onKeyDown={onKey}>
      <Tree
        aria-label={words.groups}
        className={style['tree'] ?? ''}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={chosen === undefined ? [] : [chosen.id]}
        onSelectionChange={(keys) => {
          const group = byId.get(String([...keys][0]));
          if (group !== undefined && group !== chosen) onChoose(group);
        }}
        expandedKeys={groups.map(({ id }) => id).filter((id) => !folded.has(id))}
        onExpandedChange={(keys) =>
          setFolded(new Set(groups.map(({ id }) => id).filter((id) => !keys.has(id))))
        }
        dragAndDropHooks={dragAndDropHooks}
      >
        {groups.filter(({ id }) => id === ALL_COMPUTERS).map(itemOf)}
      </Tree>
    </div>
  );
}

function Item({
  group,
  mayChange,
  children,
}: {
  readonly group: GroupRow;
  readonly mayChange: boolean;
  readonly children: ReactNode;
}) {
  const words = useWords(groupWords);
  const format = useFormat();
  const name = useGroupName()(group.name);
  const isDynamic = group.rule !== undefined;
  return (
    <TreeItem
      id={group.id}
      textValue={name}
      aria-label={`${name}${isDynamic ? `, ${words.byRule}` : ''}, ${format.count(group.computers, 'computer')}`}
      className={style['item'] ?? ''}
    >
      <TreeItemContent>
        {({ hasChildItems, level }) => (
          <div className={style['row']} style={{ paddingInlineStart: `${(level - 1) * 16}px` }}>
            {hasChildItems ? (
              <Button slot="chevron" className={style['small'] ?? ''}>
                <ChevronRight size={14} aria-hidden="true" />
              </Button>
            ) : (
              <span className={style['small']} />
            )}
            <span className={style['name']}>{name}</span>
            {isDynamic && (
              <span className={style['mark']} title={words.byRule}>
                <Sparkles size={13} aria-hidden="true" />
              </span>
            )}
            <span className={style['count']}>{format.number(group.computers)}</span>
            {mayChange && !isBuiltIn(group) && (
              <Button slot="drag" className={`${style['small']} ${style['handle']}`}>
                <GripVertical size={14} aria-hidden="true" />
              </Button>
            )}
          </div>
        )}
      </TreeItemContent>
      {children}
    </TreeItem>
  );
}
