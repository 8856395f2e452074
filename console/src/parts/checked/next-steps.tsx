import type { WhyAction } from '#server/admin';
import { Copyable } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import style from './finding.module.css';
import { Sentence } from './sentence.tsx';
import { StepButton } from './step-button.tsx';
import { type About, stepOf } from './step-of.ts';
import { checkedWords } from './words.ts';

/** What to do next, the best first: as a button where this server can do it, as lines to copy where a machine must. */
export function NextSteps({
  next,
  about,
  onDone,
  main,
}: {
  readonly next: readonly WhyAction[];
  readonly about?: About | undefined;
  /** Something was done: what is shown has been asked anew. */
  readonly onDone?: (() => void) | undefined;
  /** The first one is the main button of the page. */
  readonly main?: boolean | undefined;
}) {
  const words = useWords(checkedWords);
  return (
    <ol className={style['steps']}>
      {next.map((action, index) => {
        const { where, says, command } = action;
        const step = stepOf(action, about);
        return (
          <li key={`${says}${command ?? ''}`} className={style['step']}>
            <span>
              <Sentence>{says}</Sentence>
              {(where === 'machine' || where === 'upstream') && (
                <span className={style['where']}> {words[where]}</span>
              )}
            </span>
            {step !== undefined ? (
              <StepButton
                step={step}
                kind={main === true && index === 0 ? 'main' : 'usual'}
                onDone={onDone}
              />
            ) : (
              command !== undefined && (
                <div className={style['command']}>
                  <Copyable text={command} label={says} />
                </div>
              )
            )}
          </li>
        );
      })}
    </ol>
  );
}
