/** What a server of that kind remembers of the time of a call (protocol-facts 11.5). */
export interface Anchor {
  readonly counter: number;
  /** Milliseconds since 1970, UTC. */
  readonly time: number;
}

const PATTERN = /^(\d{1,10}),(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d\.\d{3})$/;

/** `9438,2026-10-04 16:33:26.670`. */
export function writeAnchor({ counter, time }: Anchor): string {
  return `${counter},${new Date(time).toISOString().replace('T', ' ').slice(0, -1)}`;
}

/** Undefined for anything else: a real server refuses it with InvalidParameters. */
export function readAnchor(text: string): Anchor | undefined {
  const [, counter, day, hour] = PATTERN.exec(text) ?? [];
  const time = Date.parse(`${day}T${hour}Z`);
  return counter === undefined || Number.isNaN(time) ? undefined : { counter: Number(counter), time };
}
