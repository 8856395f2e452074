import { useEffect, useState } from 'react';
import type { TaskView } from '#server/admin';
import { addressOf, ask } from './ask.ts';

/** Follows long work as the server tells of it, until it is over. Undefined before the first word of it, or without an id. */
export function useTask<Result>(id: string | undefined): TaskView<Result> | undefined {
  const [task, setTask] = useState<TaskView<Result>>();
  useEffect(() => {
    setTask(undefined);
    if (id === undefined) return;
    const source = new EventSource(addressOf(`/tasks/${encodeURIComponent(id)}/events`));
    const hear = ({ data }: MessageEvent<string>) => setTask(JSON.parse(data) as TaskView<Result>);
    const last = (event: MessageEvent<string>) => {
      hear(event);
      source.close();
    };
    source.addEventListener('progress', hear);
    for (const name of ['done', 'failed', 'cancelled']) source.addEventListener(name, last);
    return () => source.close();
  }, [id]);
  return task;
}

/** Asks it to end. */
export function stopTask(id: string): Promise<unknown> {
  return ask('DELETE', `/tasks/${encodeURIComponent(id)}`);
}
