import { Printer } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { WhyAnswer } from '#server/admin';
import { Button, Mark, Panel, type Tone, When } from '../../../kit/index.ts';
import { FindingText, Sentence } from '../../../parts/checked/index.ts';
import { useWords } from '../../../words/index.ts';
import { whyWords } from '../words.ts';
import style from './answer.module.css';
import { ByCause } from './by-cause.tsx';
import { Candidates } from './candidates.tsx';
import { Everything } from './everything.tsx';
import { Further } from './further.tsx';

const TONES: Readonly<Record<WhyAnswer['state'], Tone>> = { yes: 'good', no: 'bad', unknown: 'unknown' };

/** The answer: one sentence, its cause with what to do, what else is in the way, and everything that was looked at. */
export function Answer({ answer, at }: { readonly answer: WhyAnswer; readonly at: number }) {
  const words = useWords(whyWords);
  const heading = useRef<HTMLHeadingElement>(null);
  const { state, headline, update, computer, cause, blockers, unknowns, others, matches, groups } = answer;
  const about = {
    updateId: update?.updateId === '' ? undefined : update?.updateId,
    computer: answer.question.computer ?? computer,
  };
  const told = cause ?? unknowns[0];
  const question = JSON.stringify(answer.question);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question has another answer to be read; the same one asked anew leaves the page where it is.
  useEffect(() => {
    // Newer browsers answer with a promise, which is nothing to be cleaned up.
    void heading.current?.scrollIntoView({ block: 'nearest' });
  }, [question]);
  const onDone = () => heading.current?.focus();
  return (
    <article className={style['answer']} aria-live="polite">
      <header className={style['head']}>
        <div className={style['headline']}>
          <Mark tone={TONES[state]} label={words[state]} />
          <h2 ref={heading} tabIndex={-1}>
            <Sentence>{headline}</Sentence>
          </h2>
        </div>
        <div className={style['aside']}>
          <Button icon={<Printer size={16} aria-hidden="true" />} onPress={() => window.print()}>
            {words.print}
          </Button>
        </div>
        <p className={style['meta']}>
          {update !== undefined && update.title !== '' && (
            <Link to={`/updates/${update.updateId}`}>{update.title}</Link>
          )}
          {computer !== undefined && (
            <Link to={`/computers/${encodeURIComponent(computer)}`}>{computer}</Link>
          )}
          <span>
            {words.asOf} <When at={at} exact />
          </span>
        </p>
      </header>
      {told !== undefined && (
        <Panel title={cause === undefined ? words.notTold : words.cause}>
          <div className={style['cause']}>
            <p className={style['says']}>
              <Sentence>{told.says}</Sentence> <code title={told.code}>{told.check}</code>
            </p>
            <FindingText finding={told} about={about} onDone={onDone} main />
          </div>
        </Panel>
      )}
      {groups !== undefined && groups.length > 0 && <ByCause groups={groups} about={about} />}
      <Further
        blockers={blockers}
        unknowns={cause === undefined ? unknowns.slice(1) : unknowns}
        about={about}
      />
      {others.length > 0 && (
        <Candidates others={others} matches={matches} {...(computer === undefined ? {} : { computer })} />
      )}
      <Everything answer={answer} />
    </article>
  );
}
