/** What is known of one update on one computer, as a report counts it. */
export type ReportState =
  | 'needed'
  | 'downloaded'
  | 'pendingRestart'
  | 'failed'
  | 'installed'
  | 'notApplicable'
  | 'noStatus';

/** Computers or updates by state; every one of them stands in exactly one. */
export type Tally = Readonly<Record<ReportState, number>>;

/** What computers reported, counted by state. */
export interface Reported {
  readonly needed: number;
  readonly downloaded: number;
  readonly pendingRestart: number;
  readonly failed: number;
  readonly installed: number;
}

/**
 * The honest whole: of `subjects`, so many told of their state at all (`reporting`), and those of them that named no state are not
 * applicable. Who never told anything has no status, and is not counted as healthy. No figure falls below 0 when counts of
 * different moments meet.
 */
export function tallyOf(reported: Reported, reporting: number, subjects: number): Tally {
  const named =
    reported.needed + reported.downloaded + reported.pendingRestart + reported.failed + reported.installed;
  return {
    ...reported,
    notApplicable: Math.max(0, reporting - named),
    noStatus: Math.max(0, subjects - Math.max(reporting, named)),
  };
}

/** WSUS's "installed or not applicable", in per cent of all, those without status among them; undefined for nobody. One decimal. */
export function healthyShare(tally: Tally): number | undefined {
  const all = Object.values(tally).reduce((sum, count) => sum + count, 0);
  return all === 0 ? undefined : Math.round(((tally.installed + tally.notApplicable) / all) * 1000) / 10;
}
