import type { CategoriesAnswer, GroupsAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { type Choice, SelectField } from '../../kit/index.ts';
import { useClassificationName, useGroupName } from '../../parts/names/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import style from './filters.module.css';
import { type Field, useQuestion } from './question.ts';
import { updatesWords } from './words.ts';

const ANY = 'any';
const AGES = ['1', '7', '14', '30', '90', '365'] as const;
const SEVERITIES = ['Critical', 'Important', 'Moderate', 'Low'] as const;
const MARKS = ['superseded', 'imported', 'incomplete', 'expired'] as const;

/** Every other filter; each stands in the address. */
export function MoreFilters() {
  const words = useWords(updatesWords);
  const format = useFormat();
  const nameOf = useGroupName();
  const className = useClassificationName();
  const products = useAnswer<CategoriesAnswer>('/categories', { kind: 'products' });
  const classifications = useAnswer<CategoriesAnswer>('/categories', { kind: 'classifications' });
  const groups = useAnswer<GroupsAnswer>('/groups');
  const titles = (answer: CategoriesAnswer | undefined): readonly Choice[] =>
    (answer?.items ?? [])
      .filter(({ updates }) => updates > 0)
      .map(({ id, title, updates }) => ({
        id: title,
        text: className(id, title),
        hint: format.count(updates, 'update'),
      }));
  return (
    <div className={style['more']}>
      <Filter field="product" label={words.columns.productOnly} choices={titles(products.data)} />
      <Filter field="classification" label={words.classification} choices={titles(classifications.data)} />
      <Filter
        field="severity"
        label={words.columns.severity}
        choices={SEVERITIES.map((id) => ({ id, text: words.severities[id] }))}
      />
      <Filter
        field="arrivedWithin"
        label={words.arrived}
        choices={AGES.map((id) => ({ id, text: words.lastDays(format.count(Number(id), 'day')) }))}
      />
      <Filter
        field="approvedFor"
        label={words.approvedForGroup}
        choices={(groups.data?.items ?? []).map(({ id, name }) => ({ id, text: nameOf(id, name) }))}
      />
      {MARKS.map((field) => (
        <Filter
          key={field}
          field={field}
          label={words.only[field].label}
          choices={[
            { id: 'true', text: words.only[field].yes },
            ...(field === 'incomplete' ? [] : [{ id: 'false', text: words.only[field].no }]),
          ]}
        />
      ))}
    </div>
  );
}

function Filter({
  field,
  label,
  choices,
}: {
  readonly field: Field;
  readonly label: string;
  readonly choices: readonly Choice[];
}) {
  const words = useWords(updatesWords);
  const { question, change } = useQuestion();
  const value = question.fields[field] ?? ANY;
  // What a shared address asks may not be among what is listed here.
  const known = value === ANY || choices.some(({ id }) => id === value);
  return (
    <SelectField
      label={label}
      value={value}
      choices={[{ id: ANY, text: words.any }, ...(known ? [] : [{ id: value, text: value }]), ...choices]}
      onChange={(id) => change({ [field]: id === ANY ? undefined : id })}
    />
  );
}
