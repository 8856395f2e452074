import type { SyncRunDetails } from '#server/admin';
import { Panel, State } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { runWords, wordOf } from '../run-words.ts';
import { useLength } from '../use-length.ts';
import style from './phases.module.css';
import { runPageWords } from './words.ts';

/** The phases of a run on one axis of time, from its start to its end. */
export function Phases({ run }: { readonly run: SyncRunDetails }) {
  const words = useWords(runPageWords);
  const names = useWords(runWords);
  const format = useFormat();
  const length = useLength();
  const { phases, startedAt, outcome } = run;
  const end = run.endedAt ?? Math.max(startedAt, ...phases.map((phase) => phase.endedAt ?? Date.now()));
  const whole = Math.max(1, end - startedAt);
  const share = (part: number) => `${Math.min(100, Math.max(0, (part / whole) * 100))}%`;
  const broke = ['failed', 'held', 'cancelled', 'interrupted'].includes(outcome);
  if (phases.length === 0) return <Panel title={words.phases}>{words.noPhases}</Panel>;
  return (
    <Panel title={words.phases} bare>
      <table className={style['phases']}>
        <thead>
          <tr>
            <th scope="col">{words.phase}</th>
            <th scope="col" className={style['axis']}>
              {words.when}
            </th>
            <th scope="col" className={style['number']}>
              {words.length}
            </th>
            <th scope="col" className={style['number']}>
              {words.done}
            </th>
          </tr>
        </thead>
        <tbody>
          {phases.map(({ name, startedAt: from, endedAt, total, done }, index) => {
            const to = endedAt ?? end;
            const isLast = index === phases.length - 1;
            return (
              <tr key={`${name} ${from}`}>
                <th scope="row">
                  {isLast && broke ? (
                    <State tone={outcome === 'failed' ? 'bad' : 'wait'}>
                      {wordOf(names, name)} ({words.stuck})
                    </State>
                  ) : (
                    wordOf(names, name)
                  )}
                </th>
                <td className={style['axis']}>
                  <span className={style['track']}>
                    <span
                      className={`${style['bar']} ${isLast && broke ? style['broken'] : ''}`}
                      style={{ marginInlineStart: share(from - startedAt), width: share(to - from) }}
                    />
                  </span>
                </td>
                <td className={style['number']}>{length(to - from)}</td>
                <td className={style['number']}>
                  {total === undefined || total === 0
                    ? ''
                    : words.doneOf(format.number(done ?? 0), format.number(total))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}
