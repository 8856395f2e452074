import type { DecisionRow, DecisionsAnswer, DeclineAnswer, UndoAnswer } from '#server/admin';
import { ask } from '../../api/index.ts';

/** What is to be as it was before. */
export interface Wanted {
  /** Updates for which one call does it. */
  readonly together?: {
    readonly path: '/updates/release' | '/updates/undecline' | '/updates/decline';
    readonly updateIds: readonly string[];
  };
  /** Updates whose last decision in each scope (a group, or `server`) is undone. */
  readonly each: readonly { readonly updateId: string; readonly scopes: readonly string[] }[];
}

const AT_ONCE = 4;

/** Takes back what was just decided. `kept`: what could not be taken back, because it has been decided again since. */
export async function takeBack({
  together,
  each,
}: Wanted): Promise<{ readonly back: number; readonly kept: number }> {
  let back = 0;
  let kept = 0;
  if (together !== undefined && together.updateIds.length > 0) {
    const { changed, unchanged } = await ask<DeclineAnswer>('POST', together.path, {
      body: { updateIds: together.updateIds },
    });
    back += changed.length;
    kept += unchanged.length;
  }
  const waiting = [...each];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (await undoLast(next.updateId, next.scopes)) back++;
      else kept++;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { back, kept };
}

async function undoLast(updateId: string, scopes: readonly string[]): Promise<boolean> {
  try {
    const { items } = await ask<DecisionsAnswer>('GET', `/updates/${updateId}/decisions`, {
      query: { limit: Math.min(1000, scopes.length * 4 + 20) },
    });
    for (const scope of scopes) {
      const last: DecisionRow | undefined = items.find((row) => row.scope === scope);
      if (last === undefined) return false;
      await ask<UndoAnswer>('POST', `/decisions/${last.id}/undo`);
    }
    return true;
  } catch {
    return false;
  }
}
