import { Link } from 'react-router';
import type { HealthFinding } from '#server/admin';
import { useChange } from '../../api/index.ts';
import { useSession } from '../../frame/index.ts';
import {
  Actions,
  Answered,
  Copyable,
  Empty,
  Folded,
  Mark,
  type Tone,
  useFailureText,
  useNotices,
  When,
} from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import style from './health-list.module.css';
import { placeOf } from './next-step.ts';
import { useHealth } from './use-health.ts';
import { healthWords } from './words.ts';

const TONES: Readonly<Record<HealthFinding['severity'], Tone>> = {
  alarm: 'bad',
  warning: 'wait',
  notice: 'unknown',
};
const SNOOZE_DAYS = [1, 7, 30] as const;

/**
 * What the server finds, the worst first, each with one next step and a way to put it off. With `most`, no more than so many and none
 * that was put off. `isRest`: other things stand above, so nothing more is no news.
 */
export function HealthList({ most, isRest }: { readonly most?: number; readonly isRest?: boolean }) {
  const words = useWords(healthWords);
  const format = useFormat();
  const health = useHealth();
  return (
    <Answered of={health}>
      {({ findings }) => {
        const open =
          most === undefined ? findings : findings.filter(({ snoozedUntil }) => snoozedUntil === undefined);
        if (open.length === 0 && isRest === true) return null;
        if (open.length === 0)
          return (
            <Empty tone="good" title={words.nothing}>
              {words.nothingMore}
            </Empty>
          );
        const rest = open.length - (most ?? open.length);
        return (
          <>
            <ul className={style['list']}>
              {open.slice(0, most).map((finding) => (
                <Finding key={finding.code} finding={finding} whole={most === undefined} />
              ))}
            </ul>
            {rest > 0 && <Link to="/settings/health">{words.more(format.number(rest))}</Link>}
          </>
        );
      }}
    </Answered>
  );
}

function Finding({ finding, whole }: { readonly finding: HealthFinding; readonly whole: boolean }) {
  const { severity, sentence, next, since, snoozedUntil } = finding;
  const words = useWords(healthWords);
  const format = useFormat();
  const place = placeOf(finding);
  return (
    <li className={style['finding']} data-snoozed={snoozedUntil === undefined ? undefined : ''}>
      <Mark tone={TONES[severity]} label={words[severity]} />
      <div className={style['text']}>
        <p>{sentence}</p>
        <p className={style['soft']}>
          {words.since} <When at={since} />
          {snoozedUntil !== undefined && (
            <>
              {' · '}
              {words.snoozed}
              {format.comma}
              {words.until} <When at={snoozedUntil} exact />
            </>
          )}
        </p>
        {whole && (
          <Folded title={words.command}>
            <Copyable text={next} label={words.command} />
          </Folded>
        )}
      </div>
      <div className={style['steps']}>
        {place !== undefined && <Link to={place}>{words.look}</Link>}
        <Snooze finding={finding} />
      </div>
    </li>
  );
}

function Snooze({ finding: { code, sentence } }: { readonly finding: HealthFinding }) {
  const words = useWords(healthWords);
  const format = useFormat();
  const say = useNotices();
  const failureText = useFailureText();
  const { mayAdminister } = useSession();
  const { mutateAsync } = useChange<number, unknown>(
    (days) => ['POST', `/health/${encodeURIComponent(code)}/snooze`, { body: { days } }],
    { refresh: ['/health', '/summary'] },
  );
  if (!mayAdminister) return null;
  return (
    <Actions
      label={`${words.snooze}: ${sentence}`}
      items={SNOOZE_DAYS.map((days) => ({
        id: String(days),
        text: `${words.snooze}: ${words.days(format.count(days, 'day'))}`,
        onAction: () =>
          void mutateAsync(days).then(
            () => say({ text: `${words.putOff} ${words.later}` }),
            (error: Error) => say({ tone: 'bad', text: failureText(error) }),
          ),
      }))}
    />
  );
}
