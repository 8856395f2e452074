import type { DecisionRow, DecisionsAnswer, UndoAnswer } from '#server/admin';
import { ask, Refused, useChange } from '../../api/index.ts';
import { useNotices } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { detailWords } from './words.ts';

type ForAll = 'decline' | 'undecline' | 'hold' | 'release';

interface Decided {
  readonly verb: ForAll;
  readonly updateIds: readonly string[];
  /** Of a hold. */
  readonly until?: number;
  readonly reason?: string;
}

/** Decides for all computers, tells what was done with `said`, and takes it back if asked. */
export function useDeciding(): {
  readonly decide: (decided: Decided, said: string) => Promise<void>;
  readonly undoOne: (id: number) => Promise<void>;
  readonly busy: boolean;
} {
  const words = useWords(detailWords);
  const tell = useNotices();
  const change = useChange<Decided, unknown>(({ verb, ...body }) => ['POST', `/updates/${verb}`, { body }]);
  const undo = useChange<number, UndoAnswer>((id) => ['POST', `/decisions/${id}/undo`]);

  const told = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      tell({ tone: 'bad', text: words.notDone(reasonOf(error)) });
    }
  };
  const undoOne = (id: number) =>
    told(async () => {
      await undo.mutateAsync(id);
      tell({ text: words.takenBack });
    });
  const takeBack = (verb: ForAll, updateIds: readonly string[]) =>
    told(async () => {
      const ids = await Promise.all(updateIds.map((updateId) => latestDecision(updateId, verb)));
      const open = ids.filter((id) => id !== undefined);
      for (const id of open) await undo.mutateAsync(id);
      tell(open.length === 0 ? { tone: 'bad', text: words.nothingToTakeBack } : { text: words.takenBack });
    });
  const decide = (decided: Decided, said: string) =>
    told(async () => {
      await change.mutateAsync(decided);
      tell({ text: said, undo: () => takeBack(decided.verb, decided.updateIds) });
    });
  return { decide, undoOne, busy: change.isPending || undo.isPending };
}

/** The decision that a change has just made, if it still stands. */
async function latestDecision(updateId: string, verb: ForAll): Promise<number | undefined> {
  const { items } = await ask<DecisionsAnswer>('GET', `/updates/${updateId}/decisions`, {
    query: { limit: 20 },
  });
  return items.find((each: DecisionRow) => each.verb === verb && each.undone === undefined)?.id;
}

function reasonOf(error: unknown): string {
  if (error instanceof Refused) return [error.problem.title, error.problem.hint].filter(Boolean).join('. ');
  return error instanceof Error ? error.message : String(error);
}
