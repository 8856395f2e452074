import { useEffect, useState } from 'react';
import type {
  ContentStatus,
  MoveContentAnswer,
  MoveContentRequest,
  TasksAnswer,
  TaskView,
} from '#server/admin';
import { answers, useAnswer, useChange, useTask } from '../../../api/index.ts';
import { Button, Note, Panel, Progress, Stack, TextField } from '../../../kit/index.ts';
import { StopTask } from '../../../parts/stop-task/index.ts';
import { FindingNote, SyncProblem } from '../../../parts/sync-finding/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { upkeepWords } from './words.ts';

const KIND = 'content-move';

/** Copies the files to another folder of the server. A move that goes on is found again by whoever comes back. */
export function MoveFiles() {
  const words = useWords(upkeepWords);
  const format = useFormat();
  const [path, setPath] = useState('');
  const content = useAnswer<ContentStatus>('/content');
  const tasks = useAnswer<TasksAnswer>('/tasks');
  const start = useChange<MoveContentRequest, TaskView<MoveContentAnswer>>(
    (body) => ['POST', '/content/move', { body }],
    { refresh: ['/tasks'] },
  );
  const id = start.data?.id ?? tasks.data?.items.findLast(({ kind }) => kind === KIND)?.id;
  const task = useTask<MoveContentAnswer>(id);
  const isOver = task !== undefined && task.state !== 'running';
  useEffect(() => {
    if (isOver) void answers.invalidateQueries({ queryKey: ['/content'] });
  }, [isOver]);
  const files = (content.data?.present.files ?? 0) + (content.data?.unnamed.files ?? 0);
  return (
    <Panel title={words.move}>
      <Stack column>
        <p>{words.moveText}</p>
        {task?.state === 'running' ? (
          <>
            <p role="status">{words.moving}</p>
            <Progress label={words.moving} done={task.done} total={task.total} />
            <StopTask id={task.id}>{words.stop}</StopTask>
          </>
        ) : (
          <>
            <TextField label={words.path} hint={words.pathHint} mono value={path} onChange={setPath} />
            <div>
              <Button
                busy={start.isPending}
                disabled={path.trim() === ''}
                onPress={() => start.mutate({ path: path.trim() })}
              >
                {words.moveNow(format.count(files, 'file'))}
              </Button>
            </div>
          </>
        )}
        {start.error !== null && <SyncProblem error={start.error} />}
        {task?.state === 'cancelled' && <Note tone="unknown" title={words.moveStopped} />}
        {task?.error !== undefined && task.state === 'failed' && <FindingNote finding={task.error} />}
        {task?.result !== undefined && <Moved result={task.result} />}
      </Stack>
    </Panel>
  );
}

function Moved({ result: { moved, corrupt, path } }: { readonly result: MoveContentAnswer }) {
  const words = useWords(upkeepWords);
  const format = useFormat();
  return (
    <div role="status">
      <Note
        tone="good"
        title={words.moved(format.count(moved.files, 'file'), format.bytes(moved.bytes), path)}
      >
        {corrupt.length > 0 && <p>{words.left(format.count(corrupt.length, 'file'))}</p>}
      </Note>
    </div>
  );
}
