export type { Account, ApiToken, Role, Session } from './account-port.ts';
export type { AuditBreak, AuditFilter, AuditVerdict } from './audit-port.ts';
export type {
  AudienceMember,
  AwaitedEula,
  DecidedDeployment,
  DecidedState,
  Decision,
  DecisionScope,
  DecisionVerb,
  Hold,
  HoldState,
  NewDecision,
  PinState,
} from './decision-port.ts';
export { storeFailures } from './failures.ts';
export type {
  FleetStanding,
  FoundUpdates,
  SoughtUpdate,
  UpdateFigures,
  UpdateFilter,
  UpdateQuery,
  UpdateSort,
  UpdateStanding,
} from './finding-port.ts';
export type { FleetMoments, FleetRow, LackingRow } from './fleet-port.ts';
export type { NewNotice, NoticeFailure, NoticeRecord, NoticeState } from './notice-port.ts';
export type {
  ApartFunction,
  ApartWork,
  AuditEntry,
  ClientEvent,
  Computer,
  ComputerInventory,
  ComputerStatusRow,
  Contact,
  DeclineState,
  EndedDeployment,
  FileRecord,
  NewDeployment,
  Page,
  RecordedContacts,
  RevisionImport,
  RevisionSummary,
  StatusCounts,
  Store,
  StoreCounts,
  StoredAuditEntry,
  StoreIdentity,
  StoreReader,
  StoreWriter,
  WireFragments,
} from './port.ts';
export type { EventPortion, FailureCode } from './sign-port.ts';
export type {
  DownstreamServer,
  FetchRecord,
  FileSource,
  QuarantinedRevision,
  RolledUpComputer,
  Selection,
  SyncCounts,
  SyncFinding,
  SyncOutcome,
  SyncPhase,
  SyncPhaseName,
  SyncRun,
  SyncTrigger,
} from './sync-port.ts';
export type {
  ComputerCounts,
  ComputerFilter,
  ComputerSort,
  ComputersQuery,
  Sighting,
} from './targeting-port.ts';
export type {
  DatabaseSize,
  Removal,
  RemovalReason,
  RemovedRevision,
  UnneededFile,
  UpkeepEntry,
  UpkeepItem,
  UpkeepStep,
} from './upkeep-port.ts';
