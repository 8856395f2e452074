import type { ReportName } from '#server/admin';

/** The reports in the order and the groups in which WSUS lists them. */
export const REPORTS = {
  updates: ['updates-summary', 'updates-detailed', 'updates-tabular', 'updates-tabular-approved'],
  computers: ['computers-summary', 'computers-detailed', 'computers-tabular', 'computers-tabular-approved'],
  server: ['synchronisation'],
} as const satisfies Readonly<Record<string, readonly ReportName[]>>;

/** Whether that is the name of a report. */
export function isReport(name: string): name is ReportName {
  return Object.values(REPORTS).some((names) => (names as readonly string[]).includes(name));
}
