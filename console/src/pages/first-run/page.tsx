import { type ReactNode, useContext, useEffect, useRef } from 'react';
import { SignedInContext, useSession } from '../../frame/index.ts';
import { ButtonLink, Note, PageHead, takeFocus, useParam } from '../../kit/index.ts';
import { useWords } from '../../words/index.ts';
import { Decisions } from './decisions.tsx';
import { FirstMachine } from './first-machine.tsx';
import style from './first-run.module.css';
import { Products } from './products.tsx';
import { SetUp } from './set-up.tsx';
import { Source } from './source.tsx';
import { firstRunWords } from './words.ts';

const STEPS = ['account', 'source', 'products', 'decisions', 'machine'] as const;
type Step = (typeof STEPS)[number];

/** What every step is given. */
export interface StepProps {
  /** To the next step. */
  readonly onNext: () => void;
}

/** Five steps from a server that nobody has an account on to one that a first machine has called. */
export function Page() {
  const words = useWords(firstRunWords);
  const isSignedIn = useContext(SignedInContext);
  const [asked, setStep] = useParam('step', 'source');
  const step: Step = !isSignedIn ? 'account' : (STEPS.find((name) => name === asked) ?? 'source');
  const at = STEPS.indexOf(step);
  const next = { onNext: () => setStep(STEPS[at + 1] ?? 'machine') };
  // The button that led on went with its step: the next one is where the keyboard goes on.
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current !== step) takeFocus(place.current);
    shown.current = step;
  }, [step]);
  const content = (
    <div className={style['page']}>
      <PageHead title={words.title} lead={words.lead} />
      <ol className={style['steps']} aria-label={words.steps}>
        {STEPS.map((name, index) => (
          <li
            key={name}
            aria-current={name === step ? 'step' : undefined}
            data-done={index < at ? '' : undefined}
          >
            <span className={style['number']} aria-hidden="true">
              {index < at ? '✓' : index + 1}
            </span>
            {isSignedIn && index > 0 ? (
              <button type="button" onClick={() => setStep(name)}>
                {words[name]}
              </button>
            ) : (
              words[name]
            )}
            {index < at && <span className="unseen">{words.done}</span>}
          </li>
        ))}
      </ol>
      <div ref={place} tabIndex={-1} className={style['step']}>
        {step === 'account' && <SetUp />}
        {step === 'source' && <Source {...next} />}
        {step === 'products' && <Products {...next} />}
        {step === 'decisions' && <Decisions {...next} />}
        {step === 'machine' && <FirstMachine />}
      </div>
    </div>
  );
  return isSignedIn ? (
    <ForAdministrators>{content}</ForAdministrators>
  ) : (
    <main className={style['alone']}>{content}</main>
  );
}

/** Whoever may not change anything is told so before the first step, not at its end. */
function ForAdministrators({ children }: { readonly children: ReactNode }) {
  const words = useWords(firstRunWords);
  const { mayAdminister } = useSession();
  if (mayAdminister) return children;
  return (
    <div className={style['page']}>
      <PageHead title={words.title} />
      <Note tone="unknown" title={words.forAdministrators}>
        <ButtonLink to="/">{words.toOverview}</ButtonLink>
      </Note>
    </div>
  );
}
