import { Archive, Copy, MessageCircleQuestionMark, MoonStar } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ClonesAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import type { Looked } from './address.ts';
import style from './views.module.css';
import { groupWords } from './words.ts';

/** Other ways to look at the fleet than by group. */
export function Views({ looked }: { readonly looked: Looked }) {
  const words = useWords(groupWords);
  const format = useFormat();
  const clones = useAnswer<ClonesAnswer>('/computers/clones', {}, { every: 60_000 });
  const sets = clones.data?.items.length ?? 0;
  return (
    <section aria-label={words.views}>
      <h2 className={style['title']}>{words.views}</h2>
      <ul>
        <View
          to="?view=stale"
          icon={<MoonStar />}
          on={looked.silent >= 30 && !looked.archived && !looked.clones}
        >
          {words.viewSilent}
        </View>
        <View to="?vain=yes" icon={<MessageCircleQuestionMark />} on={looked.vain && !looked.clones}>
          {words.viewVain}
        </View>
        <View to="?archived=yes" icon={<Archive />} on={looked.archived && !looked.clones}>
          {words.viewArchived}
        </View>
        <View to="?view=clones" icon={<Copy />} on={looked.clones}>
          {words.viewClones}
          {sets > 0 && <span className={style['count']}>{format.number(sets)}</span>}
        </View>
      </ul>
    </section>
  );
}

function View({
  to,
  icon,
  on,
  children,
}: {
  readonly to: string;
  readonly icon: ReactNode;
  readonly on: boolean;
  readonly children: ReactNode;
}) {
  return (
    <li>
      <Link
        to={{ pathname: '/computers', search: to }}
        className={style['view']}
        aria-current={on ? 'true' : undefined}
      >
        <span className={style['icon']} aria-hidden="true">
          {icon}
        </span>
        {children}
      </Link>
    </li>
  );
}
