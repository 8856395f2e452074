export type { ComputerId, InstallState, UpdateStatus } from './computer.ts';
export type { ApprovalAction, Deployment, DeploymentAction, DeploymentId } from './deployment.ts';
export { documentText } from './document-text.ts';
export { updateFailures } from './failures.ts';
export type { EulaFragment, Fragments, LanguageFragment } from './fragment.ts';
export {
  checkGroupRule,
  GROUP_RULE_CONDITIONS,
  type GroupRule,
  type GroupRuleCondition,
  type GroupRuleSubject,
  type GroupRuleVerdict,
  judgeGroupRule,
} from './group-rule.ts';
export {
  type RevisionId,
  type RevisionNumber,
  toUpdateId,
  type UpdateId,
  type UpdateIdentity,
} from './ids.ts';
export { type IndexRecord, toIndexRecord } from './index-record.ts';
export { type ParsedUpdate, parseUpdate } from './parse.ts';
export {
  type BundleClause,
  type CategoryType,
  type DriverMetadata,
  type EulaFile,
  type FeatureScore,
  type LocalizedProperties,
  type PrerequisiteClause,
  type PublicationState,
  type Revision,
  textIn,
  titleOf,
  type UpdateFile,
  type UpdateType,
} from './revision.ts';
export { evaluate, knownOperators } from './rules/evaluate.ts';
export type {
  DeviceFacts,
  FileFacts,
  MachineFacts,
  MsiProductFacts,
  ProcessorFacts,
  RegistryKey,
  RegistryValue,
  WindowsFacts,
} from './rules/facts.ts';
export { factsOf, type MachineDescription } from './rules/machine-facts.ts';
export type { RuleMetadata } from './rules/metadata.ts';
export { parseRules } from './rules/parse-rules.ts';
export type { Rule, RuleSet, Truth } from './rules/rule.ts';
export { ALL_COMPUTERS, type GroupId, type TargetGroup, UNASSIGNED_COMPUTERS } from './target-group.ts';
export { toWireFragments } from './wire-fragments.ts';
