import { useCallback } from 'react';
import { answers } from '../../api/index.ts';
import { type Told, useFailureText, useNotices } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { pageWords } from './words.ts';

/** Something is done; afterwards the lists are asked anew and what was done is told, or why it was not. Resolves with whether it was done. */
export type Doing = (act: () => Promise<Told | undefined>) => Promise<boolean>;

/** For what is done in passing, without a sheet that could show what went wrong. */
export function useDoing(): Doing {
  const say = useNotices();
  const words = useWords(pageWords);
  const failureText = useFailureText();
  const attempt = useCallback(
    async (act: () => Promise<Told | undefined>): Promise<boolean> => {
      try {
        const told = await act();
        if (told !== undefined) say(withWayBack(told, attempt, words.takenBack));
        return true;
      } catch (error) {
        say({ tone: 'bad', text: `${words.notDone} ${failureText(error as Error)}` });
        return false;
      } finally {
        void answers.invalidateQueries({
          predicate: ({ queryKey: [path] }) => /^\/(groups|computers)/.test(String(path)),
        });
      }
    },
    [say, words, failureText],
  );
  return attempt;
}

/** Tells what a sheet did; to take that back is something that is done in passing. */
export function useTelling(): (told: Told) => void {
  const say = useNotices();
  const { takenBack } = useWords(pageWords);
  const doing = useDoing();
  return useCallback((told) => say(withWayBack(told, doing, takenBack)), [say, doing, takenBack]);
}

function withWayBack(told: Told, doing: Doing, takenBack: string): Told {
  const { undo } = told;
  if (undo === undefined) return told;
  return {
    ...told,
    undo: () =>
      doing(async () => {
        await undo();
        return { text: takenBack };
      }),
  };
}
