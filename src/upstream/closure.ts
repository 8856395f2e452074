import type { UpdateId, UpdateIdentity } from '#update';
import { keyOf } from './identity-key.ts';
import type { StagedRevision } from './staging.ts';

/** What the closure is decided on. */
export interface ClosureView {
  readonly staged: readonly StagedRevision[];
  /** Here or staged. */
  has(identity: UpdateIdentity): boolean;
  /** Some revision of it is here. */
  hasUpdate(updateId: UpdateId): boolean;
  /** Held back for good reason, or asked for in vain: not to be asked for. */
  isOut(identity: UpdateIdentity): boolean;
  /** Held back only because there were so many, or removed because nothing needed it; by update. */
  readonly heldBack: ReadonlyMap<UpdateId, readonly UpdateIdentity[]>;
}

/**
 * What staged revisions need and nobody has: bundled revisions, which are named exactly; and of the prerequisites, which are named
 * without a revision, those that were held back for their number or removed for want of need. Pure; asked again after each round until it is empty.
 */
export function neededBy(view: ClosureView): readonly UpdateIdentity[] {
  const needed = new Map<string, UpdateIdentity>();
  const stagedUpdates = new Set<UpdateId>();
  if (view.heldBack.size > 0) for (const { updateId } of view.staged) stagedUpdates.add(updateId);
  for (const { bundles, prerequisites } of view.staged) {
    for (const member of bundles.flatMap(({ anyOf }) => anyOf)) {
      if (!view.has(member) && !view.isOut(member)) needed.set(keyOf(member), member);
    }
    if (view.heldBack.size === 0) continue;
    for (const { anyOf } of prerequisites) {
      if (anyOf.some((id) => stagedUpdates.has(id) || view.hasUpdate(id))) continue;
      for (const identity of anyOf.flatMap((id) => view.heldBack.get(id) ?? []))
        if (!view.has(identity)) needed.set(keyOf(identity), identity);
    }
  }
  return [...needed.values()];
}
