import type { DecisionRow, DecisionsAnswer, DeclineAnswer, UndoAnswer } from '#server/admin';
import { ask, Refused } from '../../api/index.ts';

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

/** What came of it, in updates. */
export interface TakenBack {
  readonly back: number;
  /** Has been decided again since. */
  readonly kept: number;
  /** Why others stayed as they are, one for each. */
  readonly failures: readonly Error[];
}

/** Of these codes something was decided since; all others are told as they are. */
const DECIDED_SINCE: ReadonlySet<string> = new Set(['changes/already-undone', 'changes/newer-decision']);

/** Takes back what that person has just decided: never what somebody else decided after that. */
export async function takeBack({ together, each }: Wanted, actor: string): Promise<TakenBack> {
  let back = 0;
  let kept = 0;
  const failures: Error[] = [];
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
      try {
        if (await undoLast(next.updateId, next.scopes, actor)) back++;
        else kept++;
      } catch (error) {
        if (error instanceof Refused && DECIDED_SINCE.has(error.problem.code)) kept++;
        else failures.push(error as Error);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { back, kept, failures };
}

/** False: somebody else decided since. */
async function undoLast(updateId: string, scopes: readonly string[], actor: string): Promise<boolean> {
  const { items } = await ask<DecisionsAnswer>('GET', `/updates/${updateId}/decisions`, {
    query: { limit: Math.min(1000, scopes.length * 4 + 20) },
  });
  for (const scope of scopes) {
    const last: DecisionRow | undefined = items.find((row) => row.scope === scope);
    if (last?.actor !== actor) return false;
    await ask<UndoAnswer>('POST', `/decisions/${last.id}/undo`);
  }
  return true;
}
