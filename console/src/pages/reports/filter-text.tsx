import type { CategoriesAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { useClassificationName, useGroupNameAlone } from '../../parts/names/index.ts';
import { useWords } from '../../words/index.ts';
import type { Filter } from './filter.ts';
import { reportWords } from './words.ts';

/** What a report was narrowed by, in words: on paper the fields themselves are not there. */
export function FilterText({ filter }: { readonly filter: Filter }) {
  const words = useWords(reportWords);
  const names = useKnownNames();
  const { group, subgroups, classification, product, state, approved, downstream } = filter;
  const said = [
    group !== undefined && `${words.group}: ${names.group(group)}`,
    subgroups === false && words.onlyGroup,
    classification !== undefined && `${words.classification}: ${names.classification(classification)}`,
    product !== undefined && `${words.product}: ${product}`,
    state !== undefined && `${words.state}: ${words.states[state]}`,
    approved !== undefined && (approved ? words.approvedOnly : words.otherOnly),
    downstream === true && words.downstream,
  ];
  return said.filter((each) => each !== false).join(' · ');
}

/** Reports name groups and classifications as the server does; these have a name in each language. */
export function useKnownNames(): {
  readonly group: (name: string) => string;
  readonly classification: (title: string) => string;
} {
  const classes = useAnswer<CategoriesAnswer>('/categories', { kind: 'classifications' }).data?.items ?? [];
  const group = useGroupNameAlone();
  const className = useClassificationName();
  return {
    group,
    classification: (title) => {
      const known = classes.find((each) => each.title === title);
      return known === undefined ? title : className(known.id, known.title);
    },
  };
}
