import { useCallback } from 'react';
import { useWords } from '../../words/index.ts';
import { approvingWords } from './words.ts';

/** The two groups that every WSUS has, under the same ids. */
const ALL_COMPUTERS = 'a0a08746-4dbe-4a37-9adf-9e7652c0b421';
const UNASSIGNED = 'b73ca6ed-5727-47f3-84de-015e03f6a88a';

/** What a group is called in the language of the console: the built-in ones have a name in each. */
export function useGroupName(): (id: string, name: string) => string {
  const words = useWords(approvingWords);
  return useCallback(
    (id, name) => (id === ALL_COMPUTERS ? words.allComputers : id === UNASSIGNED ? words.unassigned : name),
    [words],
  );
}
