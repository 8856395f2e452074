import type { Finding, Severity } from './check.ts';

/** A finding that somebody put off. */
export interface Snooze {
  readonly until: number;
  /** As bad as it was then. */
  readonly severity: Severity;
  readonly measure: number;
  readonly by: string;
}

export const SNOOZES_SETTING = 'health-snoozes';
export const SEEN_SETTING = 'health-seen';

export interface InboxEntry extends Finding {
  /** Since when it is so, as far as anybody looked. */
  readonly since: number;
  /** It is put off until then. */
  readonly snoozedUntil?: number;
}

const RANK: Readonly<Record<Severity, number>> = { notice: 0, warning: 1, alarm: 2 };
/** By so much it may grow before it comes back early. */
const WORSE = 1.5;

/** A finding comes back before its time when it is more severe, or half as bad again. */
function isStillPutOff({ severity, measure }: Finding, snooze: Snooze | undefined, now: number): boolean {
  if (snooze === undefined || now >= snooze.until) return false;
  if (RANK[severity] > RANK[snooze.severity]) return false;
  return measure <= Math.max(snooze.measure * WORSE, snooze.measure + 1);
}

/** What is found, with since when and until when it is put off. `seen` has by code since when. */
export function inbox(
  findings: readonly Finding[],
  known: {
    readonly seen: Readonly<Record<string, number>>;
    readonly snoozes: Readonly<Record<string, Snooze>>;
  },
  now: number,
): readonly InboxEntry[] {
  return findings.map((finding) => {
    const snooze = known.snoozes[finding.code];
    return {
      ...finding,
      since: known.seen[finding.code] ?? now,
      ...(snooze !== undefined && isStillPutOff(finding, snooze, now) ? { snoozedUntil: snooze.until } : {}),
    };
  });
}

/** What is to be remembered of since when things are so: those that are over are forgotten. */
export function seenAfter(entries: readonly InboxEntry[]): Readonly<Record<string, number>> {
  return Object.fromEntries(entries.map(({ code, since }) => [code, since]));
}
