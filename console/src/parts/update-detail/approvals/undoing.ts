import type { UndoAnswer } from '#server/admin';
import { useChange } from '../../../api/index.ts';
import { useFailureText, useNotices } from '../../../kit/index.ts';
import { useWords } from '../../../words/index.ts';
import { approvalsWords } from './words.ts';

/** Undoes one decision of the history, and tells what came of it. */
export function useUndoing(): { readonly undo: (id: number) => void; readonly busy: boolean } {
  const words = useWords(approvalsWords);
  const tell = useNotices();
  const failureText = useFailureText();
  const change = useChange<number, UndoAnswer>((id) => ['POST', `/decisions/${id}/undo`]);
  return {
    busy: change.isPending,
    undo: (id) =>
      change.mutate(id, {
        onSuccess: ({ lost }) =>
          tell(lost.length === 0 ? { text: words.undone } : { tone: 'wait', text: words.undonePartly }),
        onError: (error) => tell({ tone: 'bad', text: failureText(error) }),
      }),
  };
}
