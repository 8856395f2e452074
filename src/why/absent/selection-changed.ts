import type { Finding } from '#diagnosis';
import { advise, seen, seenAt } from './advice.ts';
import type { AbsentFacts, Described } from './facts.ts';
import { cannotTell, fails, passes, say } from './finding.ts';
import { bringsNewSelection } from './new-selection.ts';
import { failedRun, nextRun } from './sync-failure.ts';

/** B3: what would bring it was selected after the last run, or no run has fetched anything yet. */
export function selectedSince(facts: AbsentFacts): Finding | undefined {
  const { sync, selection, upstream, described } = facts;
  if (upstream === undefined) return undefined;
  const run = advise('absent-do-synchronize', 'server', 'todoku sync run');
  if (sync.lastGoodAt === undefined) {
    // Why the runs there were came to nothing is what is said then.
    if (failedRun(facts) !== undefined) return undefined;
    return fails('B3', say('absent-never-synchronized', undefined), { next: [run], then: nextRun(facts) });
  }
  const { products = [], classifications = [], languages = [] } = selection.added ?? {};
  const names = [...products, ...classifications, ...languages];
  if (upstream.mode === 'replica' || names.length === 0)
    return passes('B3', say('absent-selection-same', undefined));
  const evidence = [
    seen('added', names.join(', ')),
    seenAt('lastGood', sync.lastGoodAt),
    selection.changed === undefined
      ? undefined
      : seen('changedBy', selection.changed.actor, selection.changed.at),
  ];
  if (bringsNewSelection(facts)) {
    return fails('B3', say('absent-selection-changed', { names }), {
      evidence,
      next: [run],
      then: nextRun(facts),
    });
  }
  if (described.length > 0 && described.every(isWhole))
    return passes('B3', say('absent-selection-same', undefined), evidence);
  const decidedBy = say('absent-decided-by-page', undefined).says;
  return cannotTell('B3', say('absent-selection-perhaps', { names }), decidedBy, { evidence, next: [run] });
}

function isWhole({ products, classification }: Described): boolean {
  return products.length > 0 && classification !== undefined;
}
