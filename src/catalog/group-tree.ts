import type { GroupId, TargetGroup } from '#update';

/** Deeper than any real tree; stops a loop that a damaged database could hold. */
const MAX_DEPTH = 64;

/** The tree of target groups at one moment. */
export class GroupTree {
  readonly #groups: ReadonlyMap<GroupId, TargetGroup>;

  constructor(groups: Iterable<TargetGroup>) {
    this.#groups = new Map([...groups].map((group) => [group.id, group]));
  }

  next(changed: readonly TargetGroup[], removed: readonly GroupId[]): GroupTree {
    const groups = new Map(this.#groups);
    for (const group of changed) groups.set(group.id, group);
    for (const id of removed) groups.delete(id);
    return new GroupTree(groups.values());
  }

  all(): readonly TargetGroup[] {
    return [...this.#groups.values()];
  }

  /** The group and those above it, nearest first; empty for an unknown group. */
  path(id: GroupId): readonly TargetGroup[] {
    const path: TargetGroup[] = [];
    for (let group = this.#groups.get(id); group !== undefined && path.length < MAX_DEPTH; ) {
      path.push(group);
      group = group.parentId === undefined ? undefined : this.#groups.get(group.parentId);
    }
    return path;
  }
}
