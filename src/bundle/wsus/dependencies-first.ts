/**
 * The items in an order in which each stands behind those it needs, as far as that can be: in a circle one comes first. Items
 * that need nothing of one another keep their order. `keysNeeded` may name what is not there.
 */
export function dependenciesFirst<T>(
  items: ReadonlyMap<string, T>,
  keysNeeded: (item: T) => readonly string[],
): readonly T[] {
  const ordered: T[] = [];
  const begun = new Set<string>();
  for (const start of items.keys()) {
    const open: { readonly item: T; readonly needed: readonly string[]; next: number }[] = [];
    const begin = (key: string): void => {
      const item = items.get(key);
      if (item === undefined || begun.has(key)) return;
      begun.add(key);
      open.push({ item, needed: keysNeeded(item), next: 0 });
    };
    begin(start);
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const key = top.needed[top.next++];
      if (key !== undefined) begin(key);
      else ordered.push(open.pop()!.item);
    }
  }
  return ordered;
}
