export { type CycleResult, type ScanResult, SimulatedClient, simulateClient } from './agent/client.ts';
export { type DatastoreState, parseDatastore, writeDatastore } from './agent/datastore.ts';
export type { StatusLists } from './agent/events.ts';
export type { InstallOutcome } from './agent/install.ts';
export type { ClientOptions } from './agent/options.ts';
export type { CallCounts, Statistics } from './agent/statistics.ts';
export { addSimulateCommands } from './commands.ts';
export { type DemoMachine, type DemoOptions, type DemoReport, runDemo } from './demo.ts';
export { simulatorFailures } from './failures.ts';
export { type FleetOptions, type MachineRun, runFleet } from './fleet.ts';
export { type FleetSummary, summarise } from './fleet-table.ts';
export { computerInfo } from './profiles/computer-info.ts';
export type { Profile, ProfileName } from './profiles/profile.ts';
export { PROFILE_NAMES, PROFILES } from './profiles/profiles.ts';
export { type PublishedRelease, type PublisherDay, PublisherYear } from './publisher-year.ts';
export { type SampleCatalog, type SampleUpdate, sampleCatalog } from './sample-catalog.ts';
export {
  type CatalogCounts,
  type CatalogOptions,
  countCatalog,
  type DocumentKind,
  generateCatalog,
  type SyntheticDocument,
} from './synthetic/catalog.ts';
export { generateDetectoids } from './synthetic/detectoids.ts';
export { type PayloadFile, payloadOf } from './synthetic/payload.ts';
export { startTodoku, type TodokuProcess } from './todoku-process.ts';
export {
  cabinetBomb,
  cabinetNoise,
  cabinetOfMany,
  cabinetWithPath,
  documentBomb,
  documentCut,
  documentExternalEntity,
  documentNesting,
  dropped,
  duplicated,
  freeze,
  ghostIds,
  hugeListing,
  inWorld,
  microsoftUrl,
  mixAndMatch,
  rollback,
  unasked,
  wrongIdentity,
} from './upstream/catalog-faults.ts';
export {
  altering,
  type Fault,
  FaultPlan,
  type FaultTarget,
  firstCalls,
  fromCall,
  onCall,
  type Reply,
} from './upstream/fault.ts';
export {
  badXml,
  emptyAnswer,
  envelopeBomb,
  envelopeExternalEntity,
  envelopeNesting,
  expiredCookies,
  invalidBase64,
  serverChanged,
  soapFault,
} from './upstream/message-faults.ts';
export {
  type SampleDownstreamOptions,
  type SampleDownstreamResult,
  type SampleRevision,
  syncAsSample,
} from './upstream/sample-downstream.ts';
export type { UpstreamSettings as SimulatedUpstreamSettings } from './upstream/settings.ts';
export {
  type SimulatedUpstream,
  startSimulatedUpstream,
  type UpstreamCall,
  type UpstreamOptions,
} from './upstream/simulated-upstream.ts';
export {
  captivePortal,
  corruptContent,
  drip,
  endless,
  httpPage,
  redirectTo,
  reset,
  resizedContent,
  slow,
  truncated,
  wrongLength,
} from './upstream/transport-faults.ts';
export { UpstreamWorld, type WorldApproval } from './upstream/world.ts';
