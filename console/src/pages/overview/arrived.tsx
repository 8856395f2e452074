import { Link } from 'react-router';
import type { UpdatesAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { Answered, Panel, When } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import style from './page.module.css';
import { overviewWords } from './words.ts';

/** What is new for people to know of: not what another has replaced already. */
const QUESTION = {
  approvable: true,
  superseded: false,
  declined: false,
  arrivedWithin: 7,
  limit: 4,
} as const;

export function Arrived() {
  const words = useWords(overviewWords);
  const format = useFormat();
  const updates = useAnswer<UpdatesAnswer>('/updates', QUESTION, { every: 60_000 });
  return (
    <Panel
      title={words.arrived}
      actions={<Link to="/updates?superseded=false&arrivedWithin=7">{words.allNew}</Link>}
    >
      <Answered of={updates} lines={4}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={style['soft']}>{words.arrivedNone}</p>
          ) : (
            <ul className={style['rows']}>
              {items.map(({ updateId, title, counts: { needed, downloaded, failed }, importedAt }) => (
                <li key={updateId}>
                  <Link className={style['title']} to={`/updates/${updateId}`} title={title}>
                    {title}
                  </Link>
                  <span className={style['aside']}>
                    {needed + downloaded + failed > 0
                      ? words.needing(format.count(needed + downloaded + failed, 'computer'))
                      : words.nobodyNeeds}
                    {' · '}
                    <When at={importedAt} />
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
