export { ARCHITECTURES, type Architecture, architecturesOf, machineArchitecture } from './architecture-of.ts';
export { CHANNELS, type Channel, channelOf } from './channel-of.ts';
export { checkRule } from './check-rule.ts';
export {
  deadlineAt,
  type Evaluation,
  evaluateRules,
  type PreparedRule,
  prepareRules,
  type RuleDecision,
  type RuleTrace,
} from './evaluate-rules.ts';
export type { UpdateFacts } from './facts.ts';
export { PILOT, RULE_PRESETS, type RulePreset } from './presets.ts';
export {
  CONDITION_KINDS,
  type Condition,
  type ConditionKind,
  RULES_SETTING,
  type Rule,
  type RuleAction,
  type RuleDeadline,
} from './rule.ts';
