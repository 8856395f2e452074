import { days, goes, stays, type Verdict } from './verdict.ts';

export interface ContentFacts {
  /** An approval or the policy needs it here. */
  readonly needed: boolean;
  /** It is wanted now: by a client, a person, or a server below. */
  readonly wanted: boolean;
  /** Since when nothing needs it, as far as it was noticed. */
  readonly unneededSince?: number;
  /** When it came, or was last written. */
  readonly arrivedAt: number;
}

/** Whether a file may go. `kept` in milliseconds. A file that came a moment ago is not judged by what nobody needs yet. */
export function judgeContent(
  facts: ContentFacts,
  view: { readonly now: number; readonly kept: number },
): Verdict {
  if (facts.needed) return stays('an approval or the policy needs it');
  if (facts.wanted) return stays('it is wanted');
  if (facts.unneededSince === undefined) return stays('that nothing needs it was noticed only now');
  const age = view.now - Math.max(facts.unneededSince, facts.arrivedAt);
  return age < view.kept
    ? stays(`unneeded for ${days(age)} only`)
    : goes(`nothing has needed it for ${days(age)}`);
}
