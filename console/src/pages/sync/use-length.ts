import { inBoth, useFormat, useWords } from '../../words/index.ts';

const SECOND = 1000;

const lengthWords = inBoth({
  underSecond: { en: 'under a second', ja: '1 秒未満' },
});

/** How long something took; nobody counts thousandths of seconds here. */
export function useLength(): (milliseconds: number) => string {
  const words = useWords(lengthWords);
  const format = useFormat();
  return (milliseconds) => (milliseconds < SECOND ? words.underSecond : format.length(milliseconds));
}
