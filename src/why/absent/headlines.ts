import type { State, Text } from '#diagnosis';
import { WHY_ABSENT_MESSAGES } from './messages.ts';

/** The answer in a sentence: it is not here, whatever else is known. */
export function absentHeadlines(what: string): Readonly<Record<State, Text>> {
  const { says } = WHY_ABSENT_MESSAGES.say('update-absent', { what });
  const { says: open } = WHY_ABSENT_MESSAGES.say('update-absent-open', { what });
  return { no: says, yes: says, unknown: open };
}
