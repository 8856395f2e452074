import type { CategoryRow } from '#server/admin';

/** A category with what is below it. */
export interface Node {
  readonly row: CategoryRow;
  readonly parent: Node | undefined;
  readonly children: Node[];
}

/** Ticked itself or by something above it; some below it; nothing. */
export type Standing = 'on' | 'some' | 'off';

/** The tree that the rows, depth first, stand for. */
export function treeOf(rows: readonly CategoryRow[]): readonly Node[] {
  const roots: Node[] = [];
  const path: Node[] = [];
  for (const row of rows) {
    path.length = Math.min(path.length, row.depth);
    const parent = path.at(-1);
    const node: Node = { row, parent, children: [] };
    (parent?.children ?? roots).push(node);
    path.push(node);
  }
  return roots;
}

/** Every node of it, by id. */
export function nodesById(roots: readonly Node[]): ReadonlyMap<string, Node> {
  const nodes = new Map<string, Node>();
  const add = (node: Node): void => {
    nodes.set(node.row.id, node);
    for (const child of node.children) add(child);
  };
  for (const root of roots) add(root);
  return nodes;
}

function isOn(node: Node | undefined, ticked: ReadonlySet<string>): boolean {
  return node !== undefined && (ticked.has(node.row.id) || isOn(node.parent, ticked));
}

/** What its box shows. */
export function standingOf(node: Node, ticked: ReadonlySet<string>): Standing {
  if (isOn(node, ticked)) return 'on';
  return hasTicked(node, ticked) ? 'some' : 'off';
}

function hasTicked(node: Node, ticked: ReadonlySet<string>): boolean {
  return node.children.some((child) => ticked.has(child.row.id) || hasTicked(child, ticked));
}

/**
 * What is ticked after its box was pressed. On: itself, which stands for everything below it, now and later. Off: all below it as well; what
 * was ticked above it goes, and the others below that stay by themselves.
 */
export function toggled(node: Node, ticked: ReadonlySet<string>): ReadonlySet<string> {
  const after = new Set(ticked);
  if (!isOn(node, ticked)) return after.add(node.row.id);
  const way: Node[] = [];
  for (let at: Node | undefined = node; at !== undefined; at = at.parent) way.unshift(at);
  const highest = way.findIndex(({ row }) => ticked.has(row.id));
  for (const above of way.slice(highest, -1)) {
    after.delete(above.row.id);
    for (const child of above.children) if (!way.includes(child)) after.add(child.row.id);
  }
  const clear = (each: Node): void => {
    after.delete(each.row.id);
    each.children.forEach(clear);
  };
  clear(node);
  return after;
}

/** What is looked at of a tree: the nodes that fit and the ways to them, and which of them have to be open for that. */
export function narrowed(
  roots: readonly Node[],
  fits: (node: Node) => boolean,
): { readonly kept: ReadonlySet<string>; readonly open: ReadonlySet<string> } {
  const kept = new Set<string>();
  const open = new Set<string>();
  const keepAll = (node: Node): void => {
    kept.add(node.row.id);
    node.children.forEach(keepAll);
  };
  const look = (node: Node): boolean => {
    const below = node.children.filter(look).length > 0;
    if (below) {
      kept.add(node.row.id);
      open.add(node.row.id);
    } else if (fits(node)) keepAll(node);
    return below || kept.has(node.row.id);
  };
  roots.forEach(look);
  return { kept, open };
}
