import { NavLink } from 'react-router';
import type { SyncStatusAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { Chip } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import style from './sync-nav.module.css';
import { syncWords } from './words.ts';

const PARTS = [
  ['history', '/sync'],
  ['products', '/sync/products'],
  ['schedule', '/sync/schedule'],
  ['catalog', '/sync/catalog'],
  ['upstream', '/sync/upstream'],
  ['content', '/sync/content'],
  ['quarantine', '/sync/quarantine'],
] as const;

/** The ways between the pages of synchronisation. */
export function SyncNav() {
  const words = useWords(syncWords);
  const format = useFormat();
  const status = useAnswer<SyncStatusAnswer>('/sync');
  const kept = status.data?.quarantined ?? 0;
  return (
    <nav className={style['nav']} aria-label={words.parts}>
      {PARTS.map(([name, to]) => (
        <NavLink key={name} to={to} end={to === '/sync'} className={style['way'] ?? ''}>
          {words[name]}
          {name === 'quarantine' && kept > 0 && <Chip tone="wait">{format.number(kept)}</Chip>}
        </NavLink>
      ))}
    </nav>
  );
}
