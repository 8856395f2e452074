export {
  approvedFiles,
  contentPolicy,
  filesOfRevisions,
  isExpress,
  type Needing,
  withMembers,
} from './content-needs.ts';
export { type EventExpiryOptions, startEventExpiry } from './expire-events.ts';
export { jobsFailures } from './failures.ts';
export { type ContentFetcherOptions, createContentFetcher } from './fetch-content.ts';
export type { ActiveFetch, ContentFetcher, ContentForecast, FetchStatus } from './fetch-types.ts';
export {
  COMPUTER_STATES,
  type ComputerState,
  createFigures,
  type Figures,
  type FiguresDesk,
} from './figures.ts';
export type { ScanOf } from './health/fleet-facts.ts';
export { createHealth, type Health } from './health.ts';
export type { CertificateInUse } from './health-facts.ts';
export {
  createHousekeeping,
  type Housekeeping,
  type HousekeepingRequest,
  housekeepingSettings,
  type TaskReport,
  type TaskState,
} from './housekeeping.ts';
export { type MigrationOptions, type MigrationParts, migrate } from './migrate.ts';
export type { MakeReport } from './notices/make-message.ts';
export { createNotices, type Notices } from './notices.ts';
export { startHoldRelease } from './release-holds.ts';
export { repairContent, replaceCorrupt } from './repair-content.ts';
export type { RuleFinding, RuleLook, RuleReport, Rules, RulesRequest, RuleTrace } from './rules/report.ts';
export { createRules } from './run-rules.ts';
export { type SyncSchedule, type SyncScheduleOptions, startSyncSchedule } from './schedule-sync.ts';
export {
  type Scrub,
  type ScrubFinding,
  type ScrubOptions,
  type ScrubReport,
  startScrub,
} from './scrub-content.ts';
export { type ScrubPosition, scrubPositionFile, scrubPositionInMemory } from './scrub-position.ts';
export { type Sleep, timerSleep } from './sleep.ts';
export { HOUSEKEEPER } from './upkeep/task.ts';
export type { FileAskingSession } from './upstream-door.ts';
