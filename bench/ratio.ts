import type { Shot } from './shots.ts';

/** A measure of scans against the same measure of scans alone, by the median and by the p99. */
export interface Ratio {
  readonly p50: number;
  readonly p99: number;
}

/** The medians over the rounds: each compares with what was measured right before, as machines are not the same from minute to minute. */
export function ratioOf<What extends string>(
  rounds: readonly Readonly<Record<What | 'alone', Shot>>[],
  what: What,
): Ratio {
  const of = (figure: keyof Ratio) => median(rounds.map((each) => each[what][figure] / each.alone[figure]));
  return { p50: of('p50'), p99: of('p99') };
}

export function median(figures: readonly number[]): number {
  return figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? Number.NaN;
}
