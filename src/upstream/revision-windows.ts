import type { RevisionNumber } from '#update';

/** Publishers of the wild begin at 1, 100 or 200 and count up; higher hundreds are rare (observed). */
const STARTS = [200, 100, 1, 300, 400, 500];
const WIDTH = 11;

/**
 * The revision numbers to try for an update of which only the id is known, window by window: the highest that exists in the
 * first window with any is taken. A hint (`…_R<n>`) comes first, with what may have followed it.
 */
export function revisionWindows(hint?: number): readonly (readonly RevisionNumber[])[] {
  const starts = hint === undefined ? STARTS : [hint, ...STARTS];
  const seen = new Set<number>();
  return starts.map((start) => {
    const window: RevisionNumber[] = [];
    for (let number = start; number < start + WIDTH; number++) {
      if (seen.has(number)) continue;
      seen.add(number);
      window.push(number as RevisionNumber);
    }
    return window;
  });
}
