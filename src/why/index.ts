export { WHY_ABSENT_ADVICE } from './absent/advice.ts';
export { diagnoseAbsent, S2_STEPS } from './absent/diagnose.ts';
export type {
  AbsentFacts,
  CatalogWord,
  Described,
  ImportAttempt,
  Named,
  RemovedHere,
  RunHere,
  SelectionHere,
  Sought,
  SyncHere,
  UpstreamHere,
  UpstreamWord,
} from './absent/facts.ts';
export { classificationNamed, type ListedCategory, productNamed } from './absent/find-category.ts';
export { absentHeadlines } from './absent/headlines.ts';
export { WHY_ABSENT_MESSAGES } from './absent/messages.ts';
export { isAskedFor } from './absent/obstacles.ts';
export { SYNC_FAULT_CODES } from './absent/sync-faults.ts';
export type { AlikeComputers, FleetFacts, GroupsDecision } from './fleet/facts.ts';
export { groupLackers } from './fleet/group-lackers.ts';
export { FLEET_MESSAGES } from './fleet/messages.ts';
export { joinMachine } from './join-machine.ts';
export { susClientIdOf } from './machine/clones.ts';
export { MACHINE_CONNECTION_MESSAGES } from './machine/connection-messages.ts';
export { diagnoseMachine, machineHeadlines } from './machine/diagnose.ts';
export type * from './machine/facts.ts';
export { MACHINE_SETTINGS_MESSAGES } from './machine/settings-messages.ts';
export { MACHINE_STATE_MESSAGES } from './machine/state-messages.ts';
export { WHY_MESSAGES } from './messages.ts';
export { diagnosePresent } from './present/diagnose.ts';
export type * from './present/facts.ts';
export { PRESENT_MACHINE_MESSAGES } from './present/machine-messages.ts';
export { PRESENT_MESSAGES } from './present/messages.ts';
export {
  type ComputersByCause,
  FIT,
  type Fit,
  type LookedAt,
  type MeantUpdate,
  type OtherUpdate,
  reportOn,
  reportOnUpdates,
  shortName,
  type WhyQuestion,
  type WhyReport,
} from './report.ts';
