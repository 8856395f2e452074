import type { Action, Evidence, Finding, Text, Verdict } from '#diagnosis';
import type { AbsentFacts } from './facts.ts';
import { WHY_ABSENT_MESSAGES } from './messages.ts';

/** One look at the facts. Undefined: the question does not arise. */
export type AbsentCheck = (facts: AbsentFacts) => Finding | undefined;

type Sentence = { readonly code: string; readonly says: Text };

interface More {
  readonly evidence?: readonly (Evidence | undefined)[];
  readonly next?: readonly (Action | undefined)[];
  readonly then?: Text | undefined;
}

/** What a check says. */
export const { say } = WHY_ABSENT_MESSAGES;

export function passes(check: string, sentence: Sentence, evidence: More['evidence'] = []): Finding {
  return finding(check, 'pass', sentence, { evidence });
}

export function fails(check: string, sentence: Sentence, more: More): Finding {
  return finding(check, 'fail', sentence, more);
}

export function warns(check: string, sentence: Sentence, more: More): Finding {
  return finding(check, 'warn', sentence, more);
}

export function cannotTell(check: string, sentence: Sentence, decidedBy: Text, more: More = {}): Finding {
  return { ...finding(check, 'unknown', sentence, more), decidedBy };
}

function finding(
  check: string,
  verdict: Verdict,
  { code, says }: Sentence,
  { evidence = [], next = [], then }: More,
): Finding {
  return {
    check,
    code,
    verdict,
    says,
    evidence: evidence.filter((each) => each !== undefined),
    next: next.filter((each) => each !== undefined),
    ...(then === undefined ? {} : { then }),
  };
}
