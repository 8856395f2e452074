/** How a computer stands over all, the worst first; as the server counts and lists them. */
export const STANDINGS = ['failed', 'needing', 'restart', 'complete', 'unknown'] as const;
export type Standing = (typeof STANDINGS)[number];
