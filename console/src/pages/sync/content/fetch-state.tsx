import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ContentStatus, FetchAnswer, FetchesAnswer, FetchRequest, ForecastAnswer } from '#server/admin';
import { answers, ask, useAnswer, useChange } from '../../../api/index.ts';
import { useSession } from '../../../frame/index.ts';
import {
  Answered,
  Button,
  Empty,
  Figure,
  Note,
  Panel,
  Progress,
  Stack,
  useNotices,
} from '../../../kit/index.ts';
import { SyncProblem } from '../../../parts/sync-finding/index.ts';
import { useFormat, useWords } from '../../../words/index.ts';
import { FailedFiles } from './failed-files.tsx';
import style from './fetch-state.module.css';
import { contentStateWords } from './words.ts';

const AT_WORK = 1000;
const AT_REST = 10_000;
/** What the figures of the files come from. */
const HERE = ['/content', '/content/forecast'] as const;

/** What is here, what is on its way, and what did not arrive. */
export function FetchState() {
  const words = useWords(contentStateWords);
  const format = useFormat();
  const notify = useNotices();
  const { mayAdminister } = useSession();
  const [atWork, setAtWork] = useState(false);
  const fetches = useAnswer<FetchesAnswer>('/content/fetches', {}, { every: atWork ? AT_WORK : AT_REST });
  const isActive = (fetches.data?.active.length ?? 0) > 0;
  useEffect(() => setAtWork(isActive), [isActive]);
  const isDue = isActive || (fetches.data?.waiting.length ?? 0) > 0;
  const wasDue = useRef(isDue);
  useEffect(() => {
    // What is here and what is missing takes the server some work to count: asked anew when the last file has come.
    if (wasDue.current && !isDue)
      for (const path of HERE) void answers.invalidateQueries({ queryKey: [path] });
    wasDue.current = isDue;
  }, [isDue]);
  const want = useChange<FetchRequest, FetchAnswer>((body) => ['POST', '/content/fetch', { body }], {
    refresh: ['/content'],
  });
  const again = (request: FetchRequest) =>
    want.mutate(request, {
      onSuccess: ({ queued }) => notify({ text: words.queued(format.count(queued, 'file')) }),
    });
  return (
    <Stack column gap={16}>
      <Here />
      <Answered of={fetches}>
        {({ active, waiting, failed, paused, bytesPerSecond }) => (
          <>
            {paused !== undefined && (
              <Note tone={paused === 'disk-full' ? 'bad' : 'unknown'} title={words[paused]} />
            )}
            <Panel title={words.coming}>
              {active.length + waiting.length === 0 ? (
                <Empty title={words.idle} />
              ) : (
                <Stack column>
                  {bytesPerSecond > 0 && <p>{words.speed(format.bytes(bytesPerSecond))}</p>}
                  <ul className={style['files']}>
                    {active.map(({ sha1, fileName, size, received, from }) => (
                      <li key={sha1}>
                        <span className={style['name']}>{fileName || sha1}</span>
                        <Progress label={fileName || sha1} done={received} total={size} />
                        <span className={style['small']}>
                          {format.bytes(received)} / {format.bytes(size)} · {words.from(from)}
                        </span>
                      </li>
                    ))}
                  </ul>
                  {waiting.length > 0 && (
                    <p>
                      {words.waiting(
                        format.count(waiting.length, 'file'),
                        format.bytes(waiting.reduce((sum, { size }) => sum + size, 0)),
                      )}
                    </p>
                  )}
                </Stack>
              )}
            </Panel>
            {want.error !== null && <SyncProblem error={want.error} />}
            {failed.length > 0 && (
              <Panel
                title={words.failed}
                actions={
                  mayAdminister &&
                  failed.length > 1 && (
                    <Button onPress={() => again({ retry: true })}>
                      {words.retryAll(format.count(failed.length, 'file'))}
                    </Button>
                  )
                }
              >
                <FailedFiles
                  failed={failed}
                  onRetry={mayAdminister ? (sha1) => again({ sha1s: [sha1] }) : undefined}
                />
              </Panel>
            )}
          </>
        )}
      </Answered>
    </Stack>
  );
}

function Here() {
  const words = useWords(contentStateWords);
  const format = useFormat();
  const { mayAdminister } = useSession();
  const content = useAnswer<ContentStatus>('/content');
  // Of nothing new: what is missing already, and the room that there is. Only administrators may ask.
  const forecast = useQuery({
    queryKey: ['/content/forecast'],
    queryFn: () => ask<ForecastAnswer>('POST', '/content/forecast', { body: { updateIds: [] } }),
    enabled: mayAdminister,
  });
  return (
    <Answered of={content}>
      {({ approved, present, unnamed }) => (
        <Panel title={words.disk}>
          <Stack gap={8}>
            <Figure value={format.bytes(approved.bytes - approved.missingBytes)}>{words.approved}</Figure>
            {approved.missingFiles === 0 ? (
              <Figure value={format.number(0)} tone="good">
                {words.allHere}
              </Figure>
            ) : (
              <Figure value={format.bytes(approved.missingBytes)} tone="wait">
                {words.missing} ({format.count(approved.missingFiles, 'file')})
              </Figure>
            )}
            <Figure value={format.bytes(present.bytes + unnamed.bytes)}>{words.present}</Figure>
            {forecast.data !== undefined && (
              <Figure value={format.bytes(forecast.data.freeBytes)}>{words.free}</Figure>
            )}
          </Stack>
          {forecast.data !== undefined && approved.missingFiles > 0 && (
            <p>{forecast.data.fits ? words.fits : words.fitsNot}</p>
          )}
          {unnamed.files > 0 && (
            <p className={style['small']}>
              {format.count(unnamed.files, 'file')}, {format.bytes(unnamed.bytes)}: {words.unnamed}
            </p>
          )}
        </Panel>
      )}
    </Answered>
  );
}
