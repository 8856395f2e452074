import { Link } from 'react-router';
import type { HousekeepingItem } from '#server/admin';
import style from './housekeeping.module.css';
import { useReason } from './reason.ts';

/** What went, or would go, and why; with the way to it where it still is. */
export function HousekeepingItems({
  task,
  items,
}: {
  readonly task: string;
  readonly items: readonly HousekeepingItem[];
}) {
  const toReason = useReason();
  return (
    <ul className={style['items']}>
      {items.map(({ id, name, reason }) => {
        const to = placeOf(task, id);
        return (
          <li key={`${id} ${name}`}>
            {to === undefined ? <span>{name || id}</span> : <Link to={to}>{name || id}</Link>}
            <span className={style['soft']}>{toReason(reason)}</span>
          </li>
        );
      })}
    </ul>
  );
}

function placeOf(task: string, id: string): string | undefined {
  if (task.startsWith('decline-')) return `/updates/${id}`;
  return task === 'archive-computers' ? `/computers/${id}` : undefined;
}
