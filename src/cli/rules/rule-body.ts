import type { RuleBody, RuleRow } from '#server/admin';

/** The part of a rule that can be sent back. */
export function bodyOf({ name, enabled, conditions, actions, onMatch }: RuleRow): RuleBody {
  return { name, enabled, conditions, actions, onMatch };
}
