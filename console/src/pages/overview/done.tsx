import { Link } from 'react-router';
import type { HousekeepingEntry, PageAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { Answered, Panel, When } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import style from './page.module.css';
import { overviewWords, taskWords } from './words.ts';

/** What housekeeping did lately; the log behind it has the reasons and takes things back. */
export function Done() {
  const words = useWords(overviewWords);
  const tasks = useWords(taskWords) as Readonly<Record<string, ((count: string) => string) | undefined>>;
  const format = useFormat();
  const log = useAnswer<PageAnswer<HousekeepingEntry>>('/housekeeping/log', { limit: 3 }, { every: 60_000 });
  return (
    <Panel title={words.done} actions={<Link to="/rules/housekeeping">{words.allDone}</Link>}>
      <Answered of={log}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={style['soft']}>{words.doneNone}</p>
          ) : (
            <ul className={style['rows']}>
              {items.map(({ id, task, count, at, undoneAt }) => (
                <li key={id}>
                  <span>{tasks[task]?.(format.number(count)) ?? `${task}: ${format.number(count)}`}</span>
                  <span className={style['aside']}>
                    {undoneAt !== undefined && `${words.undone} · `}
                    <When at={at} />
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  );
}
