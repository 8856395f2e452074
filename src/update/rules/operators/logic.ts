import type { Operators } from '../context.ts';
import { all, any, not } from '../truth.ts';

/** LogicalApplicabilityRules. */
export const LOGIC: Operators = {
  True: () => 'true',
  False: () => 'false',
  And: (rule, context) => all(rule.rules, (inner) => context.evaluate(inner, context.loopTarget)),
  Or: (rule, context) => any(rule.rules, (inner) => context.evaluate(inner, context.loopTarget)),
  Not: (rule, context) => {
    const [inner, ...others] = rule.rules;
    return inner === undefined || others.length > 0
      ? 'unknown'
      : not(context.evaluate(inner, context.loopTarget));
  },
};
