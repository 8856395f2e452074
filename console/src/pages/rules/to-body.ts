import type { RuleBody, RuleRow } from '#server/admin';

/** A rule as it is sent: without what the server adds. */
export function toBody({ name, enabled, conditions, actions, onMatch }: RuleRow): RuleBody {
  return { name, enabled, conditions, actions, onMatch };
}
