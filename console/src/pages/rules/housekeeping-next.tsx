import { Play, ScanSearch } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { HousekeepingDone, HousekeepingRun, TaskView } from '#server/admin';
import { answers, useChange, useTask } from '../../api/index.ts';
import { useSession } from '../../frame/index.ts';
import { Button, Problem, Progress, Stack, useNotices, useToldFailureText } from '../../kit/index.ts';
import { StopTask } from '../../parts/stop-task/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import style from './housekeeping.module.css';
import { HousekeepingFindings, sumOf } from './housekeeping-findings.tsx';
import { housekeepingWords } from './housekeeping-words.ts';

/** Says what housekeeping would do next, and does it when somebody wants, with its progress. */
export function HousekeepingNext() {
  const words = useWords(housekeepingWords);
  const format = useFormat();
  const { mayAdminister } = useSession();
  const tell = useNotices();
  const failureText = useToldFailureText();
  const [id, setId] = useState<string>();
  const [found, setFound] = useState<HousekeepingDone>();
  const start = useChange<HousekeepingRun, TaskView<HousekeepingDone>>(
    (body) => ['POST', '/housekeeping/run', { body }],
    { refresh: [] },
  );
  const task = useTask<HousekeepingDone>(id);
  const state = task?.state ?? 'running';
  const isDry = start.variables?.dryRun === true;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when it is over.
  useEffect(() => {
    if (task === undefined || state === 'running') return;
    setId(undefined);
    const done = task.result;
    if (done?.dryRun === true) return setFound(done);
    setFound(undefined);
    // What was done before it was stopped, or broke, is done.
    void answers.invalidateQueries();
    if (state === 'cancelled') return isDry ? undefined : tell({ text: words.stopped, tone: 'unknown' });
    if (task.error !== undefined) return tell({ text: failureText(task.error), tone: 'bad' });
    if (done === undefined) return;
    const { count, bytes } = sumOf(done.reports);
    const things = format.count(count, 'item');
    tell({ text: bytes === 0 ? words.did(things) : words.didFree(things, format.bytes(bytes)) });
  }, [state]);
  if (!mayAdminister) return <p className={style['soft']}>{words.onlyAdministrators}</p>;
  const go = (dryRun: boolean) => start.mutate({ dryRun }, { onSuccess: (started) => setId(started.id) });
  const things = found === undefined ? 0 : sumOf(found.reports).count;
  const step = task?.step as keyof typeof words.names | undefined | '';
  return (
    <Stack column gap={16}>
      {start.error !== null && <Problem error={start.error} />}
      {id === undefined ? (
        <Stack>
          <Button icon={<ScanSearch aria-hidden="true" />} onPress={() => go(true)} busy={start.isPending}>
            {words.look}
          </Button>
          {found !== undefined && things > 0 && (
            <Button kind="main" icon={<Play aria-hidden="true" />} onPress={() => go(false)}>
              {words.runCount(format.count(things, 'item'))}
            </Button>
          )}
        </Stack>
      ) : (
        <div className={style['work']} role="status">
          <p>
            {isDry ? words.looking : words.working}{' '}
            {step !== undefined && step !== '' && words.at(words.names[step] ?? step)}
          </p>
          <Progress label={words.title} done={task?.done ?? 0} total={task?.total ?? 0} />
          <StopTask id={id}>{words.stop}</StopTask>
        </div>
      )}
      {found !== undefined && id === undefined && <HousekeepingFindings reports={found.reports} />}
    </Stack>
  );
}
