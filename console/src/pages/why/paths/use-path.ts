import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

export interface Path {
  readonly params: URLSearchParams;
  /** How far one has come, from 1 on. */
  readonly step: number;
  /** Answers a question and goes on; empty takes an answer away. */
  readonly go: (step: number, answers?: Readonly<Record<string, string>>) => void;
}

/** A path of a few questions: answers and how far one is stand in the address, so that Back takes one step back. */
export function usePath(steps: number): Path {
  const [params, setParams] = useSearchParams();
  const step = Math.min(steps, Math.max(1, Math.trunc(Number(params.get('step')) || 1)));
  const go = useCallback(
    (to: number, answers: Readonly<Record<string, string>> = {}) =>
      setParams((now) => {
        const next = new URLSearchParams(now);
        for (const [name, value] of Object.entries(answers)) {
          if (value === '') next.delete(name);
          else next.set(name, value);
        }
        if (to === 1) next.delete('step');
        else next.set('step', String(to));
        return next;
      }),
    [setParams],
  );
  return { params, step, go };
}
