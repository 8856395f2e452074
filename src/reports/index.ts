export { type Compliance, ComplianceCount, type Standing } from './compliance.ts';
export { healthyShare, type Reported, type ReportState, type Tally, tallyOf } from './tally.ts';
