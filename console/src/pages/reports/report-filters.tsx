import type { CategoriesAnswer, GroupRow, GroupsAnswer, ReportState } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { Checkbox, SelectField } from '../../kit/index.ts';
import { useClassificationName, useGroupName } from '../../parts/names/index.ts';
import { useWords } from '../../words/index.ts';
import type { Filter } from './filter.ts';
import style from './report-filters.module.css';
import { reportWords } from './words.ts';

const ANY = 'any';

/** What a report is narrowed by. `without`: fields that this report has no use for. */
export function ReportFilters({
  filter,
  onChange,
  without = [],
}: {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
  readonly without?: readonly (keyof Filter)[];
}) {
  const words = useWords(reportWords);
  const groups = useAnswer<GroupsAnswer>('/groups').data?.items ?? [];
  const products = useAnswer<CategoriesAnswer>('/categories', { kind: 'products' }).data?.items ?? [];
  const classifications =
    useAnswer<CategoriesAnswer>('/categories', { kind: 'classifications' }).data?.items ?? [];
  const groupName = useGroupName();
  const className = useClassificationName();
  const put = <Name extends keyof Filter>(name: Name, value: Filter[Name] | undefined) => {
    const { [name]: _, ...rest } = filter;
    onChange(value === undefined ? rest : { ...rest, [name]: value });
  };
  const has = (name: keyof Filter) => !without.includes(name);
  const approved = filter.approved === undefined ? ANY : filter.approved ? 'approved' : 'others';
  // Products that have nothing here would make an empty report; the one that is chosen stays in the list.
  const shown = products.filter(({ updates, title }) => updates > 0 || title === filter.product);
  return (
    <div className={style['filters']} role="group" aria-label={words.filters}>
      <SelectField
        label={words.group}
        value={filter.group ?? groups[0]?.name ?? ANY}
        onChange={(name) => put('group', name === groups[0]?.name ? undefined : name)}
        choices={groups.map((group) => ({
          id: group.name,
          text: pathOf(group, groups)
            .map(({ id, name }) => groupName(id, name))
            .join(' / '),
        }))}
      />
      <SelectField
        label={words.classification}
        value={filter.classification ?? ANY}
        onChange={(title) => put('classification', title === ANY ? undefined : title)}
        choices={[
          { id: ANY, text: words.anyClassification },
          ...classifications.map(({ id, title }) => ({ id: title, text: className(id, title) })),
        ]}
      />
      <SelectField
        label={words.product}
        value={filter.product ?? ANY}
        onChange={(title) => put('product', title === ANY ? undefined : title)}
        choices={[
          { id: ANY, text: words.anyProduct },
          ...shown.map(({ title }) => ({ id: title, text: title })),
        ]}
      />
      {has('state') && (
        <SelectField
          label={words.state}
          value={filter.state ?? ANY}
          onChange={(state) => put('state', state === ANY ? undefined : (state as ReportState))}
          choices={[
            { id: ANY, text: words.any },
            ...Object.entries(words.states).map(([id, text]) => ({ id, text })),
          ]}
        />
      )}
      {has('approved') && (
        <SelectField
          label={words.approval}
          value={approved}
          onChange={(id) => put('approved', id === ANY ? undefined : id === 'approved')}
          choices={[
            { id: ANY, text: words.any },
            { id: 'approved', text: words.approvedOnly },
            { id: 'others', text: words.otherOnly },
          ]}
        />
      )}
      <div className={style['checks']}>
        {has('subgroups') && (
          <Checkbox
            checked={filter.subgroups ?? true}
            onChange={(on) => put('subgroups', on ? undefined : false)}
          >
            {words.subgroups}
          </Checkbox>
        )}
        {has('downstream') && (
          <Checkbox
            checked={filter.downstream ?? false}
            onChange={(on) => put('downstream', on ? true : undefined)}
          >
            {words.downstream}
          </Checkbox>
        )}
      </div>
    </div>
  );
}

/** The group with those above it, the one that has all computers left out. */
function pathOf(group: GroupRow, groups: readonly GroupRow[]): readonly GroupRow[] {
  const above = groups.find(({ id }) => id === group.parentId);
  return above?.parentId === undefined ? [group] : [...pathOf(above, groups), group];
}
