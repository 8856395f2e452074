import type { AbsentFacts, CategoryHere, Described } from './facts.ts';
import { isAskedFor, isSelected, languagesOf } from './obstacles.ts';

/** True where the update is asked for now and was not when the last successful run began. */
export function bringsNewSelection(facts: AbsentFacts): boolean {
  return facts.described.some((each) => isAskedFor(each, facts) && isNewlyAskedFor(each, facts));
}

function isNewlyAskedFor(described: Described, { selection }: AbsentFacts): boolean {
  const { products, classification } = described;
  const ofSelected = products.filter(isSelected);
  const isNew = ({ isNew: came = false }: CategoryHere): boolean => came;
  const spoken = (languagesOf(described) ?? []).filter((each) => selection.languages.includes(each));
  const added = selection.added?.languages ?? [];
  return (
    (ofSelected.length > 0 && ofSelected.every(isNew)) ||
    (classification !== undefined && isNew(classification)) ||
    (spoken.length > 0 && spoken.every((each) => added.includes(each)))
  );
}
