import { useMemo } from 'react';
import type { CategoriesAnswer, CategoryRow, GroupsAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import type { Choice } from '../../kit/index.ts';
import { useClassificationName, useGroupName } from '../../parts/names/index.ts';

/** What rules can name, with what it is called here. */
export interface Choices {
  readonly product: readonly Choice[];
  readonly classification: readonly Choice[];
  readonly group: readonly Choice[];
}

/** The products, classifications and groups that there are, and names by id; `known` names those of the rule itself. */
export function useNames(known: Readonly<Record<string, string>>): {
  readonly names: Readonly<Record<string, string>>;
  readonly choices: Choices;
} {
  const products = useAnswer<CategoriesAnswer>('/categories', { kind: 'products' });
  const classifications = useAnswer<CategoriesAnswer>('/categories', { kind: 'classifications' });
  const groups = useAnswer<GroupsAnswer>('/groups');
  const classification = useClassificationName();
  const group = useGroupName();
  return useMemo(() => {
    const rows = [...(products.data?.items ?? []), ...(classifications.data?.items ?? [])];
    return {
      names: {
        ...known,
        ...Object.fromEntries(rows.map(({ id, title }) => [id, title])),
        ...Object.fromEntries((groups.data?.items ?? []).map(({ id, name }) => [id, name])),
      },
      choices: {
        product: (products.data?.items ?? []).map((row, index, all) => toChoice(row, index, all)),
        classification: (classifications.data?.items ?? []).map(({ id, title }) => ({
          id,
          text: classification(id, title),
        })),
        group: (groups.data?.items ?? []).map(({ id, name }) => ({ id, text: group(id, name) })),
      },
    };
  }, [known, products.data, classifications.data, groups.data, classification, group]);
}

/** A product with the family that it belongs to: the nearest row above it that is less deep. */
function toChoice({ id, title, depth }: CategoryRow, index: number, all: readonly CategoryRow[]): Choice {
  const above = all.slice(0, index).findLast((each) => each.depth < depth);
  return { id, text: title, ...(above === undefined ? {} : { hint: above.title }) };
}
