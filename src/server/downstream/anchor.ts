import type { Snapshot } from '#catalog';

/** A moment as downstream servers keep it: `<change sequence>,<yyyy-MM-dd HH:mm:ss.fff>`, UTC (protocol-facts 11.5). */
export interface Anchor {
  readonly sequence: number;
  /** Milliseconds since 1970, UTC. */
  readonly time: number;
}

const ANCHOR = /^(\d{1,15}),(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d\.\d{1,7})$/;

export function writeAnchor({ sequence, time }: Anchor): string {
  return `${sequence},${new Date(time).toISOString().replace('T', ' ').slice(0, -1)}`;
}

/** Undefined for a text that is none. */
export function readAnchor(text: string): Anchor | undefined {
  const [, counter, day, clock] = ANCHOR.exec(text.trim()) ?? [];
  if (counter === undefined || day === undefined || clock === undefined) return undefined;
  const time = Date.parse(`${day}T${clock.slice(0, 12).padEnd(12, '0')}Z`);
  return Number.isNaN(time) ? undefined : { sequence: Number(counter), time };
}

/**
 * The change sequence that an anchor stands for here. One that counts further than this server comes from another one, and
 * its time says what was known (real servers look at nothing else). Of any other the older part counts: what is told twice
 * does no harm, and after a clock was set back the counter alone is right.
 */
export function sequenceOf({ sequence, time }: Anchor, snapshot: Snapshot, now: number): number {
  if (sequence > snapshot.sequence) return time > now ? snapshot.sequence : snapshot.sequenceAt(time);
  return Math.min(sequence, snapshot.sequenceAt(time));
}
