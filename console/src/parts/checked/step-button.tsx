import { ArrowRight } from 'lucide-react';
import { useSession } from '../../frame/index.ts';
import { Button, ButtonLink, Problem, Stack } from '../../kit/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { useGroupNameAlone } from '../names/index.ts';
import { ImportProgress } from './import-progress.tsx';
import type { Step } from './step.ts';
import { useStep } from './use-step.ts';
import { checkedWords } from './words.ts';

/** The button of a step: does it, or leads to where it is done. Who may not do it reads who may. */
export function StepButton({
  step,
  kind,
  onDone,
}: {
  readonly step: Step;
  readonly kind: 'main' | 'usual';
  readonly onDone?: (() => void) | undefined;
}) {
  const words = useWords(checkedWords);
  if (step.kind === 'do') return <DoButton step={step} kind={kind} onDone={onDone} />;
  return (
    <ButtonLink to={step.to} kind={kind} icon={<ArrowRight size={16} aria-hidden="true" />}>
      {words[step.goes]}
    </ButtonLink>
  );
}

function DoButton({
  step,
  kind,
  onDone,
}: {
  readonly step: Extract<Step, { readonly kind: 'do' }>;
  readonly kind: 'main' | 'usual';
  readonly onDone: (() => void) | undefined;
}) {
  const words = useWords(checkedWords);
  const format = useFormat();
  const { mayDecide, mayAdminister } = useSession();
  const { act, busy, error, answer } = useStep();
  const { does, about, needs, see } = step;
  const nameOf = useGroupNameAlone();
  const named = about.map(nameOf);
  const names = does === 'putInto' ? named : [format.list(named)];
  const [name = '', other = ''] = names;
  const does_ = words[does];
  const text = typeof does_ === 'function' ? does_(name, other) : does_;
  const done = words[`${does}Done`];
  const mayDo = needs === 'decide' ? mayDecide : mayAdminister;
  const seeLink = see !== undefined && (
    <ButtonLink to={see}>{words[SEE_FIRST.has(does) ? 'seeFirst' : 'seeThere']}</ButtonLink>
  );
  if (!mayDo) {
    return (
      <Stack gap={8}>
        <span>{needs === 'decide' ? words.needsApprover : words.needsAdministrator}</span>
        {seeLink}
      </Stack>
    );
  }
  return (
    <Stack column gap={8}>
      <Stack gap={8}>
        <Button
          kind={kind}
          busy={busy}
          onPress={() => {
            void act(step, typeof done === 'function' ? done(name, other) : done).then((isDone) => {
              if (isDone) onDone?.();
            });
          }}
        >
          {text}
        </Button>
        {seeLink}
      </Stack>
      {does === 'import' && answer !== undefined && <ImportProgress started={answer} />}
      {error !== undefined && <Problem error={error} />}
    </Stack>
  );
}

/** What is looked at before it is done; of the rest one sees there how it goes. */
const SEE_FIRST: ReadonlySet<string> = new Set(['approve', 'selectProduct', 'selectClassification']);
