import { architecturesOf } from '../architecture-of.ts';
import type { Kind } from './question.ts';

/** The title names architectures, and no computer here has one of them. Never holds before a computer has told its own. */
export const architectureAbsent: Kind = () => (facts) => {
  const names = architecturesOf(facts.title);
  return facts.fleet.size > 0 && names.length > 0 && !names.some((name) => facts.fleet.has(name));
};
