import type { PreflightAnswer } from '#server/admin';
import { Note, Stack, State, type Tone } from '../../../kit/index.ts';
import { FindingNote, useStepName } from '../../../parts/sync-finding/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import style from './test-steps.module.css';
import { upstreamWords } from './words.ts';

type Step = PreflightAnswer['steps'][number];

const TONES: Readonly<Record<Step['outcome'], Tone>> = {
  ok: 'good',
  warning: 'wait',
  failed: 'bad',
  skipped: 'unknown',
};

/** What each step of a test saw, and of the one that failed what to do. */
export function TestSteps({ answer: { url, ok, steps } }: { readonly answer: PreflightAnswer }) {
  const words = useWords(upstreamWords);
  const format = useFormat();
  const nameOf = useStepName();
  const failedAt = steps.findIndex(({ outcome }) => outcome === 'failed');
  const failed = steps[failedAt];
  return (
    <Stack column gap={16}>
      {ok ? (
        <Note tone="good" title={words.allWell}>
          <p>{words.tested(url)}</p>
        </Note>
      ) : (
        <Note tone="bad" title={failed === undefined ? undefined : words.stopped(nameOf(failed.name))}>
          <p>{words.tested(url)}</p>
        </Note>
      )}
      {steps.map(
        ({ name, finding }) =>
          finding !== undefined && <FindingNote key={name} finding={finding} leaveOut={['test', 'again']} />,
      )}
      <div className={style['scroll']}>
        <table className={style['steps']}>
          <thead>
            <tr>
              <th scope="col">{words.stepName}</th>
              <th scope="col">{words.result}</th>
              <th scope="col">{words.seen}</th>
              <th scope="col" className={style['number']}>
                {words.took}
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ name, outcome, evidence, milliseconds }, index) => {
              const notReached = outcome === 'skipped' && failedAt >= 0 && index > failedAt;
              return (
                <tr key={name}>
                  <th scope="row">{nameOf(name)}</th>
                  <td>
                    <State tone={TONES[outcome]}>{notReached ? words.notReached : words[outcome]}</State>
                  </td>
                  <td className={style['seen']} lang="en">
                    {outcome === 'skipped' ? '' : evidence}
                  </td>
                  <td className={style['number']}>
                    {outcome === 'skipped' ? '' : words.milliseconds(format.number(milliseconds))}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Stack>
  );
}
