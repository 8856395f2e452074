import { Link } from 'react-router';
import type { SyncRunRow } from '#server/admin';
import { Mark } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { OUTCOME_TONES, outcomeWords, WORST_FIRST } from '../outcome.tsx';
import style from './day-strip.module.css';
import { type Day, lastDays } from './days.ts';
import { overviewWords } from './words.ts';

const DAYS = 30;

/** A mark for each of the last days: the worst that happened on it. A day with runs opens its runs. */
export function DayStrip({
  runs,
  chosen,
}: {
  readonly runs: readonly SyncRunRow[];
  readonly chosen: string;
}) {
  const words = useWords(overviewWords);
  return (
    <ol className={style['strip']} aria-label={words.days}>
      {lastDays(runs, DAYS).map((day) => (
        <li key={day.name}>
          <Cell day={day} chosen={day.name === chosen} />
        </li>
      ))}
    </ol>
  );
}

function Cell({ day: { name, at, runs, worst }, chosen }: { readonly day: Day; readonly chosen: boolean }) {
  const words = useWords(overviewWords);
  const outcomes = useWords(outcomeWords);
  const format = useFormat();
  const parts = WORST_FIRST.flatMap((outcome) => {
    const count = runs.filter((run) => run.outcome === outcome).length;
    return count === 0 ? [] : [words.times(format.number(count), outcomes[outcome])];
  });
  const text = words.dayText(format.date(at), parts.length === 0 ? words.none : format.list(parts));
  const content = (
    <>
      <span className={style['mark']} aria-hidden="true">
        {worst === undefined ? <span className={style['none']} /> : <Mark tone={OUTCOME_TONES[worst]} />}
      </span>
      <span className={style['day']} aria-hidden="true">
        {new Date(at).getDate()}
      </span>
      <span className="unseen">{text}</span>
    </>
  );
  if (runs.length === 0) {
    return (
      <span className={style['cell']} title={text}>
        {content}
      </span>
    );
  }
  return (
    <Link
      className={style['cell']}
      to={chosen ? '/sync' : `/sync?day=${name}`}
      title={text}
      {...(chosen ? { 'aria-current': 'true' as const } : {})}
    >
      {content}
    </Link>
  );
}
