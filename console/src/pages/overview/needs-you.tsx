import { Link } from 'react-router';
import type { EulasAnswer, SummaryAnswer } from '#server/admin';
import { useAnswer } from '../../api/index.ts';
import { useSession } from '../../frame/index.ts';
import { Mark, Panel } from '../../kit/index.ts';
import { HealthList } from '../../parts/health/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import style from './page.module.css';
import { overviewWords } from './words.ts';

const MOST = 5;

/** A handful of things, each with one next step; empty is a fine answer. */
export function NeedsYou({ summary: { updates } }: { readonly summary: SummaryAnswer }) {
  const words = useWords(overviewWords);
  const format = useFormat();
  const { mayDecide } = useSession();
  const eulas = useAnswer<EulasAnswer>('/eulas');
  const terms = eulas.data?.items.length ?? 0;
  return (
    <Panel title={words.needsYou}>
      {updates.unapproved > 0 && (
        <p className={style['decide']}>
          <Mark tone="wait" />
          {words.decisions(format.count(updates.unapproved, 'update'))}
          <Link to="/updates?view=Needs%20a%20Decision">{mayDecide ? words.decide : words.look}</Link>
        </p>
      )}
      {terms > 0 && (
        <p className={style['decide']}>
          <Mark tone="wait" />
          {words.terms(format.number(terms))}
          <Link to="/updates?terms=waiting">{words.read}</Link>
        </p>
      )}
      <HealthList most={MOST} isRest={updates.unapproved > 0 || terms > 0} />
    </Panel>
  );
}
