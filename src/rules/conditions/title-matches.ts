import { RE2JS } from 're2js';
import { rulesFailures } from '../failures.ts';
import { type Kind, valuesOf } from './question.ts';

/** Longest pattern. */
const MOST = 500;

/** A regular expression finds something in the title, any letter case; in time that grows with the title alone. */
export const titleMatches: Kind = (condition) => {
  valuesOf(condition);
  const patterns = (condition.values ?? []).map(compiled);
  return (facts) => patterns.some((pattern) => pattern.matcher(facts.title).find());
};

function compiled(source: string): RE2JS {
  if (source.length > MOST)
    throw rulesFailures.fail('bad-pattern', { detail: `it is longer than ${MOST} characters` });
  try {
    return RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
  } catch (cause) {
    throw rulesFailures.fail('bad-pattern', {
      subject: source,
      detail: String((cause as Error).message),
      cause,
    });
  }
}
