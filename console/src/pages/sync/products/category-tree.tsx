import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Tree, TreeItem, TreeItemContent } from 'react-aria-components';
import { Checkbox } from '../../../kit/index.ts';
import style from './category-tree.module.css';
import { type Node, standingOf } from './selection.ts';

/**
 * Categories as a tree with boxes. Arrows move and open, letters find, Space ticks; a box has a middle state where only some of what is
 * below is ticked.
 */
export function CategoryTree({
  label,
  roots,
  kept,
  ticked,
  onToggle,
  open,
  onOpen,
  describe,
  mayChange,
}: {
  readonly label: string;
  readonly roots: readonly Node[];
  /** Those that are shown; all when undefined. */
  readonly kept: ReadonlySet<string> | undefined;
  readonly ticked: ReadonlySet<string>;
  readonly onToggle: (ids: readonly string[]) => void;
  readonly open: ReadonlySet<string>;
  readonly onOpen: (open: ReadonlySet<string>) => void;
  /** What stands beside a title. */
  readonly describe: (node: Node) => { readonly title: string; readonly beside: ReactNode };
  readonly mayChange: boolean;
}) {
  const isShown = (node: Node) => kept?.has(node.row.id) ?? true;
  const on = new Set<string>();
  const collect = (node: Node): void => {
    if (!isShown(node)) return;
    if (standingOf(node, ticked) === 'on') on.add(node.row.id);
    node.children.forEach(collect);
  };
  roots.forEach(collect);
  const item = (node: Node): ReactNode => {
    const { title, beside } = describe(node);
    const standing = standingOf(node, ticked);
    return (
      <TreeItem key={node.row.id} id={node.row.id} textValue={title} className={style['item'] ?? ''}>
        <TreeItemContent>
          {({ hasChildItems, level }) => (
            <div className={style['row']} style={{ paddingInlineStart: `${(level - 1) * 24}px` }}>
              {hasChildItems ? (
                <Button slot="chevron" className={style['chevron'] ?? ''}>
                  <ChevronRight size={16} aria-hidden="true" />
                </Button>
              ) : (
                <span className={style['chevron']} />
              )}
              <Checkbox
                slot="selection"
                checked={standing === 'on'}
                some={standing === 'some'}
                disabled={!mayChange}
                onChange={() => {}}
              />
              <span className={style['title']}>{title}</span>
              <span className={style['beside']}>{beside}</span>
            </div>
          )}
        </TreeItemContent>
        {node.children.filter(isShown).map(item)}
      </TreeItem>
    );
  };
  return (
    <Tree
      aria-label={label}
      className={style['tree'] ?? ''}
      selectionMode={mayChange ? 'multiple' : 'none'}
      selectionBehavior="toggle"
      escapeKeyBehavior="none"
      selectedKeys={on}
      onSelectionChange={(keys) => {
        // All at once, by Ctrl+A, is nobody's wish here.
        if (keys === 'all') return;
        onToggle([...on.symmetricDifference(new Set([...keys].map(String)))]);
      }}
      expandedKeys={open}
      onExpandedChange={(keys) => onOpen(new Set([...keys].map(String)))}
    >
      {roots.filter(isShown).map(item)}
    </Tree>
  );
}
