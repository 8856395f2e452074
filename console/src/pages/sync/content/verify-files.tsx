import { useEffect, useRef, useState } from 'react';
import type { ContentStatus, VerifyAnswer } from '#server/admin';
import { answers, ask, useAnswer } from '../../../api/index.ts';
import { Button, Note, Panel, Progress, Stack } from '../../../kit/index.ts';
import { SyncProblem } from '../../../parts/sync-finding/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { upkeepWords } from './words.ts';

interface Seen {
  readonly files: number;
  readonly bytes: number;
  readonly corrupt: VerifyAnswer['corrupt'];
  readonly state: 'running' | 'done' | 'stopped';
}

/** Reads all files again, a few at a time, for as long as somebody stays here. */
export function VerifyFiles() {
  const words = useWords(upkeepWords);
  const format = useFormat();
  const content = useAnswer<ContentStatus>('/content');
  const [seen, setSeen] = useState<Seen>();
  const [error, setError] = useState<Error>();
  const ending = useRef<AbortController>(undefined);
  useEffect(() => () => ending.current?.abort(), []);
  const run = async () => {
    const { signal } = (ending.current = new AbortController());
    setError(undefined);
    let now: Seen = { files: 0, bytes: 0, corrupt: [], state: 'running' };
    setSeen(now);
    let after: string | undefined;
    try {
      do {
        const body = after === undefined ? {} : { after };
        const { checked, corrupt, next } = await ask<VerifyAnswer>('POST', '/content/verify', {
          body,
          signal,
        });
        now = {
          files: now.files + checked.files,
          bytes: now.bytes + checked.bytes,
          corrupt: [...now.corrupt, ...corrupt],
          state: next === undefined ? 'done' : 'running',
        };
        setSeen(now);
        after = next;
      } while (after !== undefined);
    } catch (problem) {
      setSeen({ ...now, state: 'stopped' });
      if (!signal.aborted) setError(problem as Error);
    }
    if (now.corrupt.length > 0) await answers.invalidateQueries();
  };
  const whole = (content.data?.present.bytes ?? 0) + (content.data?.unnamed.bytes ?? 0);
  return (
    <Panel title={words.verify}>
      <Stack column>
        <p>{words.verifyText}</p>
        <div>
          {seen?.state === 'running' ? (
            <Button onPress={() => ending.current?.abort()}>{words.stop}</Button>
          ) : (
            <Button onPress={() => void run()}>{words.verifyNow}</Button>
          )}
        </div>
        {seen?.state === 'running' && <Progress label={words.verifying} done={seen.bytes} total={whole} />}
        <div role="status">
          {seen !== undefined && (
            <p>{words.checked(format.count(seen.files, 'file'), format.bytes(seen.bytes))}</p>
          )}
          {seen?.state === 'stopped' && <p>{words.stopped}</p>}
          {seen?.state === 'done' && seen.corrupt.length === 0 && <Note tone="good" title={words.allWell} />}
        </div>
        {seen !== undefined && seen.corrupt.length > 0 && (
          <Note tone="bad" title={words.corrupt(format.count(seen.corrupt.length, 'file'))}>
            <ul>
              {seen.corrupt.map(({ sha1, fileName }) => (
                <li key={sha1}>{fileName || sha1}</li>
              ))}
            </ul>
          </Note>
        )}
        {error !== undefined && <SyncProblem error={error} />}
      </Stack>
    </Panel>
  );
}
