import type { CategoriesAnswer, CategoryRow } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { useClassificationName } from '../names/index.ts';

/** What an update belongs to, told apart: products keep their names, classifications have one in each language. */
export function useCategories(titles: readonly string[]): {
  readonly products: readonly string[];
  readonly classifications: readonly string[];
} {
  const nameOf = useClassificationName();
  const answer = useAnswer<CategoriesAnswer>('/categories', { kind: 'classifications' });
  const known = new Map(answer.data?.items.map((row: CategoryRow) => [row.title, row.id]));
  return {
    products: titles.filter((title) => !known.has(title)),
    classifications: titles
      .filter((title) => known.has(title))
      .map((title) => nameOf(known.get(title) ?? '', title)),
  };
}
