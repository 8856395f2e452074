import { inBoth, useWords } from '../../words/index.ts';
import { WINDOWS } from './windows-names.ts';

const WORDS = inBoth({
  old10: { en: 'Windows 10 up to version 1703', ja: 'Windows 10 バージョン 1703 以前' },
});

/** They are too old for a remedy. */
const WITHOUT: ReadonlySet<string> = new Set(['win8.1', 'win7', '2008r2']);

interface System {
  readonly id: string;
  readonly text: string;
}

/** The generations of Windows that remedies tell apart, newest first. */
export function useRemedySystems(): readonly System[] {
  const { old10 } = useWords(WORDS);
  return WINDOWS.filter(({ id }) => !WITHOUT.has(id)).flatMap((each): System[] =>
    each.id === 'win10' ? [each, { id: 'win10-1703', text: old10 }] : [each],
  );
}
