import { days, goes, stays, type Verdict } from './verdict.ts';

export interface ComputerFacts {
  /** 0 for never. */
  readonly lastContactAt: number;
  readonly createdAt: number;
}

/** Whether a machine has been silent for so long that it is archived. `silent` in milliseconds. */
export function judgeComputer(
  facts: ComputerFacts,
  view: { readonly now: number; readonly silent: number },
): Verdict {
  const age = view.now - Math.max(facts.lastContactAt, facts.createdAt);
  return age < view.silent ? stays(`heard of ${days(age)} ago`) : goes(`silent for ${days(age)}`);
}
