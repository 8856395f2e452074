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
 * The change sequence that an anchor stands for here. One of this server stands for its own; one that counts further comes
 * from another server, and its time says what was known (real servers look at nothing else). Of one that is older than
 * its counter, the older part counts: to be told twice does no harm.
 */
export function sequenceOf({ sequence, time }: Anchor, snapshot: Snapshot, now: number): number {
  if (sequence > snapshot.sequence) return time > now ? snapshot.sequence : snapshot.sequenceAt(time);
  // A clock that was set back must not make a server miss anything.
  return time > now ? sequence : Math.min(sequence, snapshot.sequenceAt(time));
}
