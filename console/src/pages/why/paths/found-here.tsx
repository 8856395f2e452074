import { Link } from 'react-router';
import type { UpdatesAnswer } from '#server/admin';
import { type Query, useAnswer } from '../../../api/index.ts';
import { Answered, Chip, Note } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import style from './paths.module.css';
import { pathWords } from './words.ts';

const MOST = 5;

/** Looks for an update in every state, without any view. */
export function useFoundHere(update: string): ReturnType<typeof useAnswer<UpdatesAnswer>> {
  const kb = /^(?:kb)?\s*(\d{6,12})$/i.exec(update)?.[1];
  const cve = /^cve-\d{4}-\d+$/i.test(update) ? update : undefined;
  const guid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(update)?.[0];
  const query: Query = kb !== undefined ? { kb } : cve !== undefined ? { cve } : { text: guid ?? update };
  return useAnswer<UpdatesAnswer>('/updates', { ...query, limit: MOST }, { when: update !== '' });
}

/** What of it is here. */
export function FoundHere({ found }: { readonly found: ReturnType<typeof useFoundHere> }) {
  const words = useWords(pathWords);
  const format = useFormat();
  return (
    <Answered of={found} lines={2}>
      {({ items, total }) =>
        total === 0 ? (
          <Note tone="wait" title={words.notHere} />
        ) : (
          <Note tone="good" title={words.here(format.count(total, 'update'))}>
            <ul className={style['found']}>
              {items.map(({ updateId, title, declined, expired }) => (
                <li key={updateId}>
                  <Link to={`/updates/${updateId}`}>{title}</Link>{' '}
                  {declined && <Chip tone="wait">{words.declined}</Chip>}{' '}
                  {expired && <Chip tone="wait">{words.expired}</Chip>}
                </li>
              ))}
            </ul>
          </Note>
        )
      }
    </Answered>
  );
}
