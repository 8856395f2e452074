import { ListBox, ListBoxItem } from 'react-aria-components';
import type { GroupRow } from '#server/admin';
import style from './group-list.module.css';
import { useGroupName } from './groups.ts';

/** Groups to choose one of, as deep as they stand in the tree; arrows and first letters find one. */
export function GroupList({
  label,
  groups,
  chosen,
  onChoose,
  impossible = [],
}: {
  readonly label: string;
  readonly groups: readonly GroupRow[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  /** Shown for the sake of the tree, but not to be chosen. */
  readonly impossible?: readonly string[];
}) {
  const nameOf = useGroupName();
  return (
    <ListBox
      aria-label={label}
      className={style['list'] ?? ''}
      selectionMode="single"
      disallowEmptySelection
      autoFocus
      disabledKeys={impossible}
      selectedKeys={chosen === undefined ? [] : [chosen]}
      onSelectionChange={(keys) => {
        const id = [...keys][0];
        if (id !== undefined) onChoose(String(id));
      }}
    >
      {groups.map((group) => (
        <ListBoxItem
          key={group.id}
          id={group.id}
          textValue={nameOf(group.name)}
          className={style['item'] ?? ''}
          style={{ paddingInlineStart: `${12 + group.depth * 16}px` }}
        >
          {nameOf(group.name)}
        </ListBoxItem>
      ))}
    </ListBox>
  );
}
