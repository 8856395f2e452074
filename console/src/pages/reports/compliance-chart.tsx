import type { GroupRow } from '#server/admin';
import { useGroupName } from '../../parts/names/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import style from './compliance-chart.module.css';
import { complianceWords } from './compliance-words.ts';
import type { Filter } from './filter.ts';
import { type Measure, useCompliance } from './use-compliance.ts';

const PARTS = ['compliant', 'missing', 'unknown'] as const;
/** Of each part: where its bar begins and how high it is, so that they are told apart without colour. */
const SHAPES = {
  compliant: { y: 0, height: 20 },
  missing: { y: 3, height: 14 },
  unknown: { y: 7, height: 6 },
} as const;

/** How many computers of each group are complete, lack something, or are unknown: a bar a group, of a hundred per cent. */
export function ComplianceChart({
  groups,
  filter,
  measure,
}: {
  readonly groups: readonly GroupRow[];
  readonly filter: Filter;
  readonly measure: Measure;
}) {
  const words = useWords(complianceWords);
  return (
    <div>
      <ul className={style['legend']}>
        {PARTS.map((part) => (
          <li key={part}>
            <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
              <rect className={style[part]} x={0} width={20} {...SHAPES[part]} />
            </svg>
            {words[part]}
          </li>
        ))}
      </ul>
      <ul className={style['bars']}>
        {groups.map((group) => (
          <Bar key={group.id} group={group} filter={filter} measure={measure} />
        ))}
      </ul>
    </div>
  );
}

function Bar({
  group: { id, name, depth },
  filter,
  measure,
}: {
  readonly group: GroupRow;
  readonly filter: Filter;
  readonly measure: Measure;
}) {
  const words = useWords(complianceWords);
  const format = useFormat();
  const title = useGroupName()(id, name);
  const answer = useCompliance(name, filter).data;
  const figures = answer?.[measure];
  const total = answer?.computers ?? 0;
  const parts = PARTS.map((part) => ({ part, count: figures?.[part] ?? 0 })).filter(({ count }) => count > 0);
  let from = 0;
  return (
    <li className={style['row']}>
      <span className={style['group']} style={{ paddingInlineStart: `${depth}em` }}>
        {title}
      </span>
      {answer !== undefined && total === 0 ? (
        <span className={style['soft']}>{words.noComputers}</span>
      ) : (
        <svg
          className={style['bar']}
          viewBox="0 0 100 20"
          preserveAspectRatio="none"
          role="img"
          aria-label={words.bar(
            title,
            parts
              .map(({ part, count }) => words.counted(format.number(count), words[part]))
              .join(format.comma),
          )}
        >
          {parts.map(({ part, count }) => {
            const x = from;
            const width = (count / total) * 100;
            from += width;
            return <rect key={part} className={style[part]} x={x} width={width} {...SHAPES[part]} />;
          })}
        </svg>
      )}
      <span className={style['share']}>
        {figures?.share === undefined ? '' : format.share(figures.share / 100)}
      </span>
    </li>
  );
}
