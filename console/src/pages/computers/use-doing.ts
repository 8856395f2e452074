import { useCallback } from 'react';
import { answers, Refused } from '../../api/index.ts';
import { type Told, useNotices } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { pageWords } from './words.ts';

/** Something is done; afterwards the lists are asked anew and what was done is told, or why it was not. Resolves with whether it was done. */
export type Doing = (act: () => Promise<Told | undefined>) => Promise<boolean>;

/** For what is done in passing, without a sheet that could show what went wrong. */
export function useDoing(): Doing {
  const say = useNotices();
  const words = useWords(pageWords);
  const attempt = useCallback(
    async (act: () => Promise<Told | undefined>): Promise<boolean> => {
      try {
        const told = await act();
        if (told === undefined) return true;
        const { undo } = told;
        say(
          undo === undefined
            ? told
            : {
                ...told,
                undo: () =>
                  attempt(async () => {
                    await undo();
                    return { text: words.takenBack };
                  }),
              },
        );
        return true;
      } catch (error) {
        const problem = error instanceof Refused ? error.problem : undefined;
        const text =
          problem === undefined ? words.notDone : `${words.notDone} ${problem.title}. ${problem.hint}`;
        say({ tone: 'bad', text });
        return false;
      } finally {
        void answers.invalidateQueries({
          predicate: ({ queryKey: [path] }) => /^\/(groups|computers)/.test(String(path)),
        });
      }
    },
    [say, words],
  );
  return attempt;
}
