import type { HousekeepingReport } from '#server/admin';
import { Folded, State } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import style from './housekeeping.module.css';
import { HousekeepingItems } from './housekeeping-items.tsx';
import { housekeepingWords } from './housekeeping-words.ts';

/** Work that is not about things which go: it is always done, a little. */
const ALWAYS: ReadonlySet<string> = new Set(['tend-database', 'trim-history']);

/** How many things a round is about, and how much it frees. */
export function sumOf(reports: readonly HousekeepingReport[]): {
  readonly count: number;
  readonly bytes: number;
} {
  return {
    count: reports.reduce((sum, { task, count }) => sum + (ALWAYS.has(task) ? 0 : count), 0),
    bytes: reports.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** What housekeeping would do, task by task, with the first things of each and why. */
export function HousekeepingFindings({ reports }: { readonly reports: readonly HousekeepingReport[] }) {
  const words = useWords(housekeepingWords);
  const format = useFormat();
  const { count, bytes } = sumOf(reports);
  const things = format.count(count, 'item');
  const would = bytes === 0 ? words.would(things) : words.wouldFree(things, format.bytes(bytes));
  const verdict = count === 0 ? words.nothing : would;
  return (
    <div className={style['found']}>
      <p role="status">
        <State tone={count === 0 ? 'good' : 'wait'}>{verdict}</State>
      </p>
      <div className={style['scroll']}>
        <table className={style['table']}>
          <thead>
            <tr>
              <th scope="col">{words.task}</th>
              <th scope="col" data-end="">
                {words.count}
              </th>
              <th scope="col" data-end="">
                {words.frees}
              </th>
            </tr>
          </thead>
          <tbody>
            {reports.map(({ task, count: items, bytes: freed, skipped }) => (
              <tr key={task}>
                <th scope="row">{words.names[task]}</th>
                <td data-end="">
                  {skipped !== undefined
                    ? words.skipped[skipped]
                    : ALWAYS.has(task)
                      ? '–'
                      : format.number(items)}
                </td>
                <td data-end="">{freed === 0 ? '–' : format.bytes(freed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {reports
        .filter(({ items }) => items.length > 0)
        .map(({ task, count: all, items }) => (
          <Folded key={task} title={words.which(words.names[task])}>
            {items.length < all && (
              <p className={style['soft']}>
                {words.firstOf(format.number(items.length), format.count(all, 'item'))}
              </p>
            )}
            <HousekeepingItems task={task} items={items} />
          </Folded>
        ))}
    </div>
  );
}
