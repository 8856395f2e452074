import { useCallback } from 'react';
import type { ErrorBody } from '#server/admin';
import { Refused, Unreachable } from '../api/index.ts';
import { useFailureWords, useWords } from '../words/index.ts';
import { kitWords } from './words.ts';

/** What went wrong with long work, as it tells, and what to do, in a line for a notice. */
export function useToldFailureText(): (told: Omit<ErrorBody, 'subject' | 'detail'>) => string {
  const tell = useFailureWords();
  return useCallback(
    (told) => {
      const { says, next } = tell(told);
      return next === '' ? says : `${says} ${next}`;
    },
    [tell],
  );
}

/** What went wrong and what to do, in a line for a notice; as `Problem` tells it where there is room. */
export function useFailureText(): (error: Error) => string {
  const words = useWords(kitWords);
  const toldText = useToldFailureText();
  return useCallback(
    (error) => {
      if (error instanceof Unreachable) return words.unreachable;
      if (!(error instanceof Refused)) return `${words.unexpected} ${error.message}`;
      const { code, title, hint } = error.problem;
      return toldText({ code, message: title, hint });
    },
    [words, toldText],
  );
}
