// Every request and answer of the admin API, under `/api/v1`: the one door to contract/, where each resource has a file. Types only: the
// command line and the console share these and nothing else of the server. Times are milliseconds since 1970 UTC, sizes are bytes,
// digests upper-case hex, ids lower-case GUIDs. Optional things that are not there are left out, never null.

export type * from './contract/accounts.ts';
export type * from './contract/approvals.ts';
export type * from './contract/audit.ts';
export type * from './contract/backup.ts';
export type * from './contract/bundles.ts';
export type * from './contract/catalog.ts';
export type * from './contract/categories.ts';
export type * from './contract/certificate.ts';
export type * from './contract/client.ts';
export type * from './contract/computers.ts';
export type * from './contract/config.ts';
export type * from './contract/content.ts';
export type * from './contract/decisions.ts';
export type * from './contract/downstream.ts';
export type * from './contract/errors.ts';
export type * from './contract/finding.ts';
export type * from './contract/group-rule.ts';
export type * from './contract/groups.ts';
export type * from './contract/health.ts';
export type * from './contract/housekeeping.ts';
export type * from './contract/metrics.ts';
export type * from './contract/migrate.ts';
export type * from './contract/notices.ts';
export type * from './contract/policy.ts';
export type * from './contract/reports.ts';
export type * from './contract/revision-policy.ts';
export type * from './contract/rules.ts';
export type * from './contract/sample.ts';
export type { ErrorBody, PageAnswer, Problem } from './contract/shapes.ts';
export type * from './contract/sign-in-service.ts';
export type * from './contract/status.ts';
export type * from './contract/summary.ts';
export type * from './contract/sync.ts';
export type * from './contract/tasks.ts';
export type * from './contract/terms.ts';
export type * from './contract/updates.ts';
export type * from './contract/upstream.ts';
export type * from './contract/why.ts';
