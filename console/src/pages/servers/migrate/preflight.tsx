import type { PreflightAnswer } from '#server/admin';
import { Note, Panel, State, type Tone } from '../../../kit/index.ts';
import { ShortTable } from '../../../parts/short-table/index.ts';
import { FindingNote, useStepName } from '../../../parts/sync-finding/index.ts';
import { useWords } from '../../../words/index.ts';
import { migrateWords } from './words.ts';

const TONES: Readonly<Record<PreflightAnswer['steps'][number]['outcome'], Tone>> = {
  ok: 'good',
  warning: 'wait',
  failed: 'bad',
  skipped: 'unknown',
};

/** Whether a server can be reached, step by step, with what to do about the step that fails. */
export function Preflight({ answer: { ok, steps } }: { readonly answer: PreflightAnswer }) {
  const words = useWords(migrateWords);
  const stepName = useStepName();
  return (
    <>
      <Note tone={ok ? 'good' : 'bad'} title={ok ? words.reachable : words.unreachable} />
      <Panel title={words.steps} bare>
        <ShortTable
          label={words.steps}
          rows={steps}
          keyOf={({ name }) => name}
          columns={[
            { id: 'name', title: words.stepName, cell: ({ name }) => stepName(name) },
            {
              id: 'outcome',
              title: words.stepOutcome,
              narrow: true,
              cell: ({ outcome }) => <State tone={TONES[outcome]}>{words[outcome]}</State>,
            },
            {
              id: 'evidence',
              title: words.stepEvidence,
              cell: ({ evidence, finding }) => (
                <>
                  {evidence}
                  {finding !== undefined && <FindingNote finding={finding} leaveOut={['test']} />}
                </>
              ),
            },
          ]}
        />
      </Panel>
    </>
  );
}
