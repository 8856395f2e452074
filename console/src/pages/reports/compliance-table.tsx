import type { GroupRow } from '#server/admin';
import { Problem, When } from '../../kit/index.ts';
import { useGroupName } from '../../parts/names/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { complianceWords } from './compliance-words.ts';
import type { Filter } from './filter.ts';
import style from './report-table.module.css';
import { useCompliance } from './use-compliance.ts';

/** The numbers of the chart, against both measures. */
export function ComplianceTable({
  groups,
  filter,
}: {
  readonly groups: readonly GroupRow[];
  readonly filter: Filter;
}) {
  const words = useWords(complianceWords);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
    <div className={style['scroll']} role="region" aria-label={words.numbers} tabIndex={0}>
      <table className={style['table']}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {words.group}
            </th>
            <th scope="col" rowSpan={2} data-end="">
              {words.computers}
            </th>
            <th scope="colgroup" colSpan={4}>
              {words.approved}
            </th>
            <th scope="colgroup" colSpan={5}>
              {words.applicable}
            </th>
          </tr>
          <tr>
            {['approved', 'applicable'].map((measure) =>
              [words.compliant, words.missing, words.unknown, words.share].map((text) => (
                <th key={`${measure} ${text}`} scope="col" data-end="">
                  {text}
                </th>
              )),
            )}
            <th scope="col">{words.oldestShort}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <Row key={group.id} group={group} filter={filter} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ group: { id, name, depth }, filter }: { readonly group: GroupRow; readonly filter: Filter }) {
  const words = useWords(complianceWords);
  const format = useFormat();
  const title = useGroupName()(id, name);
  const { data, error } = useCompliance(name, filter);
  const oldest = data?.applicable.oldestSecurity;
  if (data === undefined && error !== null)
    return (
      <tr>
        <th scope="row">{title}</th>
        <td colSpan={10}>
          <Problem error={error} />
        </td>
      </tr>
    );
  return (
    <tr>
      <th scope="row">
        <span style={{ paddingInlineStart: `${depth}em` }}>{title}</span>
      </th>
      <td data-end="">{data === undefined ? '…' : format.number(data.computers)}</td>
      {(['approved', 'applicable'] as const).map((measure) => {
        const figures = data?.[measure];
        return (['compliant', 'missing', 'unknown', 'share'] as const).map((part) => (
          <td key={`${measure} ${part}`} data-end="">
            {figures?.[part] === undefined
              ? '–'
              : part === 'share'
                ? format.share((figures.share ?? 0) / 100)
                : format.number(figures[part])}
          </td>
        ));
      })}
      <td>{oldest === undefined ? words.none : <When at={oldest} />}</td>
    </tr>
  );
}
