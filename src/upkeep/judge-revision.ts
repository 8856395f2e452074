import { days, goes, stays, type Verdict } from './verdict.ts';

export interface RevisionFacts {
  readonly revisionNumber: number;
  /** The revision that stands for the update now. */
  readonly latestNumber: number;
  /** When that one came. */
  readonly latestArrivedAt: number;
  /** An approval names this very revision. */
  readonly approvalNamesIt: boolean;
}

/** Whether an older revision may go, bundles that name it left aside. `kept` in milliseconds. */
export function judgeRevision(
  facts: RevisionFacts,
  view: { readonly now: number; readonly kept: number },
): Verdict {
  if (facts.revisionNumber >= facts.latestNumber) return stays('it is the latest');
  if (facts.approvalNamesIt) return stays('an approval names it');
  const age = view.now - facts.latestArrivedAt;
  if (age < view.kept) return stays(`revision ${facts.latestNumber} came ${days(age)} ago only`);
  return goes(`revision ${facts.latestNumber} took its place ${days(age)} ago`);
}
