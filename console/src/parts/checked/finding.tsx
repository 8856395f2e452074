import type { WhyFinding } from '#server/admin';
import { Mark, type Tone } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { Evidence } from './evidence.tsx';
import style from './finding.module.css';
import { NextSteps } from './next-steps.tsx';
import { Sentence } from './sentence.tsx';
import { StepButton } from './step-button.tsx';
import { type About, collect } from './step-of.ts';
import { checkedWords } from './words.ts';

const TONES: Readonly<Record<WhyFinding['verdict'], Tone>> = {
  fail: 'bad',
  warn: 'wait',
  unknown: 'unknown',
  pass: 'good',
};

/** One line of what was checked: its mark, what was found, and the stable names by which it is talked about. */
export function FindingLine({ finding: { check, code, verdict, says } }: { readonly finding: WhyFinding }) {
  const words = useWords(checkedWords);
  return (
    <div className={style['line']}>
      <Mark tone={TONES[verdict]} label={words[verdict]} />
      <p>
        <Sentence>{says}</Sentence> <code title={code}>{check}</code>
      </p>
    </div>
  );
}

/** Checks of a machine: what they do not know the machine itself tells. */
const COLLECTED = /^(S1|M|POL)-/;

interface Told {
  readonly finding: WhyFinding;
  readonly about?: About | undefined;
  /** Something was done about it; what is shown has been asked anew. */
  readonly onDone?: (() => void) | undefined;
}

/** Everything of a finding below its sentence: what it is concluded from, what to do, what comes then. */
export function FindingText({
  finding: { check, evidence, next, then, decidedBy },
  about,
  onDone,
  main,
}: Told & {
  /** The first step is the main button of the page. */
  readonly main?: boolean;
}) {
  const words = useWords(checkedWords);
  return (
    <>
      {decidedBy !== undefined && (
        <div className={style['part']}>
          <h3>{words.decidedBy}</h3>
          <p>
            <Sentence>{decidedBy}</Sentence>
          </p>
          {next.length === 0 && COLLECTED.test(check) && (
            <div>
              <StepButton step={collect(about ?? {})} kind={main === true ? 'main' : 'usual'} />
            </div>
          )}
        </div>
      )}
      {next.length > 0 && (
        <div className={style['part']}>
          <h3>{words.next}</h3>
          <NextSteps next={next} about={about} onDone={onDone} main={main} />
        </div>
      )}
      {then !== undefined && (
        <div className={style['part']}>
          <h3>{words.then}</h3>
          <p>
            <Sentence>{then}</Sentence>
          </p>
        </div>
      )}
      {evidence.length > 0 && (
        <div className={style['part']}>
          <h3>{words.evidence}</h3>
          <Evidence evidence={evidence} />
        </div>
      )}
    </>
  );
}

/** What one check found, whole. */
export function Finding({ finding, about, onDone }: Told) {
  return (
    <article className={style['finding']}>
      <FindingLine finding={finding} />
      <div className={style['below']}>
        <FindingText finding={finding} about={about} onDone={onDone} />
      </div>
    </article>
  );
}
