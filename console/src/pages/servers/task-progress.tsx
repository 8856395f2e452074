import type { ReactNode } from 'react';
import type { TaskView } from '#server/admin';
import { useTask } from '../../api/index.ts';
import { useSession } from '../../frame/index.ts';
import { Button, Note, Panel, Progress, Stack } from '../../kit/index.ts';
import { StopTask } from '../../parts/stop-task/index.ts';
import { FindingNote } from '../../parts/sync-finding/index.ts';
import { useFormat, useWords } from '../../words/index.ts';
import { serverWords } from './words.ts';

/** Long work as it goes on, and what came of it. */
export function TaskProgress<Result>({
  id,
  title,
  onAnother,
  children,
}: {
  readonly id: string;
  readonly title: string;
  /** Leaves it, for another one. */
  readonly onAnother: () => void;
  /** What is shown of its result. */
  readonly children: (result: Result) => ReactNode;
}) {
  const words = useWords(serverWords);
  const task = useTask<Result>(id);
  if (task === undefined || task.state === 'running') {
    return (
      <Panel title={title}>
        <Running id={id} task={task} title={title} />
      </Panel>
    );
  }
  return (
    <Stack column gap={16}>
      {task.state === 'cancelled' && <Note tone="unknown" title={words.stopped} />}
      {task.state === 'failed' && task.error !== undefined && <FindingNote finding={task.error} />}
      {task.state === 'done' && task.result !== undefined && children(task.result)}
      <div>
        <Button onPress={onAnother}>{words.another}</Button>
      </div>
    </Stack>
  );
}

function Running({
  id,
  task,
  title,
}: {
  readonly id: string;
  readonly task: TaskView | undefined;
  readonly title: string;
}) {
  const words = useWords(serverWords);
  const format = useFormat();
  const { mayAdminister } = useSession();
  const { step = '', done = 0, total = 0 } = task ?? {};
  // What is taken over stands behind it; the synchronization has a page for that.
  const [kind = ''] = step.split(':');
  const steps: Partial<Record<string, string>> = words.steps;
  return (
    <Stack column>
      <p role="status">{step === '' ? words.begins : (steps[kind] ?? step)}</p>
      <Progress label={title} done={done} total={total} />
      {total > 0 && <p>{words.step(format.number(done), format.number(total))}</p>}
      {mayAdminister && <StopTask id={id}>{words.stop}</StopTask>}
    </Stack>
  );
}
