import type { WhyAction } from '#server/admin';
import { Copyable } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import style from './finding.module.css';
import { checkedWords } from './words.ts';

/** What to do next, the best first. */
export function NextSteps({
  next,
}: {
  readonly next: readonly WhyAction[];
  readonly onDone?: () => void;
  readonly main?: boolean;
}) {
  const words = useWords(checkedWords);
  return (
    <ol className={style['steps']}>
      {next.map(({ where, says, command }) => (
        <li key={`${says}${command ?? ''}`} className={style['step']}>
          <span>
            {says}
            {where === 'machine' && <span className={style['where']}> · {words.machine}</span>}
          </span>
          {command !== undefined && (
            <div className={style['command']}>
              <Copyable text={command} />
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}
