import type { Finding } from '#diagnosis';
import { advise, adviseImport, adviseSelecting, seen } from './advice.ts';
import type { AbsentFacts, CategoryHere } from './facts.ts';
import { cannotTell, fails, passes, say, warns } from './finding.ts';
import { isAskedFor, obstaclesOf } from './obstacles.ts';

/** B6: its classification is not selected. */
export function classificationSelected(facts: AbsentFacts): Finding | undefined {
  const { described, selection, upstream } = facts;
  if (upstream === undefined || upstream.mode === 'replica') return undefined;
  const count = seen('selectedClassifications', selection.classifications);
  if (selection.classifications === 0) {
    return fails('B6', say('absent-no-classification', undefined), {
      evidence: [count],
      next: [
        advise('absent-do-look-for-classification', 'server', 'todoku classifications list'),
        adviseImport(facts),
      ],
    });
  }
  const told = described.filter(({ classification }) => classification !== undefined);
  if (told.length === 0) {
    const decidedBy = say('absent-decided-by-page', undefined).says;
    return cannotTell('B6', say('absent-classification-unknown', undefined), decidedBy, {
      evidence: [count],
    });
  }
  const lacking = told.filter((each) => obstaclesOf(each, facts).classification);
  if (lacking.length === 0) {
    const names = unique(told.flatMap(({ classification }) => classification ?? [])).map(calledHere);
    return passes('B6', say('absent-classification-selected', { names }), [count]);
  }
  const classes = unique(lacking.flatMap(({ classification }) => classification ?? []));
  const names = classes.map(calledHere);
  const more = {
    evidence: [count, ...names.map((name) => seen('classification', name))],
    next: [
      adviseImport(facts),
      ...classes
        .filter(({ selected }) => selected === 'no')
        .map((each) => adviseSelecting('classification', calledHere(each))),
    ],
    then: say('absent-then-import-alone', undefined).says,
  };
  return described.some((each) => isAskedFor(each, facts))
    ? warns('B6', say('absent-classification-for-some', { names }), more)
    : fails('B6', say('absent-classification-not-selected', { names }), more);
}

function calledHere({ name, here }: CategoryHere): string {
  return here ?? name;
}

function unique(categories: readonly CategoryHere[]): readonly CategoryHere[] {
  return [...new Map(categories.map((each) => [calledHere(each), each])).values()];
}
