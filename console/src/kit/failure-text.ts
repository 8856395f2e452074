import { useCallback } from 'react';
import { Refused, Unreachable } from '../api/index.ts';
import { useFailureWords, useWords } from '../words/index.ts';
import { kitWords } from './words.ts';

/** What went wrong and what to do, in a line for a notice; as `Problem` tells it where there is room. */
export function useFailureText(): (error: Error) => string {
  const words = useWords(kitWords);
  const tell = useFailureWords();
  return useCallback(
    (error) => {
      if (error instanceof Unreachable) return words.unreachable;
      if (!(error instanceof Refused)) return `${words.unexpected} ${error.message}`;
      const { code, title, hint } = error.problem;
      const { says, next } = tell({ code, message: title, hint });
      return next === '' ? says : `${says} ${next}`;
    },
    [words, tell],
  );
}
