import type { ResultCode as Code, UpdateComputersAnswer } from '#server/admin';
import { useAnswer } from '../../../api/index.ts';
import { Folded, Panel, Stack } from '../../../kit/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { ResultCode } from '../../result-code/index.ts';
import style from './computers.module.css';
import { computersWords } from './words.ts';

/** So many failures are looked at for the reasons that come up most. */
const LOOKED = 200;

/** What computers failed at, each reason once, the most frequent first. */
export function Failures({ updateId }: { readonly updateId: string }) {
  const words = useWords(computersWords);
  const format = useFormat();
  const failed = useAnswer<UpdateComputersAnswer>(`/updates/${updateId}/computers`, {
    state: 'Failed',
    limit: LOOKED,
  });
  if (failed.data === undefined || failed.data.items.length === 0) return null;
  const { items, total } = failed.data;
  const byCode = [...Map.groupBy(items, ({ result }) => result?.hex)]
    .map(([, computers]) => ({ result: computers[0]?.result, count: computers.length }))
    .toSorted((one, other) => other.count - one.count);
  return (
    <Panel title={words.failures}>
      <Stack column gap={16}>
        {total > items.length && (
          <p className={style['soft']}>{words.failuresOf(format.count(items.length, 'computer'))}</p>
        )}
        <div>
          {byCode.map(({ result, count }) => (
            <Folded
              key={result?.hex ?? ''}
              title={words.reason(format.count(count, 'computer'), headOf(result))}
              open={byCode.length === 1}
            >
              {result === undefined ? <p>{words.noCode}</p> : <ResultCode code={result} />}
            </Folded>
          ))}
        </div>
      </Stack>
    </Panel>
  );

  function headOf(result: Code | undefined): string {
    if (result === undefined) return words.noCode;
    return result.meaning ?? result.name ?? result.hex;
  }
}
