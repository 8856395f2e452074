export type { AlikeComputers, FleetFacts, GroupsDecision } from './fleet/facts.ts';
export { groupLackers } from './fleet/group-lackers.ts';
export { FLEET_MESSAGES } from './fleet/messages.ts';
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
