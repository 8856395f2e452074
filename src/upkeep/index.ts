export { type FleetFacts, FleetSigns, type Pulse, systemOf } from './fleet/fleet-signs.ts';
export { type Known, ReportSigns } from './fleet/report-signs.ts';
export { type GroupDecisions, type GroupPaths, groupPaths } from './group-decisions.ts';
export type { Finding } from './health/check.ts';
export { CHECK_CODES, examine } from './health/examine.ts';
export type { HealthFacts } from './health/facts.ts';
export {
  type InboxEntry,
  inbox,
  SEEN_SETTING,
  SNOOZES_SETTING,
  type Snooze,
  seenAfter,
} from './health/inbox.ts';
export { judgeComputer } from './judge-computer.ts';
export { judgeContent } from './judge-content.ts';
export { judgeExpired } from './judge-expired.ts';
export { judgeMetadata } from './judge-metadata.ts';
export { judgeRevision } from './judge-revision.ts';
export { type Cohort, judgeSuperseded, type Successor } from './judge-superseded.ts';
export {
  DAY,
  DEFAULT_UPKEEP,
  metadataKept,
  UPKEEP_SETTING,
  type UpkeepSettings,
  upkeepSettings,
} from './settings.ts';
export { successorsOf } from './successors.ts';
export { TASK_NAMES, TASKS, type TaskName, taskNamed } from './tasks.ts';
export { counted, days, type Verdict } from './verdict.ts';
