export { type CatalogReference, catalogReference } from './catalog-reference.ts';
export { searchCatalog } from './catalog-site.ts';
export { DEFAULT_GUARD, DEFAULT_SCHEDULE } from './defaults.ts';
export { upstreamFailures } from './failures.ts';
export { frozenSince } from './freeze.ts';
export { MICROSOFT_ROOT_2011, MICROSOFT_UPDATE, microsoftTrust } from './microsoft.ts';
export { runPreflight } from './preflight.ts';
export type { RollupParts } from './rollup/parts.ts';
export { type RolledUp, rollUp } from './rollup/roll-up.ts';
export { openSession } from './session.ts';
export { createSynchroniser, type SynchroniserOptions } from './synchroniser.ts';
export type {
  CatalogPage,
  CatalogSiteRow,
  GuardSettings,
  ImportHints,
  ImportOutcome,
  Migrated,
  Preflight,
  PreflightStep,
  ScheduleSettings,
  Synchroniser,
  SyncProgress,
  SyncRequest,
  SyncState,
  UpstreamContext,
  UpstreamSession,
  UpstreamSettings,
} from './types.ts';
