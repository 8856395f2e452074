import type { MachineFacts, RegistryKey } from './facts.ts';
import type { RuleMetadata } from './metadata.ts';
import type { Rule, Truth } from './rule.ts';

/** What an operator may look at. */
export interface RuleContext {
  readonly facts: MachineFacts;
  readonly metadata: RuleMetadata;
  /** Inside RegKeyLoop: the subkey it has come to, what `HKEY_LOOP_TARGET` means. */
  readonly loopTarget?: RegistryKey;
  /** Evaluates a rule inside this one. */
  evaluate(rule: Rule, loopTarget?: RegistryKey): Truth;
}

export type Operator = (rule: Rule, context: RuleContext) => Truth;
export type Operators = Readonly<Record<string, Operator>>;
