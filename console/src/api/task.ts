import { useEffect, useState } from 'react';
import type { Problem, TaskView } from '#server/admin';
import { addressOf, ask, Refused } from './ask.ts';

/** After so long it is followed anew when something in between broke the stream off, milliseconds. */
const AGAIN = 5_000;

/**
 * Follows long work as the server tells of it, until it is over. Undefined before the first word of it, or without an id. Work that the
 * server does not know any more, as after its restart, has failed, and says so.
 */
export function useTask<Result>(id: string | undefined): TaskView<Result> | undefined {
  const [task, setTask] = useState<TaskView<Result>>();
  useEffect(() => {
    setTask(undefined);
    if (id === undefined) return;
    const address = `/tasks/${encodeURIComponent(id)}`;
    const left = new AbortController();
    let source: EventSource;
    let later: ReturnType<typeof setTimeout>;
    const hear = ({ data }: MessageEvent<string>) => setTask(JSON.parse(data) as TaskView<Result>);
    const last = (event: MessageEvent<string>) => {
      hear(event);
      source.close();
    };
    const follow = () => {
      source = new EventSource(addressOf(`${address}/events`));
      source.addEventListener('progress', hear);
      for (const name of ['done', 'failed', 'cancelled']) source.addEventListener(name, last);
      // A lost connection the browser makes anew by itself; it gives up where the server refuses, and does not say why.
      source.addEventListener('error', () => {
        if (source.readyState === EventSource.CLOSED) void lookFor();
      });
    };
    const lookFor = async () => {
      try {
        await ask<TaskView<Result>>('GET', address, { signal: left.signal });
      } catch (error) {
        if (left.signal.aborted) return;
        if (error instanceof Refused && error.problem.status === 404)
          return setTask(forgotten(id, error.problem));
      }
      later = setTimeout(follow, AGAIN);
    };
    follow();
    return () => {
      left.abort();
      clearTimeout(later);
      source.close();
    };
  }, [id]);
  return task;
}

function forgotten<Result>(id: string, { code, title, hint, subject, detail }: Problem): TaskView<Result> {
  return {
    id,
    kind: '',
    state: 'failed',
    startedAt: 0,
    step: '',
    done: 0,
    total: 0,
    error: {
      code,
      message: title,
      hint,
      ...(subject === undefined ? {} : { subject }),
      ...(detail === undefined ? {} : { detail }),
    },
  };
}
