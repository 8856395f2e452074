import type { ReactNode } from 'react';
import type { CategoryKind, CategoryRow } from '#server/admin';
import { Chip } from '../../../kit/index.ts';
import { useClassificationName } from '../../../parts/names/index.ts';
import { useFormat, useLanguage, useWords } from '../../../words/index.ts';
import { CLASSIFICATIONS } from './classification-words.ts';
import { type Node, standingOf } from './selection.ts';
import { productsWords } from './words.ts';

/** How a category is named and what is said of it. */
export interface Describe {
  readonly title: (row: CategoryRow) => string;
  readonly beside: (node: Node) => ReactNode;
}

/** Names of products are never translated; those of classifications are, as Microsoft does. */
export function useDescribe(
  kind: CategoryKind,
  before: ReadonlySet<string>,
  ticked: ReadonlySet<string>,
): Describe {
  const words = useWords(productsWords);
  const format = useFormat();
  const { language } = useLanguage();
  const nameOf = useClassificationName();
  return {
    title: ({ id, title }) => nameOf(id, title),
    beside: (node) => {
      const { id, isNew, updates } = node.row;
      const says = kind === 'classifications' ? CLASSIFICATIONS[id]?.[language] : undefined;
      return (
        <>
          {says !== undefined && <span>{says}</span>}
          {isNew && <Chip>{words.isNew}</Chip>}
          {!before.has(id) && ticked.has(id) && <Chip tone="good">{words.willCome}</Chip>}
          {before.has(id) && !ticked.has(id) && (
            <Chip tone="wait">{standingOf(node, ticked) === 'off' ? words.willGo : words.notWhole}</Chip>
          )}
          {updates > 0 && <span>{words.here(format.count(updates, 'update'))}</span>}
        </>
      );
    },
  };
}
