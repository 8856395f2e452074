import type { AbsentFacts, Described } from './facts.ts';

/** The catalog names the day alone; Microsoft publishes at 10 in the morning of Redmond, and over some hours. */
const PUBLISHED_WITHIN = 36 * 3_600_000;
const DAY = 86_400_000;

/**
 * Whether the last successful run could have brought the update. `never`: no run was successful yet. `later`: it was released after that
 * run. `likely-later`: its KB number is higher than all that are here. `about-then`: released about then, the hour decides. `earlier`: it was there to be had.
 */
export type Timing = 'never' | 'later' | 'likely-later' | 'about-then' | 'earlier' | 'unknown';

/** Compares what is known of the release with the last successful run. */
export function timingOf({ sync: { lastGoodAt }, described, sought, highestKb }: AbsentFacts): Timing {
  if (lastGoodAt === undefined) return 'never';
  const spans = described.map(releasedIn).filter((span) => span !== undefined);
  const written = monthIn(sought.written);
  if (spans.length === 0 && written !== undefined) spans.push(written);
  if (spans.some(({ until }) => until <= lastGoodAt)) return 'earlier';
  if (spans.length > 0) return spans.every(({ from }) => from > lastGoodAt) ? 'later' : 'about-then';
  if (sought.kb !== undefined && highestKb !== undefined && isAbove(sought.kb, highestKb.kb))
    return 'likely-later';
  return 'unknown';
}

interface Span {
  /** Not before; and there for everybody from. */
  readonly from: number;
  readonly until: number;
}

function releasedIn({ releasedOn, title }: Described): Span | undefined {
  const day = releasedOn === undefined ? Number.NaN : Date.parse(`${releasedOn}T00:00:00Z`);
  if (Number.isNaN(day)) return monthIn(title);
  return { from: day, until: day + PUBLISHED_WITHIN };
}

/** Titles begin with the month of the release: `2026-11 Cumulative Update …`. */
function monthIn(title: string): Span | undefined {
  const [, year, month] = /(?:^|\D)(20\d\d)-(0[1-9]|1[0-2])(?:\D|$)/.exec(title) ?? [];
  if (year === undefined || month === undefined) return undefined;
  const from = Date.UTC(Number(year), Number(month) - 1, 1);
  return { from, until: Date.UTC(Number(year), Number(month), 1) + DAY };
}

/** Numbers of as many digits only: those of Office and of old updates are of other series. */
function isAbove(kb: string, other: string): boolean {
  return kb.length === other.length && Number(kb) > Number(other);
}
