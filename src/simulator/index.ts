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
