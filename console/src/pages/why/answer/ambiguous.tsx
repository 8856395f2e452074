import { Link } from 'react-router';
import type { ComputerRow, PageAnswer } from '#server/admin';
import { useAnswer } from '../../../api/index.ts';
import { Answered, Panel, When } from '../../../kit/index.ts';
import { useGroupNameAlone } from '../../../parts/names/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { whyWords } from '../words.ts';
import style from './answer.module.css';

/** Several computers claim the name that was asked for: which one is meant is chosen here. */
export function Ambiguous({
  computer,
  addressOf,
}: {
  readonly computer: string;
  /** Where it goes on with the one of that id. */
  readonly addressOf: (id: string) => string;
}) {
  const words = useWords(whyWords);
  const format = useFormat();
  const nameOf = useGroupNameAlone();
  const computers = useAnswer<PageAnswer<ComputerRow>>('/computers', { name: computer, limit: 20 });
  return (
    <Panel title={words.whichOne(computer)}>
      <p className={style['lead']}>{words.whichOneLead}</p>
      <Answered of={computers}>
        {({ items }) => (
          <ul className={style['candidates']}>
            {items.map(({ id, dnsName, address, groups, lastContactAt }) => (
              <li key={id}>
                <div>
                  <Link to={addressOf(id)}>
                    {dnsName || id} ({address})
                  </Link>
                  <p>
                    {words.lastContact} <When at={lastContactAt} /> · {format.list(groups.map(nameOf))} ·{' '}
                    <code>{id}</code>
                  </p>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </Panel>
  );
}
