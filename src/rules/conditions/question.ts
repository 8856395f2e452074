import type { UpdateFacts } from '../facts.ts';
import { rulesFailures } from '../failures.ts';
import type { Condition } from '../rule.ts';

/** A condition made ready: asked of every update. */
export type Question = (facts: UpdateFacts, now: number) => boolean;
/** Makes a condition ready. Throws `rules/bad-condition` where it lacks something. */
export type Kind = (condition: Condition) => Question;

/** The values in lower case. Throws `rules/bad-condition` where there are none, or one that is not among `known`. */
export function valuesOf({ kind, values = [] }: Condition, known?: readonly string[]): readonly string[] {
  const lower = values.map((value) => value.trim().toLowerCase()).filter((value) => value !== '');
  if (lower.length === 0)
    throw rulesFailures.fail('bad-condition', { subject: kind, detail: 'it names no value' });
  const strange = known === undefined ? undefined : lower.find((value) => !known.includes(value));
  if (strange !== undefined)
    throw rulesFailures.fail('bad-condition', {
      subject: kind,
      detail: `"${strange}" is none of ${known!.join(', ')}`,
    });
  return lower;
}

/** A whole number from 1 on. Throws `rules/bad-condition`. */
export function figureOf(kind: string, name: string, figure: number | undefined): number {
  if (figure !== undefined && Number.isInteger(figure) && figure >= 1 && figure <= 1_000_000) return figure;
  throw rulesFailures.fail('bad-condition', {
    subject: kind,
    detail: `${name} has to be a whole number from 1 on`,
  });
}
