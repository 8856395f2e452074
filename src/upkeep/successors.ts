import type { UpdateId } from '#update';

/** Longer chains than this are a publisher's mistake. */
const MOST = 1000;

/**
 * All updates that stand in the place of one, over however many steps; itself never, though publishers' chains may lead back.
 * `directly` gives those that supersede an update themselves.
 */
export function successorsOf(
  updateId: UpdateId,
  directly: (updateId: UpdateId) => readonly UpdateId[],
): readonly UpdateId[] {
  const found = new Set<UpdateId>();
  const open = [updateId];
  for (let next = open.pop(); next !== undefined && found.size < MOST; next = open.pop()) {
    for (const by of directly(next)) {
      if (by === updateId || found.has(by)) continue;
      found.add(by);
      open.push(by);
    }
  }
  return [...found];
}
